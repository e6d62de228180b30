"""The site as it will read: recorded versions in force by then, pages scheduled by then, and nothing else."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from cms.preview.moments import Ahead, issue
from cms.preview.signing import lifetime
from cms.shops.models import Shop
from cms.terms.models import ReturnTerms, TermsVersion
from policies.durations import Window
from policies.histories import Version
from policies.terms import Kind
from tests.cms.pages.factories import Centre, ContentFactory, PolicyFactory
from tests.cms.pages.shops import open_shop
from tests.full_terms import RETURNS

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
DECEMBER = datetime(2026, 12, 1, tzinfo=UTC)
API = "/api/content/v1/audrey-alexandre/"
SCREEN = "/admin/site-on-a-date/"


@pytest.fixture(autouse=True)
def _now() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def shop(centre: Centre) -> Shop:
    """A shop whose returns run 30 days from December on; 60 are a draft only."""
    made = open_shop(centre.site)
    PolicyFactory(parent=centre.en, slug="returns", summary="{{ returns.window }} to send it back.")
    coming = Version(
        kind=Kind.RETURNS,
        number=2,
        effective_from=DECEMBER,
        recorded_at=NOW,
        terms=replace(RETURNS, window=Window(length=30)),
    )
    TermsVersion.of(shop=made, version=coming).save()
    row = ReturnTerms.objects.get(shop=made)
    row.window_length = 60
    row.save_revision()
    return made


def token(shop: Shop, moment: datetime, *, at: datetime = NOW, scheduled: bool = True) -> str:
    return issue(shop=shop, ahead=Ahead(moment=moment, with_scheduled_pages=scheduled), at=at)


def page(client: Client, path: str, preview: str = "") -> Any:
    return client.get(f"{API}pages/", {"path": path} | ({"preview": preview} if preview else {}))


@pytest.mark.parametrize(
    ("moment", "says", "changed"),
    [
        (DECEMBER - timedelta(seconds=1), "14 days", []),
        (DECEMBER, "30 days", ["returns.window"]),
        (DECEMBER + timedelta(days=90), "30 days", ["returns.window"]),
    ],
)
def test_recorded_terms_are_shown_from_their_start_and_drafts_never(
    shop: Shop, client: Client, moment: datetime, says: str, changed: list[str]
) -> None:
    read = page(client, "/en/returns/", token(shop, moment)).json()

    assert read["summary"] == f"{says} to send it back."
    assert read["showing"]["changed"] == changed
    assert datetime.fromisoformat(read["showing"]["moment"]) == moment
    assert page(client, "/en/returns/").json()["summary"].startswith("14 days")


def test_a_moment_that_has_passed_meanwhile_shows_the_present(shop: Shop, client: Client) -> None:
    kept = token(shop, NOW + timedelta(minutes=5))

    with time_machine.travel(NOW + timedelta(minutes=10), tick=False):
        read = page(client, "/en/returns/", kept).json()

    assert datetime.fromisoformat(read["showing"]["moment"]) == NOW + timedelta(minutes=10)


@pytest.mark.parametrize(("age", "status"), [(lifetime(), 200), (lifetime() + timedelta(seconds=1), 403)])
def test_a_token_ends_with_its_time(shop: Shop, client: Client, age: timedelta, status: int) -> None:
    answer = page(client, "/en/returns/", token(shop, DECEMBER, at=NOW - age))

    assert (answer.status_code, answer["Cache-Control"]) == (status, "no-store")


def test_another_moment_cannot_be_written_into_a_token(shop: Shop, client: Client) -> None:
    wanted, own = token(shop, DECEMBER, at=NOW - timedelta(days=2)), token(shop, NOW)
    forged = ":".join([wanted.split(":")[0], *own.split(":")[1:]])

    assert page(client, "/en/returns/", forged).status_code == 404


def _planned(centre: Centre, **values: Any) -> None:
    """A page to be published on 28 November, another to be gone then."""
    soon = ContentFactory(parent=centre.en, slug="winter", title="Winter", live=False, show_in_menus=True)
    soon.title, soon.go_live_at = "Winter hours", datetime(2026, 11, 28, tzinfo=UTC)
    soon.save_revision().publish()
    ContentFactory(
        parent=centre.en,
        slug="autumn",
        title="Autumn",
        show_in_menus=True,
        expire_at=datetime(2026, 11, 28, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("moment", "winter", "autumn"),
    [(datetime(2026, 11, 27, tzinfo=UTC), 404, 200), (datetime(2026, 11, 28, tzinfo=UTC), 200, 404)],
)
def test_pages_come_and_go_as_they_are_scheduled(
    shop: Shop, centre: Centre, client: Client, moment: datetime, winter: int, autumn: int
) -> None:
    _planned(centre)
    kept = token(shop, moment)

    assert page(client, "/en/winter/", kept).status_code == winter
    assert page(client, "/en/autumn/", kept).status_code == autumn
    menus = client.get(f"{API}navigation/", {"locale": "en", "preview": kept}).json()
    titles = {link["title"] for link in menus["primary"]}
    assert ("Winter hours" in titles, "Autumn" in titles) == (winter == 200, autumn == 200)
    assert page(client, "/en/winter/").status_code == 404
    assert page(client, "/en/autumn/").status_code == 200


def test_whoever_may_not_read_drafts_of_pages_sees_no_scheduled_ones(
    shop: Shop, centre: Centre, client: Client
) -> None:
    _planned(centre)

    assert page(client, "/en/winter/", token(shop, DECEMBER, scheduled=False)).status_code == 404


def test_the_screen_leads_to_the_site_in_each_language(
    shop: Shop, centre: Centre, admin_client: Client, client: Client
) -> None:
    _planned(centre)
    choice = admin_client.get(SCREEN).content.decode()
    assert "1 December 2026, 01:00, Paris time" in choice

    response = admin_client.get(SCREEN, {"at": "2026-12-01 01:00"})

    assert "no-store" in response["Cache-Control"]
    context = response.context_data
    assert [change.what for change in context["terms"]] == ["Returns, version 2"]
    assert [change.what for change in context["pages"]] == ["Winter hours"]
    assert [link.label for link in context["sites"]] == ["English", "Français"]
    preview = context["sites"][0].url.partition("?preview=")[2].replace("%3A", ":")
    assert page(client, "/en/returns/", preview).json()["summary"].startswith("30 days")


@pytest.mark.parametrize("at", ["2026-11-22 13:00", "2020-01-01 00:00", "soon", "", "2027-03-28 02:30"])
def test_no_token_is_issued_for_what_is_no_moment_to_come(shop: Shop, admin_client: Client, at: str) -> None:
    response = admin_client.get(SCREEN, {"at": at})

    assert response.status_code == 200
    assert "preview=" not in response.content.decode()
    assert response.context_data["form"].errors["at"]


def test_strangers_are_sent_to_sign_in(shop: Shop, client: Client) -> None:
    response = client.get(SCREEN, {"at": "2026-12-01 01:00"})

    assert (response.status_code, "preview=" in response["Location"]) == (302, False)


def test_a_pages_draft_is_looked_at_from_the_next_start(
    shop: Shop, admin_client: Client, client: Client
) -> None:
    row = shop.site.root_page.get_children().get(slug="returns").specific
    modes = dict(row.preview_modes)
    assert list(modes.values()) == [
        "With the terms in force now",
        "With the terms from 1 December 2026, 01:00, Paris time",
    ]

    row.summary = "New: {{ returns.window }}."
    row.save_revision()
    where = f"/admin/pages/{row.pk}/view_draft/"
    for mode, summary in zip(modes, ("New: 14 days.", "New: 30 days."), strict=True):
        shown = admin_client.get(where, {"mode": mode})
        preview = shown["Location"].partition("?preview=")[2].replace("%3A", ":").replace("%7E", "~")
        assert page(client, "/en/returns/", preview).json()["summary"] == summary
