"""What the API gives is what its first client reads: every document through the public site's own parsers."""

import pytest

from faq_site.documents import parse_page
from faq_site.search import SearchResults
from faq_site.shops import Navigation, Shop
from tests.cms.api.conftest import Get, Help

PATHS = {
    "home": "/en/",
    "topic": "/en/sending-back/",
    "question": "/en/sending-back/how-long/",
    "policy": "/en/returns/",
    "content": "/en/legal/",
    "home in French": "/fr/",
    "topic in French": "/fr/renvoyer/",
    "question in French": "/fr/renvoyer/combien/",
    "policy in French": "/fr/retours/",
}


@pytest.mark.parametrize("name", PATHS)
def test_pages(help_center: Help, get: Get, name: str) -> None:
    document = get("full/pages/", path=PATHS[name]).json()

    page = parse_page(document)

    assert (page.path, page.title) == (PATHS[name], document["title"])
    assert len(page.body) == len(document["body"])


def test_shops_menus_and_results(help_center: Help, get: Get) -> None:
    (shop,) = (Shop.parse(item) for item in get("shops/").json()["items"])
    navigation = Navigation.parse(get("full/navigation/", locale="fr").json())
    results = SearchResults.parse(get("full/questions/", q="pays").json())

    assert shop.locale("fr") is not None
    assert navigation.home == "/fr/"
    assert results.items[0].topic.path == "/en/sending-back/"
