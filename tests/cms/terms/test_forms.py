"""Editors' forms: what they save, and where each problem stands."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from cms.shops.models import Shop
from cms.terms.books import in_force
from cms.terms.models import TERMS_MODELS, CancellationTerms, ReturnTerms, ShippingTerms, TermsVersion
from policies.terms import Kind
from tests.cms.factories import LONG_AGO, editor_of, shop_factory, shop_with_terms
from tests.cms.law import accept
from tests.cms.terms.form_posts import address, errors_of, form_data, path_to, post
from tests.reference_terms import audrey_alexandre

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop() -> Shop:
    return shop_with_terms()


@pytest.fixture
def desk(client: Client, shop: Shop) -> Client:
    client.force_login(editor_of(shop))
    return client


@pytest.mark.parametrize("kind", list(Kind))
def test_every_form_opens_and_publishes_what_it_shows(desk: Client, shop: Shop, kind: Kind) -> None:
    row = TERMS_MODELS[kind].objects.get(shop=shop)
    page = desk.get(address("edit", row))
    assert page.status_code == 200
    assert "In force now" in page.content.decode()

    response = post(desk, row)

    assert response.status_code == 302, response.context["form"].errors
    row.refresh_from_db()
    assert row.to_core() == audrey_alexandre()[1][kind]
    assert TermsVersion.objects.filter(kind=kind).count() == 1


@pytest.mark.parametrize("kind", list(Kind))
def test_every_form_creates(client: Client, kind: Kind) -> None:
    shop = shop_factory()
    client.force_login(editor_of(shop))
    row = TERMS_MODELS[kind].from_core(audrey_alexandre()[1][kind], shop=shop)
    accept(row)

    assert client.get(address("add", type(row))).status_code == 200
    response = client.post(
        address("add", type(row)), form_data(row, shop=shop.pk) | {"action-publish": "yes"}
    )

    assert response.status_code == 302, response.context["form"].errors
    assert in_force(shop.code, datetime.now(UTC)).version(kind).terms == audrey_alexandre()[1][kind]


def test_publishing_a_change_from_the_form(desk: Client, shop: Shop) -> None:
    row = ReturnTerms.objects.get(shop=shop)

    assert post(desk, row, window_length=30, note="Holidays").status_code == 302

    version = TermsVersion.objects.get(kind=Kind.RETURNS, number=2)
    assert version.note == "Holidays"
    assert version.user.username == "editor-audrey-alexandre"
    window = in_force(shop.code, datetime.now(UTC)).returns.window
    assert window is not None
    assert window.length == 30


def test_a_draft_records_nothing(desk: Client, shop: Shop) -> None:
    row = ReturnTerms.objects.get(shop=shop)

    assert post(desk, row, action="edit", window_length=30).status_code == 302

    row.refresh_from_db()
    assert (row.window_length, row.has_unpublished_changes) == (14, True)
    assert TermsVersion.objects.filter(kind=Kind.RETURNS).count() == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [("window_length", 0), ("window_length", 4000), ("restocking_fee", "120"), ("window_length", "many")],
)
def test_a_value_out_of_range_is_told_at_its_field(desk: Client, shop: Shop, field: str, value: Any) -> None:
    row = ReturnTerms.objects.get(shop=shop)

    response = post(desk, row, **{field: value})

    assert list(errors_of(response)) == [field]
    assert TermsVersion.objects.filter(kind=Kind.RETURNS).count() == 1


def test_a_problem_between_fields_is_told_at_the_one_to_change(desk: Client, shop: Shop) -> None:
    row = CancellationTerms.objects.get(shop=shop)

    assert list(errors_of(post(desk, row, minutes=20))) == ["minutes"]
    assert list(errors_of(post(desk, row, limits=[]))) == ["limits"]


def test_half_a_span_is_told_at_the_missing_half(desk: Client, shop: Shop) -> None:
    row = ShippingTerms.objects.get(shop=shop)

    assert list(errors_of(post(desk, row, delivery_hours_end=None))) == ["delivery_hours_end"]
    assert list(errors_of(post(desk, row, delivery_hours_end="07:00"))) == ["delivery_hours_end"]


def test_an_unknown_zone_is_told_at_that_zone(desk: Client, shop: Shop) -> None:
    row = ShippingTerms.objects.get(shop=shop)

    response = post(desk, row, **{"services-1-value-transits-2-value-zone": "moon"})

    (error,) = errors_of(response)["services"]
    assert set(error.block_errors) == {1}
    assert "moon" in path_to(error, 1, "transits", 2, "zone").message
    assert "moon" in response.content.decode()


def test_every_problem_is_told_at_once(desk: Client, shop: Shop) -> None:
    row = ShippingTerms.objects.get(shop=shop)

    errors = errors_of(
        post(
            desk,
            row,
            **{
                "zones-0-value-code": "Île de France",
                "zones-1-value-name-fr": "",
                "services-1-value-transits-0-value-days-minimum": 9,
                "services-1-value-transits-1-value-rate": "-1",
                "services-0-value-tracking_url": "https://carrier.example",
                "handling_time_minimum": 5,
            },
        )
    )

    assert set(errors) == {"zones", "services", "handling_time_maximum"}
    zones, services = errors["zones"][0], errors["services"][0]
    assert "letters" in path_to(zones, 0, "code").message
    assert "language" in path_to(zones, 1, "name", "fr").message
    assert "swap" in path_to(services, 1, "transits", 0, "days", "maximum").message
    assert "below zero" in path_to(services, 1, "transits", 1, "rate").message
    assert "{number}" in path_to(services, 0, "tracking_url").message


def test_two_zones_that_overlap_are_told_at_the_second(desk: Client, shop: Shop) -> None:
    row = ShippingTerms.objects.get(shop=shop)
    last = len(row.zones) - 1

    (error,) = errors_of(post(desk, row, **{f"zones-{last}-value-countries": "FR"}))["zones"]

    assert set(error.block_errors) == {last}
    assert "both claim" in str(path_to(error, last).non_block_errors)


def test_no_such_country_is_told_at_the_countries(desk: Client, shop: Shop) -> None:
    row = ShippingTerms.objects.get(shop=shop)

    (error,) = errors_of(post(desk, row, **{"zones-1-value-countries": ["DE", "ZZ"]}))["zones"]

    assert "ZZ is not one of the available choices" in str(path_to(error, 1, "countries"))


def test_a_postal_area_without_codes_is_told_at_its_codes(desk: Client, shop: Shop) -> None:
    row = ShippingTerms.objects.get(shop=shop)
    place = next(index for index, zone in enumerate(row.zones) if zone.value["postal_areas"])

    (error,) = errors_of(post(desk, row, **{f"zones-{place}-value-postal_areas-0-value-prefixes": ""}))[
        "zones"
    ]

    assert "at least one postal code" in path_to(error, place, "postal_areas", 0, "prefixes").message


def test_a_draft_may_be_incomplete_but_not_impossible(desk: Client, shop: Shop) -> None:
    row = ShippingTerms.objects.get(shop=shop)

    assert post(desk, row, action="edit", **{"services-0-value-carrier": ""}).status_code == 302
    row.refresh_from_db()
    response = post(desk, row, action="edit", handling_time_minimum=500)
    assert set(errors_of(response)) == {"handling_time_minimum", "handling_time_maximum"} - (
        set() if row.handling_time_maximum < 500 else {"handling_time_maximum"}
    )


def test_the_past_is_refused_at_its_field(desk: Client, shop: Shop) -> None:
    row = ReturnTerms.objects.get(shop=shop)

    for action in ("publish", "edit"):
        response = post(desk, row, action=action, window_length=30, effective_from="2020-02-01 00:00")
        assert list(errors_of(response)) == ["effective_from"]
        assert "in the past" in response.content.decode()


def test_the_first_version_may_start_in_the_past(client: Client) -> None:
    shop = shop_factory()
    client.force_login(editor_of(shop))
    row = ReturnTerms.from_core(audrey_alexandre()[1][Kind.RETURNS], shop=shop)
    accept(row)
    data = form_data(row, shop=shop.pk, effective_from="2020-01-01 00:00") | {"action-publish": "yes"}

    assert client.post(address("add", ReturnTerms), data).status_code == 302
    assert TermsVersion.objects.get().effective_from == LONG_AGO


def test_a_start_before_the_publication_is_refused(desk: Client, shop: Shop) -> None:
    row = ReturnTerms.objects.get(shop=shop)
    soon = (datetime.now(UTC) + timedelta(days=2)).strftime("%Y-%m-%d %H:%M")
    later = (datetime.now(UTC) + timedelta(days=3)).strftime("%Y-%m-%d %H:%M")

    for start, published in ((soon, later), (soon, soon)):
        response = post(desk, row, window_length=30, effective_from=start, go_live_at=published)
        assert list(errors_of(response)) == ["effective_from"]
    assert post(desk, row, window_length=30, effective_from=later, go_live_at=soon).status_code == 302


def test_a_start_that_has_passed_is_left_out_of_the_next_form(desk: Client, shop: Shop) -> None:
    row = ReturnTerms.objects.get(shop=shop)
    with time_machine.travel(datetime(2026, 11, 23, 12, tzinfo=UTC), tick=False):
        post(desk, row, window_length=30, effective_from="2026-11-24 12:00")
        assert desk.get(address("edit", row)).context["form"]["effective_from"].value() is not None
    with time_machine.travel(datetime(2026, 11, 24, 12, tzinfo=UTC), tick=False):
        assert desk.get(address("edit", row)).context["form"]["effective_from"].value() is None


def test_someone_without_the_right_to_publish_is_offered_no_button(client: Client, shop: Shop) -> None:
    client.force_login(editor_of(shop, actions=["change", "view"]))
    row = ReturnTerms.objects.get(shop=shop)

    assert "action-publish" not in client.get(address("edit", row)).content.decode()
    post(client, row, window_length=30)

    assert TermsVersion.objects.filter(kind=Kind.RETURNS).count() == 1


def test_locked_terms_are_not_changed_by_others(desk: Client, client: Client, shop: Shop) -> None:
    row = ReturnTerms.objects.get(shop=shop)
    assert desk.post(address("lock", row)).status_code == 302
    other = Client()
    other.force_login(editor_of(shop, username="other"))

    response = post(other, row, window_length=30)

    assert response.status_code == 200
    row.refresh_from_db()
    assert (row.locked, row.window_length) == (True, 14)
    assert TermsVersion.objects.filter(kind=Kind.RETURNS).count() == 1
    assert desk.post(address("unlock", row)).status_code == 302


def test_terms_are_given_no_expiry(desk: Client, shop: Shop) -> None:
    row = ReturnTerms.objects.get(shop=shop)

    assert {"go_live_at", "effective_from"} <= set(desk.get(address("edit", row)).context["form"].fields)
    post(desk, row, window_length=30, expire_at="2035-01-01 00:00")

    row.refresh_from_db()
    assert (row.window_length, row.expire_at) == (30, None)


def test_a_shop_has_each_kind_once(desk: Client, shop: Shop) -> None:
    row = ReturnTerms.objects.get(shop=shop)

    response = desk.post(
        address("add", ReturnTerms), form_data(row, effective_from=None) | {"action-edit": "yes"}
    )

    assert "edit those" in str(errors_of(response)["shop"])


def test_unpublishing_is_refused_with_a_sentence(desk: Client, shop: Shop) -> None:
    row = ReturnTerms.objects.get(shop=shop)

    assert "action-unpublish" not in desk.get(address("edit", row)).content.decode()
    for answer in (
        desk.get(address("unpublish", row), follow=True),
        desk.post(address("unpublish", row), follow=True),
    ):
        assert "Terms are never withdrawn" in answer.content.decode()
    row.refresh_from_db()
    assert row.live


def test_deleting_published_terms_is_refused_with_a_sentence(
    client: Client, admin_user: Any, shop: Shop
) -> None:
    client.force_login(admin_user)
    row = ReturnTerms.objects.get(shop=shop)

    for answer in (
        client.get(address("delete", row), follow=True),
        client.post(address("delete", row), follow=True),
    ):
        assert "Published terms cannot be deleted" in answer.content.decode()
    assert ReturnTerms.objects.filter(pk=row.pk).exists()


def test_the_list_says_since_when_and_what_is_coming(
    desk: Client, shop: Shop, django_assert_max_num_queries: Any
) -> None:
    row = ReturnTerms.objects.get(shop=shop)
    post(desk, row, window_length=30, effective_from="2035-11-24 12:00")

    with django_assert_max_num_queries(20):
        text = desk.get(address("list", ReturnTerms)).content.decode()

    assert "Audrey Alexandre" in text
    assert "1 January 2020, 01:00, Paris time" in text
    assert "24 November 2035, 13:00, Paris time" in text
    assert "Just now" not in text
