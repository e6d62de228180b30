"""No publication makes terms of two kinds disagree, whichever of them it changes, now or later."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask

from cms.shops.models import Shop
from cms.terms.agreeing import disagreements_of
from cms.terms.books import in_force
from cms.terms.models import ReturnTerms, ShippingTerms, TermsVersion
from policies.agreement import disagreements
from policies.errors import UnknownName
from policies.localized import Localized
from policies.terms import (
    Arrangement,
    Kind,
    PaymentTerms,
    Returnability,
    ReturnException,
    Scope,
)
from policies.terms import ReturnTerms as CoreReturns
from policies.terms import ShippingTerms as CoreShipping
from tests.cms.factories import editor_of, shop_with_terms
from tests.cms.law import accept, publish_accepted
from tests.cms.terms.form_posts import errors_of, path_to, post
from tests.reference_terms import audrey_alexandre

pytestmark = pytest.mark.django_db

A_DAY = timedelta(days=1)
SOON = datetime.now(UTC).replace(microsecond=0, second=0) + timedelta(days=30)
NAMED = "europe"


def shipping(*, without: str = "") -> CoreShipping:
    terms = audrey_alexandre()[1][Kind.SHIPPING]
    assert isinstance(terms, CoreShipping)
    services = tuple(
        replace(service, transits=tuple(transit for transit in service.transits if transit.zone != without))
        for service in terms.services
    )
    return replace(
        terms, zones=tuple(zone for zone in terms.zones if zone.code != without), services=services
    )


def returns(zone: str = NAMED) -> CoreReturns:
    terms = audrey_alexandre()[1][Kind.RETURNS]
    assert isinstance(terms, CoreReturns)
    abroad = ReturnException(
        code="abroad",
        name=Localized.of(en="Abroad", fr="À l’étranger"),
        when=Scope(zones=frozenset({zone})),
        then=Arrangement(returnability=Returnability.NOT_RETURNABLE),
    )
    return replace(terms, exceptions=(abroad,))


@pytest.fixture
def shop() -> Shop:
    return shop_with_terms()


@pytest.fixture
def desk(client: Client, shop: Shop) -> Client:
    client.force_login(editor_of(shop))
    return client


def versions(kind: Kind) -> int:
    return TermsVersion.objects.filter(kind=kind).count()


def at_local(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M")


def test_returns_that_name_a_zone_of_shipping_are_published(shop: Shop) -> None:
    assert publish_accepted(shop=shop, terms=returns()) is not None
    assert publish_accepted(shop=shop, terms=shipping(without="world")) is not None


def test_returns_that_name_no_zone_of_shipping_are_not_published(shop: Shop) -> None:
    with pytest.raises(UnknownName) as caught:
        publish_accepted(shop=shop, terms=returns("moon"))

    (problem,) = caught.value.problems
    assert problem.field == "exceptions.0.when.zones"
    assert (
        problem.sentence
        == "There is no shipping zone “moon”; add it to the shipping terms first, or name another."
    )
    assert versions(Kind.RETURNS) == 1


def test_shipping_keeps_the_zones_that_exceptions_name(shop: Shop) -> None:
    publish_accepted(shop=shop, terms=returns())

    with pytest.raises(UnknownName) as caught:
        publish_accepted(shop=shop, terms=shipping(without=NAMED))

    (problem,) = caught.value.problems
    assert (problem.field, versions(Kind.SHIPPING)) == ("zones", 1)
    assert problem.sentence == (
        "The return exception “abroad” names the zone “europe”; keep it, or change that exception first."
    )


def test_what_is_coming_counts_too(shop: Shop) -> None:
    publish_accepted(shop=shop, terms=shipping(without=NAMED), effective_from=SOON)

    with pytest.raises(UnknownName) as caught:
        publish_accepted(shop=shop, terms=returns())
    assert caught.value.problems[0].sentence.startswith("From ")
    assert ", Paris time: There is no shipping zone “europe”" in caught.value.problems[0].sentence
    with pytest.raises(UnknownName):
        publish_accepted(shop=shop, terms=returns(), effective_from=SOON + A_DAY)

    # Once the zone stays, the exception may name it.
    publish_accepted(shop=shop, terms=shipping(), effective_from=SOON)
    assert publish_accepted(shop=shop, terms=returns()) is not None


def test_shipping_keeps_the_zones_that_exceptions_will_name(shop: Shop) -> None:
    publish_accepted(shop=shop, terms=returns(), effective_from=SOON)

    with pytest.raises(UnknownName, match="names the zone"):
        publish_accepted(shop=shop, terms=shipping(without=NAMED))
    with pytest.raises(UnknownName, match="names the zone"):
        publish_accepted(shop=shop, terms=shipping(without=NAMED), effective_from=SOON)

    publish_accepted(shop=shop, terms=returns("world"), effective_from=SOON)
    assert publish_accepted(shop=shop, terms=shipping(without=NAMED)) is not None


def test_another_shops_zones_are_another_shops(shop: Shop) -> None:
    with pytest.raises(UnknownName):
        shop_with_terms("alamara", terms=[shipping(without=NAMED), returns()])


def test_only_kinds_that_can_disagree_are_asked(shop: Shop, django_assert_num_queries: Any) -> None:
    payment = audrey_alexandre()[1][Kind.PAYMENT]
    assert isinstance(payment, PaymentTerms)
    for stated, kind, queries in ((payment, Kind.PAYMENT, 0), (returns(), Kind.RETURNS, 1)):
        with django_assert_num_queries(queries):
            found = disagreements_of(shop=shop, kind=kind, stated=stated, effective_from=SOON, at=SOON)
        assert found == ()


def test_an_unknown_zone_is_told_at_its_exception(desk: Client, shop: Shop) -> None:
    publish_accepted(shop=shop, terms=returns())
    row = ReturnTerms.objects.get(shop=shop)

    response = post(desk, row, **{"exceptions-0-value-when-zones": "europe, moon"})

    (error,) = errors_of(response)["exceptions"]
    assert "“moon”" in path_to(error, 0, "when", "zones").message
    assert "There is no shipping zone" in response.content.decode()
    assert versions(Kind.RETURNS) == 2


def test_a_lost_zone_is_told_at_the_zones(desk: Client, shop: Shop) -> None:
    publish_accepted(shop=shop, terms=returns())
    row = ShippingTerms.objects.get(shop=shop)
    row.take_core(shipping(without=NAMED))

    (error,) = errors_of(post(desk, row))["zones"]

    assert "“abroad” names the zone “europe”" in str(error.non_block_errors)
    assert versions(Kind.SHIPPING) == 1


def test_the_form_asks_for_the_day_from_which_the_terms_govern(desk: Client, shop: Shop) -> None:
    publish_accepted(shop=shop, terms=returns())
    publish_accepted(shop=shop, terms=shipping(without="world"), effective_from=SOON)
    row = ReturnTerms.objects.get(shop=shop)
    named = {"exceptions-0-value-when-zones": "world"}

    for when in ({}, {"effective_from": at_local(SOON + A_DAY)}, {"go_live_at": at_local(SOON + A_DAY)}):
        (error,) = errors_of(post(desk, row, **named, **when))["exceptions"]
        assert "“world”" in path_to(error, 0, "when", "zones").message
    publish_accepted(shop=shop, terms=returns(), effective_from=SOON)

    assert post(desk, row, **named, effective_from=at_local(SOON - A_DAY)).status_code == 302


def test_a_draft_may_be_ahead_of_the_other_kind_but_is_not_published(desk: Client, shop: Shop) -> None:
    publish_accepted(shop=shop, terms=returns())
    row = ReturnTerms.objects.get(shop=shop)

    assert post(desk, row, action="edit", **{"exceptions-0-value-when-zones": "moon"}).status_code == 302
    row.refresh_from_db()
    with pytest.raises(UnknownName):
        row.get_latest_revision().publish()

    assert versions(Kind.RETURNS) == 2


@pytest.mark.filterwarnings(r"ignore:.*Migrating email to mailers:PendingDeprecationWarning")
def test_what_changed_during_a_review_is_told_without_the_name_of_a_field(shop: Shop, desk: Client) -> None:
    user = editor_of(shop, username="reviewer")
    task = GroupApprovalTask.objects.create(name="Second pair of eyes")
    task.groups.add(user.groups.get())
    workflow = Workflow.objects.create(name="Terms")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    row = ReturnTerms.objects.get(shop=shop)
    row.take_core(returns("world"))
    row.effective_from = None
    row.save_revision(user=user)
    state = workflow.start(row, user).current_task_state
    publish_accepted(shop=shop, terms=shipping(without="world"))
    desk.force_login(user)

    name = row.snippet_viewset.get_url_name("workflow_action")
    answer = desk.post(reverse(name, args=[row.pk, "approve", state.pk]), follow=True)

    assert "Nothing was published. There is no shipping zone “world”; add it" in answer.content.decode()
    assert versions(Kind.RETURNS) == 1


@pytest.mark.django_db(transaction=True)
def test_two_editors_at_once_cannot_make_kinds_disagree() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time, so there is nothing to race")
    shop = shop_with_terms()
    together = Barrier(2)

    def publish(terms: CoreReturns | CoreShipping, model: type[ReturnTerms | ShippingTerms]) -> bool:
        try:
            row = model.objects.get(shop=Shop.objects.get(pk=shop.pk))
            row.take_core(terms)
            row.effective_from = None
            accept(row)
            revision = row.save_revision()
            together.wait(timeout=20)
            revision.publish()
        except UnknownName:
            return False
        finally:
            connection.close()
        return True

    tasks: list[Callable[[], bool]] = [
        lambda: publish(returns(), ReturnTerms),
        lambda: publish(shipping(without=NAMED), ShippingTerms),
    ]
    with ThreadPoolExecutor(2) as pool:
        done = [task.result() for task in [pool.submit(task) for task in tasks]]

    assert sorted(done) == [False, True]
    assert disagreements(in_force(shop.code, datetime.now(UTC))) == ()
