"""Half-filled, contradictory and outlived input: the error stands at its field, for eyes and for screen readers."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import AbstractUser
from django.test import Client

from cms.shops.models import Shop
from cms.terms.models import ReturnTerms, ShippingTerms, Terms, TermsVersion
from tests.cms.factories import editor_of, shop_factory, shop_with_terms
from tests.cms.terms.form_posts import address, errors_of, form_data, path_to, post
from tests.full_terms import FULL

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
TRANSIT = "services-0-value-transits-0-value"
# What is sent, where the error stands, and what it says.
HALF_FILLED: Mapping[str, tuple[dict[str, Any], tuple[Any, ...], str]] = {
    "no code": ({"services-0-value-code": ""}, (0, "code"), "required"),
    "a code that is none": ({"services-0-value-code": "Not so"}, (0, "code"), "lower-case letters"),
    "no name": ({"services-0-value-name-en": ""}, (0, "name", "en"), "Enter the name"),
    "no carrier": ({"services-0-value-carrier": " "}, (0, "carrier"), "required"),
    "no days": ({f"{TRANSIT}-days-minimum": ""}, (0, "transits", 0, "days", "minimum"), "required"),
    "no most days": ({f"{TRANSIT}-days-maximum": ""}, (0, "transits", 0, "days", "maximum"), "required"),
    "days below zero": (
        {f"{TRANSIT}-days-minimum": "-1"},
        (0, "transits", 0, "days", "minimum"),
        "from 0 to 365",
    ),
    "most below least": (
        {f"{TRANSIT}-days-minimum": "5", f"{TRANSIT}-days-maximum": "2"},
        (0, "transits", 0, "days", "maximum"),
        "swap them",
    ),
    "a zone that is none": ({f"{TRANSIT}-zone": "moon"}, (0, "transits", 0, "zone"), "no zone “moon”"),
    "a rate below zero": ({f"{TRANSIT}-rate": "-3"}, (0, "transits", 0, "rate"), "below zero"),
    "an address without a number": (
        {"services-0-value-tracking_url": "https://carrier.example"},
        (0, "tracking_url"),
        "{number}",
    ),
}
SEASONS: Mapping[str, tuple[dict[str, Any], tuple[Any, ...], str]] = {
    "ends before it starts": ({"seasons-0-value-last": "2026-11-01"}, (0, "last"), "swap them"),
    "returned before it ends": ({"seasons-0-value-until": "2026-12-01"}, (0, "until"), "enter a later one"),
    "shares days": ({"seasons-1-value-first": "2026-12-24"}, (1, "first"), "share days"),
    "one code twice": ({"seasons-1-value-code": "christmas-2026"}, (1, "code"), "stands twice"),
    "over": (
        {
            "seasons-0-value-first": "2025-11-15",
            "seasons-0-value-last": "2025-12-24",
            "seasons-0-value-until": "2026-01-31",
        },
        (0, "last"),
        "This season is over on 22 November 2026",
    ),
}


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def shop() -> Shop:
    return shop_with_terms(terms=[terms for _, terms in FULL])


@pytest.fixture
def editor(shop: Shop) -> AbstractUser:
    return editor_of(shop)


@pytest.fixture
def desk(client: Client, editor: AbstractUser) -> Client:
    client.force_login(editor)
    return client


@pytest.fixture
def creating(client: Client) -> Client:
    """Someone of a shop that has stated nothing yet."""
    client.force_login(editor_of(shop_factory("new-house")))
    return client


def created(desk: Client, row: Terms, **changes: Any) -> Any:
    """Send the form for new terms with what ``row`` holds."""
    new = Shop.objects.get(code="new-house").pk
    data = form_data(row, **{"effective_from": None, "shop": new} | changes) | {"action-publish": "yes"}
    return desk.post(address("add", type(row)), data)


class Rendered(HTMLParser):
    """What the page hands to the editor of each list of blocks: its value, and the errors it places in it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.errors: dict[str, Any] = {}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("data-controller") == "w-block":
            _, error = json.loads(given["data-w-block-arguments-value"] or "[]")
            self.errors[given["id"] or ""] = error


def within(error: Any, path: tuple[Any, ...]) -> list[str]:
    """The sentences that the page places at ``path`` of a list of blocks."""
    for step in path:
        error = error["blockErrors"][step if isinstance(step, str) else str(step)]
    found: list[str] = error["messages"]
    return found


def assert_at(answer: Any, field: str, path: tuple[Any, ...], said: str) -> None:
    """The error stands in the form, and in the page that the browser gets, at ``path`` and nowhere else."""
    (error,) = errors_of(answer)[field]
    assert said in " ".join(path_to(error, *path).messages)
    page = Rendered(answer.content.decode())
    assert said in " ".join(within(page.errors[field], path))
    assert [name for name, placed in page.errors.items() if placed] == [field]


