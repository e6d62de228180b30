"""Moments at the desk: read on the editor's clock, shown on the shop's, each by name."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.test import Client
from wagtail.users.models import UserProfile

from cms.shops.clock import clock_name, differ, on_clock
from cms.shops.models import Shop
from cms.terms.models import ReturnTerms, TermsVersion
from tests.cms.factories import editor_of, shop_with_terms
from tests.cms.terms.test_forms import address, errors_of, post

PARIS, NEW_YORK = ZoneInfo("Europe/Paris"), ZoneInfo("America/New_York")
NOVEMBER = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (datetime(2025, 12, 31, 23, tzinfo=UTC), "1 January 2026, 00:00, Paris time"),
        (datetime(2026, 6, 30, 22, tzinfo=UTC), "1 July 2026, 00:00, Paris time"),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "25 October 2026, 02:30, Paris time (GMT+02:00)"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "25 October 2026, 02:30, Paris time (GMT+01:00)"),
        (datetime(2026, 3, 29, 1, tzinfo=UTC), "29 March 2026, 03:00, Paris time"),
    ],
)
def test_a_moment_on_the_shops_clock(moment: datetime, shown: str) -> None:
    assert on_clock(moment, PARIS) == shown


@pytest.mark.parametrize(
    ("zone", "name"),
    [
        ("Europe/Paris", "Paris time"),
        ("America/New_York", "New York time"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires time"),
        ("UTC", "UTC"),
    ],
)
def test_a_clock_goes_by_its_city(zone: str, name: str) -> None:
    assert clock_name(ZoneInfo(zone)) == name


def test_clocks_that_agree_for_half_the_year_differ() -> None:
    assert differ(PARIS, ZoneInfo("Africa/Lagos"), NOVEMBER)
    assert not differ(PARIS, ZoneInfo("Europe/Berlin"), NOVEMBER)


@pytest.fixture
def shop(db: None) -> Shop:
    return shop_with_terms()


def desk_in(zone: str, shop: Shop, client: Client) -> Client:
    editor = editor_of(shop)
    profile = UserProfile.get_for_user(get_user_model().objects.get(pk=editor.pk))
    profile.current_time_zone = zone
    profile.save()
    client.force_login(editor)
    return client


@pytest.mark.parametrize(
    ("typed", "start"),
    [
        ("2027-03-28 01:30", datetime(2027, 3, 28, 0, 30, tzinfo=UTC)),
        ("2027-03-28 03:30", datetime(2027, 3, 28, 1, 30, tzinfo=UTC)),
        ("2027-07-01 00:00", datetime(2027, 6, 30, 22, tzinfo=UTC)),
        ("2027-12-01 00:00", datetime(2027, 11, 30, 23, tzinfo=UTC)),
    ],
)
@time_machine.travel(NOVEMBER, tick=False)
def test_a_start_is_read_on_the_editors_clock(
    shop: Shop, client: Client, typed: str, start: datetime
) -> None:
    desk = desk_in("Europe/Paris", shop, client)

    assert post(desk, ReturnTerms.objects.get(shop=shop), effective_from=typed).status_code == 302

    assert TermsVersion.objects.filter(shop=shop, kind="returns").last().effective_from == start


@time_machine.travel(NOVEMBER, tick=False)
def test_an_hour_that_does_not_exist_is_refused_at_its_field(shop: Shop, client: Client) -> None:
    desk = desk_in("Europe/Paris", shop, client)

    errors = errors_of(post(desk, ReturnTerms.objects.get(shop=shop), effective_from="2027-03-28 02:30"))

    assert "Europe/Paris" in str(errors["effective_from"])
    assert TermsVersion.objects.filter(shop=shop, kind="returns").count() == 1


@time_machine.travel(NOVEMBER, tick=False)
def test_the_form_names_the_clock_it_reads(shop: Shop, client: Client) -> None:
    page = desk_in("Europe/Paris", shop, client).get(address("edit", ReturnTerms.objects.get(shop=shop)))

    assert page.content.decode().count("Read on your clock: Paris time.") == 2
    assert "The shop’s clock" not in page.content.decode()
    assert "since 1 January 2020, 01:00, Paris time" in page.content.decode()
    assert "keep the terms they were placed under" in page.content.decode()


@time_machine.travel(NOVEMBER, tick=False)
def test_an_editor_far_away_sees_the_shops_moment_too(shop: Shop, client: Client) -> None:
    row = ReturnTerms.objects.get(shop=shop)
    desk = desk_in("America/New_York", shop, client)
    post(desk, row, action="save", effective_from="2027-01-01 18:00")

    text = desk.get(address("edit", row)).content.decode()

    assert "Read on your clock: New York time. The shop’s clock is Paris time." in text
    assert "Set now: 2 January 2027, 00:00, Paris time." in text


def _said(answer: Any, desk: Client) -> str:
    return desk.get(answer.url).content.decode()


@time_machine.travel(NOVEMBER)
def test_publishing_says_from_when_it_governs(shop: Shop, client: Client) -> None:
    desk, row = desk_in("Europe/Paris", shop, client), ReturnTerms.objects.get(shop=shop)

    said = _said(post(desk, row, window_length=30), desk)
    assert (
        "published as version 2. They govern orders placed from 22 November 2026, 10:00, Paris time on"
        in said
    )
    assert "orders placed before keep the terms they were placed under" in said

    said = _said(post(desk, row, window_length=30), desk)
    assert "They say what was published before, so nothing changes for orders." in said

    said = _said(post(desk, row, window_length=45, effective_from="2027-01-01 00:00"), desk)
    assert "They will govern orders placed from 1 January 2027, 00:00, Paris time on" in said


@time_machine.travel(NOVEMBER, tick=False)
def test_scheduling_says_when_and_from_when(shop: Shop, client: Client) -> None:
    desk, row = desk_in("Europe/Paris", shop, client), ReturnTerms.objects.get(shop=shop)

    said = _said(post(desk, row, window_length=30, go_live_at="2026-12-01 08:00"), desk)

    assert "to be published on 1 December 2026, 08:00, Paris time" in said
    assert "They will govern orders placed from 1 December 2026, 08:00, Paris time on." in said
    listed = desk.get(address("list", ReturnTerms)).content.decode()
    assert "In force; changes to be published on 1 December 2026, 08:00, Paris time" in listed


def test_the_list_offers_no_terms_that_no_shop_lacks(shop: Shop, client: Client) -> None:
    desk = desk_in("Europe/Paris", shop, client)
    assert "Add return terms" not in desk.get(address("list", ReturnTerms)).content.decode()


def test_the_desk_bears_the_shops_name_and_leads_nowhere_else(shop: Shop, client: Client) -> None:
    home = desk_in("Europe/Paris", shop, client).get("/admin/").content.decode()

    assert "Audrey Alexandre" in home
    assert "guide.wagtail.org" not in home
    assert "What&#x27;s new" not in home
