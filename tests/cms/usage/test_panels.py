"""The form of terms lists the pages that speak of each value; the form of a page lists the terms it speaks of."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cms.pages.models import ContentPage
from cms.pages.permissions import grant_page_permissions
from cms.pages.spoken import spoken_terms
from cms.shops.models import Shop
from cms.terms.models import ReturnTerms, ShippingTerms
from cms.terms.publishing import publish_terms
from cms.usage.where import where_used
from policies.terms import Kind
from tests.cms.factories import editor_of
from tests.cms.law import BY_INTENTION
from tests.cms.pages.factories import BRACES, Centre, ContentFactory, open_centre
from tests.cms.pages.shops import open_shop
from tests.full_terms import RETURNS

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)
NEXT_MONTH = NOW.replace(microsecond=0) + timedelta(days=30)
WINDOW = BRACES % "returns.window"


@pytest.fixture
def shop(shop_centre: Centre) -> Shop:
    return Shop.objects.get()


def coming(shop: Shop, days: int) -> None:
    assert RETURNS.window is not None
    longer = replace(RETURNS, window=replace(RETURNS.window, length=days))
    publish_terms(shop=shop, terms=longer, effective_from=NEXT_MONTH, reason=BY_INTENTION)


def rows(shop: Shop, user: object = None) -> dict[str, object]:
    user = user or get_user_model().objects.create_superuser("chief", "chief@shop.example", "correct horse")
    return {row.ref: row for row in where_used(shop=shop, kind=Kind.RETURNS, user=user, at=NOW)}


def test_each_value_has_its_pages_in_each_language(shop: Shop, shop_centre: Centre) -> None:
    ContentFactory(parent=shop_centre.en, title=f"Back within {WINDOW}", slug="back")
    french = ContentFactory(parent=shop_centre.fr, title="Retours", summary=WINDOW, live=False)
    french.save_revision()

    found = rows(shop)

    row = found["returns.window"]
    assert row.term.value == "14 days"
    assert [(page.title, page.locale, page.live, page.draft_only) for page in row.pages] == [
        ("Back within 14 days", "en", True, False),
        ("Retours", "fr", False, True),
    ]
    assert row.pages[0].live_url.endswith("/en/back/")
    assert row.pages[1].live_url == ""
    assert row.pages[1].edit_url == reverse("wagtailadmin_pages:edit", args=[french.pk])
    assert found["returns.send_within"].pages == ()


def test_a_name_that_the_shop_does_not_state_is_listed_too(shop: Shop, shop_centre: Centre) -> None:
    draft = ContentFactory(parent=shop_centre.en, summary=BRACES % "returns.gone", live=False)

    row = rows(shop)["returns.gone"]

    assert row.term is None
    assert [page.edit_url for page in row.pages] == [reverse("wagtailadmin_pages:edit", args=[draft.pk])]


def test_pages_that_the_user_may_not_see_are_left_out(shop: Shop, shop_centre: Centre) -> None:
    ContentFactory(parent=shop_centre.en, summary=WINDOW)
    editor = editor_of(shop)
    assert rows(shop, editor)["returns.window"].pages == ()

    grant_page_permissions(editor.groups.get(), shop_centre.en)

    seen = rows(shop, get_user_model().objects.get(pk=editor.pk))
    assert len(seen["returns.window"].pages) == 1


def test_the_form_of_terms_shows_it(shop: Shop, shop_centre: Centre, admin_client: Client) -> None:
    page = ContentFactory(parent=shop_centre.en, title="Care", summary=WINDOW)
    row = ReturnTerms.objects.get()

    shown = admin_client.get(reverse(row.snippet_viewset.get_url_name("edit"), args=[row.pk]))

    assert "Where used" in shown.text
    assert f'<a href="{reverse("wagtailadmin_pages:edit", args=[page.pk])}">Care</a>' in shown.text
    assert "Used nowhere" in shown.text


def test_many_pages_cost_as_many_queries_as_one(shop: Shop, shop_centre: Centre) -> None:
    chief = get_user_model().objects.create_superuser("chief", "chief@shop.example", "correct horse")
    counts = []
    for pages in (1, 4):
        for _ in range(pages):
            ContentFactory(parent=shop_centre.en, summary=f"{WINDOW} {BRACES % 'returns.send_within'}")
        with CaptureQueriesContext(connection) as asked:
            where_used(shop=shop, kind=Kind.RETURNS, user=chief, at=NOW)
        counts.append(len(asked))

    assert counts[0] == counts[1] <= 6


def test_a_page_lists_its_terms_with_what_is_coming(shop: Shop, shop_centre: Centre) -> None:
    coming(shop, 30)
    page = ContentFactory(
        parent=shop_centre.fr,
        summary=f"{WINDOW} {BRACES % 'shipping.cutoff_time'} {BRACES % 'returns.window|number'}",
    )
    chief = get_user_model().objects.create_superuser("chief", "chief@shop.example", "correct horse")

    window, cutoff = spoken_terms(page, user=chief, at=datetime.now(UTC))

    assert window.term is not None
    assert (window.term.value, window.term.starts) == ("14 jours", "")
    assert window.term.since.startswith("1 January 2026")
    assert window.term.next is not None
    assert window.term.next.value == "30 jours"
    terms = ShippingTerms.objects.get()
    assert cutoff.edit_url == reverse(terms.snippet_viewset.get_url_name("edit"), args=[terms.pk])


def test_a_page_marks_what_it_cannot_say(shop: Shop, shop_centre: Centre, admin_client: Client) -> None:
    page = ContentFactory(parent=shop_centre.en, summary=BRACES % "returns.windw", live=False)

    shown = admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))

    assert "Terms on this page" in shown.text
    assert "Not stated by this shop" in shown.text


def test_a_link_to_the_terms_is_for_who_may_change_them(shop: Shop, shop_centre: Centre) -> None:
    page = ContentFactory(parent=shop_centre.en, summary=WINDOW)
    other = open_centre(hostname="alamara.localhost")
    stranger = editor_of(open_shop(other.site, code="alamara"))

    (theirs,) = spoken_terms(page, user=stranger, at=NOW)
    (own,) = spoken_terms(page, user=editor_of(shop), at=NOW)

    assert (theirs.edit_url, bool(own.edit_url)) == ("", True)


def test_many_terms_cost_as_many_queries_as_few(shop: Shop, shop_centre: Centre) -> None:
    chief = get_user_model().objects.create_superuser("chief", "chief@shop.example", "correct horse")
    counts = []
    for text in (WINDOW, f"{WINDOW} {BRACES % 'returns.send_within'} {BRACES % 'returns.mode'}"):
        page: ContentPage = ContentFactory(parent=shop_centre.en, summary=text)
        with CaptureQueriesContext(connection) as asked:
            spoken_terms(page, user=chief, at=NOW)
        counts.append(len(asked))

    assert counts[0] == counts[1] <= 7