@pytest.mark.parametrize("case", HALF_FILLED)
def test_half_filled_services(desk: Client, shop: Shop, case: str) -> None:
    sent, path, said = HALF_FILLED[case]
    before = TermsVersion.objects.count()

    assert_at(post(desk, ShippingTerms.objects.get(shop=shop), **sent), "services", path, said)

    assert TermsVersion.objects.count() == before


@pytest.mark.parametrize("case", HALF_FILLED)
def test_half_filled_services_of_a_new_shop(shop: Shop, creating: Client, case: str) -> None:
    sent, path, said = HALF_FILLED[case]

    assert_at(created(creating, ShippingTerms.objects.get(shop=shop), **sent), "services", path, said)

    assert not ShippingTerms.objects.filter(shop__code="new-house").exists()


@pytest.mark.parametrize("case", ["no name", "no days", "no carrier"])
def test_half_filled_services_may_be_saved_as_a_draft(desk: Client, shop: Shop, case: str) -> None:
    sent, _, _ = HALF_FILLED[case]
    before = TermsVersion.objects.count()

    assert post(desk, ShippingTerms.objects.get(shop=shop), action="edit", **sent).status_code == 302

    assert ShippingTerms.objects.get(shop=shop).has_unpublished_changes
    assert TermsVersion.objects.count() == before


def test_one_code_for_two_services_stands_at_the_second(desk: Client, shop: Shop) -> None:
    row = ShippingTerms.objects.get(shop=shop)
    first = {name: value for name, value in form_data(row).items() if name.startswith("services-0")}
    twice = {name.replace("services-0", "services-1", 1): value for name, value in first.items()}
    sent = twice | {"services-1-order": 1, "services-count": 2}

    assert_at(post(desk, row, **sent), "services", (1, "code"), "“relais” stands twice")


def test_two_exceptions_that_tie_stand_at_which_goes_before(desk: Client, shop: Shop) -> None:
    row = ReturnTerms.objects.get(shop=shop)
    tie = {"exceptions-2-value-then-returnability": "returnable", "exceptions-2-value-goes_before": ""}

    assert_at(post(desk, row, **tie), "exceptions", (2, "goes_before"), "equally specific")


@pytest.mark.parametrize("case", SEASONS)
def test_seasons_that_cannot_be(desk: Client, shop: Shop, case: str) -> None:
    sent, path, said = SEASONS[case]

    assert_at(post(desk, ReturnTerms.objects.get(shop=shop), **sent), "seasons", path, said)


@pytest.mark.parametrize("case", SEASONS)
def test_nor_in_the_first_terms_of_a_shop(shop: Shop, creating: Client, case: str) -> None:
    sent, path, said = SEASONS[case]
    # Its exceptions name zones that this shop has not stated.
    sent = sent | {"exceptions-count": 0}

    assert_at(created(creating, ReturnTerms.objects.get(shop=shop), **sent), "seasons", path, said)


def test_a_season_that_was_promised_may_stay_once_it_is_over(
    client: Client, shop: Shop, editor: AbstractUser
) -> None:
    with time_machine.travel(datetime(2028, 3, 1, 9, tzinfo=UTC), tick=False):
        client.force_login(editor)
        row = ReturnTerms.objects.get(shop=shop)

        assert post(client, row, window_length=40).status_code == 302
        assert_at(
            post(client, row, **{"seasons-0-value-last": "2026-12-23"}), "seasons", (0, "last"), "is over"
        )


def test_a_season_that_is_over_when_the_terms_start_is_over(desk: Client, shop: Shop) -> None:
    moved = {
        "seasons-1-value-code": "winter",
        "seasons-1-value-first": "2026-12-28",
        "seasons-1-value-last": "2026-12-30",
        "seasons-1-value-until": "2027-03-01",
    }
    row = ReturnTerms.objects.get(shop=shop)

    late = post(desk, row, effective_from="2027-01-01 00:00", **moved)

    assert_at(late, "seasons", (1, "last"), "over on 1 January 2027")
    assert post(desk, row, effective_from="2026-12-30 12:00", **moved).status_code == 302


def test_an_error_of_a_plain_field_is_tied_to_it(desk: Client, shop: Shop) -> None:
    page = post(desk, ReturnTerms.objects.get(shop=shop), window_length=-3).content.decode()

    control = page[page.index('name="window_length"') :].partition(">")[0]
    assert 'aria-invalid="true"' in control
    (described,) = [part for part in control.split() if part.startswith("aria-describedby=")]
    assert any(f'id="{name}"' in page for name in described.partition("=")[2].strip('"').split())


@pytest.mark.parametrize("name", ["add", "edit"])
def test_a_form_cut_short_on_its_way_is_refused_as_a_whole(desk: Client, shop: Shop, name: str) -> None:
    row = ShippingTerms.objects.get(shop=shop)
    before = TermsVersion.objects.count(), row.latest_revision_id

    answer = desk.post(address(name, row if name == "edit" else ShippingTerms), {"action-publish": "yes"})

    row.refresh_from_db()
    assert answer.status_code == 400
    assert (TermsVersion.objects.count(), row.latest_revision_id) == before
