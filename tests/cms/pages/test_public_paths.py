"""Where pages are found, in two languages and on two sites."""

import pytest
from django.http import HttpRequest
from django.test import RequestFactory
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Page, Site

from cms.pages.models import HelpHomePage, QuestionPage
from cms.pages.routing import OutsideSites, page_at, public_path, site_roots
from tests.cms.pages.factories import Centre, PolicyFactory, QuestionFactory, TopicFactory, open_centre

pytestmark = pytest.mark.django_db


@pytest.fixture
def returns(centre: Centre) -> Page:
    return PolicyFactory(parent=centre.en, slug="returns")


@pytest.fixture
def other() -> Centre:
    return open_centre(hostname="alamara.localhost")


def test_every_language_has_its_prefix(centre: Centre, returns: Page) -> None:
    retours = PolicyFactory(parent=centre.fr, title="Retours", slug="retours")

    assert public_path(centre.en) == "/en/"
    assert public_path(centre.fr) == "/fr/"
    assert returns.public_path == "/en/returns/"
    assert retours.public_path == "/fr/retours/"


def test_wagtail_links_to_the_public_path(centre: Centre, returns: Page) -> None:
    assert returns.url == "/en/returns/"
    assert returns.full_url == "http://localhost/en/returns/"
    assert centre.fr.url == "/fr/"


def test_two_sites_have_paths_of_their_own(centre: Centre, returns: Page, other: Centre) -> None:
    theirs = PolicyFactory(parent=other.fr, title="Retours", slug="retours")

    assert theirs.public_path == "/fr/retours/"
    assert theirs.full_url == "http://alamara.localhost/fr/retours/"
    assert returns.get_url() == "http://localhost/en/returns/"
    assert page_at(other.site, "/fr/retours/") == theirs
    assert page_at(other.site, "/en/returns/") is None
    assert page_at(centre.site, "/en/returns/") == returns


def test_a_page_outside_every_site_has_no_path() -> None:
    lost = HelpHomePage(title="Lost", slug="lost", heading="Lost")
    Page.get_first_root_node().add_child(instance=lost)

    assert lost.url is None
    with pytest.raises(OutsideSites):
        _ = lost.public_path


@pytest.mark.parametrize("path", ["/en/", "/fr/", "/en/orders/", "/en/orders/may-i-cancel/"])
def test_a_path_leads_back_to_its_page(centre: Centre, path: str) -> None:
    topic = TopicFactory(parent=centre.en, slug="orders")
    QuestionFactory(parent=topic, slug="may-i-cancel")

    found = page_at(centre.site, path)

    assert found is not None
    assert public_path(found) == path


def test_the_page_found_is_of_its_own_type(centre: Centre) -> None:
    QuestionFactory(parent=TopicFactory(parent=centre.en, slug="orders"), slug="may-i-cancel")

    assert isinstance(page_at(centre.site, "/en/orders/may-i-cancel/"), QuestionPage)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/",
        "/en",
        "/en/returns",
        "en/returns/",
        "/de/returns/",
        "/en//",
        "/en/returns/x/",
        "/en/retu\0rns/",
    ],
)
def test_nothing_is_found_elsewhere(centre: Centre, returns: Page, path: str) -> None:
    assert page_at(centre.site, path) is None


def test_what_is_not_published_is_not_found(centre: Centre, returns: Page) -> None:
    returns.unpublish()

    assert page_at(centre.site, "/en/returns/") is None


def test_finding_a_page_takes_two_queries(
    centre: Centre, returns: Page, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    roots = site_roots()

    with django_assert_num_queries(2):
        page_at(centre.site, "/en/returns/", roots=roots)


def test_paths_of_a_list_take_no_query(
    centre: Centre, returns: Page, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    pages = list(Page.objects.descendant_of(centre.en, inclusive=True))
    roots = site_roots()

    with django_assert_num_queries(0):
        assert [public_path(page, roots=roots) for page in pages] == ["/en/", "/en/returns/"]


def test_a_page_leads_to_the_public_site(rf: RequestFactory, centre: Centre, returns: Page) -> None:
    request: HttpRequest = rf.get("/somewhere/", headers={"host": "localhost"})

    response = returns.serve(request)

    assert (response.status_code, response["Location"]) == (302, "/en/returns/")


def test_a_page_of_another_site_leads_to_that_site(rf: RequestFactory, centre: Centre, other: Centre) -> None:
    response = other.fr.serve(rf.get("/", headers={"host": "localhost"}))

    assert response["Location"] == "http://alamara.localhost/fr/"


def test_the_site_that_serves_is_known(centre: Centre, returns: Page) -> None:
    assert returns.get_site() == Site.objects.get(hostname="localhost")


def test_accents_in_a_slug_are_kept_in_paths_and_encoded_in_addresses(centre: Centre) -> None:
    page = PolicyFactory(parent=centre.fr, title="Délais", slug="délais")

    assert page.public_path == "/fr/délais/"
    assert page.url == "/fr/d%C3%A9lais/"
    assert page_at(centre.site, "/fr/délais/") == page
