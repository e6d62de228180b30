"""A trial from the form to its figures: what is asked, of whom, and what is kept."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AbstractUser
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from cms.impact.models import ImpactReading, ImpactRun, State
from cms.impact.operations.execute import execute_run
from cms.impact.operations.start import start_run
from cms.impact.trials import sides_of, trial_of
from cms.impact.words import ACTIONS, CHANGES, OUTCOMES
from cms.shops.models import Shop
from cms.terms.models import ReturnTerms, TermsVersion
from policies.decisions import Outcome
from policies.impact import Action, ChangeKind
from tests.cms.factories import editor_of, shop_with_terms
from tests.cms.impact.fakes import FakeOrders, delivered
from tests.cms.law import publish_accepted
from tests.cms.terms.form_posts import form_data

JSON = {"HTTP_ACCEPT": "application/json"}


def returns_of(shop: Shop) -> ReturnTerms:
    return ReturnTerms.objects.get(shop=shop)


def tried(desk: Client, row: ReturnTerms, *, days: int | str = 90, **changes: Any) -> Any:
    """Press “Try on orders” with ``changes`` in the form."""
    data = form_data(row, effective_from=None, **changes) | {"impact_days": days}
    return desk.post(reverse("impact_try", args=["returns", row.pk]), data, **JSON)


def waiting(shop: Shop, *, at: datetime, length: int = 10) -> ImpactRun:
    """A trial of another window that nobody has begun to run."""
    row = returns_of(shop)
    row.window_length = length
    trial = trial_of(row)
    sides = sides_of(trial, at=at)
    assert sides is not None
    return start_run(trial=trial, basis=sides.basis, days=90, user=None, at=at).run


def test_the_form_as_it_stands_is_tried_and_nothing_is_saved(
    desk: Client, shop: Shop, orders: FakeOrders, editor: AbstractUser
) -> None:
    orders.kept = [delivered("A-1", days_ago=12), delivered("A-2", days_ago=3), delivered("A-3", days_ago=60)]
    before = (TermsVersion.objects.count(), returns_of(shop).latest_revision_id)

    answer = tried(desk, returns_of(shop), window_length=10).json()

    run = ImpactRun.objects.get()
    assert (run.state, run.user, run.total, run.done) == (State.DONE, editor, 3, 3)
    assert (run.found["orders"], run.found["losing"], run.found["unchanged"]) == (3, 2, 1)
    assert run.terms.window is not None
    assert run.terms.window.length == 10
    assert not answer["active"]
    assert "Worse for 2 orders of 3." in answer["html"]
    assert "No longer possible: 1 order" in answer["html"]
    assert "4 days earlier" in answer["html"]
    assert "Orders that exist" not in answer["html"]
    assert "They keep their own terms" in answer["html"]
    assert before == (TermsVersion.objects.count(), returns_of(shop).latest_revision_id)
    assert returns_of(shop).window_length == 14


def test_examples_lead_to_the_order_where_the_reader_may_see_it(
    desk: Client, shop: Shop, orders: FakeOrders
) -> None:
    orders.kept = [delivered("A-1", days_ago=12), delivered("A-2", days_ago=12)]

    html = tried(desk, returns_of(shop), window_length=10).json()["html"]

    assert '<a href="/desk/audrey-alexandre/A-1/">A-1</a>' in html
    assert "A-2" in html
    assert "/A-2/" not in html


def test_gains_are_told_as_gains(desk: Client, shop: Shop, orders: FakeOrders) -> None:
    orders.kept = [delivered("A-1", days_ago=5), delivered("A-2", days_ago=20)]

    html = tried(desk, returns_of(shop), window_length=30).json()["html"]

    assert "Nobody loses. Better for 2 orders of 2." in html
    assert "Now possible: 1 order" in html
    assert ImpactRun.objects.get().losing == 0


def test_only_orders_of_the_chosen_time_are_asked(desk: Client, shop: Shop, orders: FakeOrders) -> None:
    orders.kept = [
        delivered("A-1", days_ago=12),
        delivered("A-2", days_ago=60),
        delivered("A-3", days_ago=300),
    ]

    counts = {
        days: tried(desk, returns_of(shop), window_length=10, days=days).json() and _newest().total
        for days in (30, 90, 365, "many")
    }

    assert counts == {30: 1, 90: 2, 365: 3, "many": 2}


def _newest() -> ImpactRun:
    found = ImpactRun.objects.first()
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"window_length": 99999}, "Correct these first: “Goods can be returned within”."),
        ({"window_length": "soon"}, "Correct these first: “Goods can be returned within”."),
        ({}, "These terms say what would govern without them."),
    ],
)
def test_what_cannot_be_tried_is_refused_in_a_sentence(
    desk: Client, shop: Shop, changes: dict[str, Any], sentence: str
) -> None:
    answer = tried(desk, returns_of(shop), **changes)

    assert answer.status_code == 422
    assert answer.json()["sentence"].startswith(sentence)
    assert not ImpactRun.objects.exists()


def test_without_a_script_a_page_of_its_own_tells_and_loads_itself_again(
    desk: Client, shop: Shop, orders: FakeOrders
) -> None:
    orders.kept = [delivered("A-1", days_ago=12)]
    data = form_data(returns_of(shop), effective_from=None, window_length=10)

    page = desk.post(reverse("impact_try", args=["returns", returns_of(shop).pk]), data, follow=True)
    under_way = waiting(shop, at=datetime.now(UTC), length=9)
    reloading = desk.get(reverse("impact_run", args=[under_way.pk]))

    assert "Worse for 1 order of 1." in page.content.decode()
    assert "http-equiv" not in page.content.decode()
    assert '<meta http-equiv="refresh"' in reloading.content.decode()
    assert "0 of 1 orders looked at" in reloading.content.decode()


def test_progress_is_told_at_most_every_half_second(shop: Shop, orders: FakeOrders) -> None:
    orders.kept = [delivered(f"A-{n}", days_ago=12) for n in range(40)]
    now = datetime.now(UTC)
    run = waiting(shop, at=now)
    moments, told = iter(now + timedelta(seconds=n / 10) for n in range(1000)), set()
    orders.before_each = lambda: told.add(ImpactRun.objects.get(pk=run.pk).done)

    execute_run(run_id=run.pk, clock=lambda: next(moments))

    assert len(told) == 1 + 39 // 5
    assert ImpactRun.objects.get(pk=run.pk).done == 40


def test_terms_under_trial_are_not_tried_twice_at_once(shop: Shop) -> None:
    now = datetime.now(UTC)
    run = waiting(shop, at=now)

    assert waiting(shop, at=now + timedelta(seconds=5)) == run
    assert waiting(shop, at=now, length=9) != run
    run.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        run.save(force_insert=True)


def test_a_trial_whose_process_fell_silent_is_abandoned_and_can_be_tried_again(
    desk: Client, shop: Shop, orders: FakeOrders
) -> None:
    orders.kept = [delivered("A-1", days_ago=12)]
    long_ago = datetime.now(UTC) - timedelta(hours=1)
    lost = waiting(shop, at=long_ago)
    ImpactRun.objects.filter(pk=lost.pk).update(state=State.RUNNING)

    assert "was abandoned" in desk.get(reverse("impact_run", args=[lost.pk])).content.decode()
    page = desk.post(reverse("impact_again", args=[lost.pk]), {"impact_days": 30}, follow=True)

    assert "Worse for 1 order of 1." in page.content.decode()
    assert _newest().days == 30
    tried(desk, returns_of(shop), window_length=10)
    lost.refresh_from_db()
    assert lost.state == State.ABANDONED
    execute_run(run_id=lost.pk, clock=lambda: datetime.now(UTC))
    lost.refresh_from_db()
    assert lost.state == State.ABANDONED


def test_a_failure_is_told_in_a_sentence(desk: Client, shop: Shop, orders: FakeOrders, caplog: Any) -> None:
    orders.kept = [delivered("A-1", days_ago=12)]

    def break_down() -> None:
        raise RuntimeError("the disk is gone")

    orders.before_each = break_down

    html = tried(desk, returns_of(shop), window_length=10).json()["html"]

    assert "Something went wrong" in html
    assert "disk" not in html
    assert _newest().state == State.FAILED
    assert "the disk is gone" in caplog.text


def test_old_trials_that_led_nowhere_are_forgotten_by_the_next(shop: Shop) -> None:
    now = datetime.now(UTC)
    old, led = (waiting(shop, at=now - timedelta(days=91), length=n) for n in (8, 9))
    version = TermsVersion.objects.first()
    ImpactRun.objects.filter(pk=led.pk).update(version=version)

    kept = waiting(shop, at=now)

    assert set(ImpactRun.objects.values_list("pk", flat=True)) == {led.pk, kept.pk}
    assert not ImpactRun.objects.filter(pk=old.pk).exists()


@pytest.mark.django_db(transaction=True)
def test_a_version_remembers_its_trial(shop: Shop, orders: FakeOrders, editor: AbstractUser) -> None:
    orders.kept = [delivered("A-1", days_ago=12)]
    now = datetime.now(UTC)
    other, run = waiting(shop, at=now, length=9), waiting(shop, at=now)
    for each in (other, run):
        execute_run(run_id=each.pk, clock=lambda: datetime.now(UTC))
    run.refresh_from_db()
    ImpactReading.objects.create(run=run, user=editor, read_at=now)

    version = publish_accepted(shop=shop, terms=run.terms)

    assert version is not None
    assert [led.pk for led in version.impact_runs.all()] == [run.pk]


def test_the_page_of_a_version_leads_to_its_trial(desk: Client, shop: Shop) -> None:
    run = waiting(shop, at=datetime.now(UTC))
    row = returns_of(shop)
    address = reverse(row.snippet_viewset.get_url_name("version"), args=[row.pk, 1])
    trial = reverse("impact_run", args=[run.pk])
    assert trial not in desk.get(address).content.decode()

    ImpactRun.objects.update(version=TermsVersion.objects.get(shop=shop, kind="returns"))

    assert trial in desk.get(address).content.decode()
    desk.force_login(editor_of(shop, actions=["view"], username="onlooker"))
    assert trial not in desk.get(address).content.decode()


def test_another_shop_s_terms_and_trials_are_not_there(desk: Client, shop: Shop, orders: FakeOrders) -> None:
    other = shop_with_terms("alamara")
    theirs = waiting(other, at=datetime.now(UTC))
    row = returns_of(other)

    addresses = {
        reverse("impact_try", args=["returns", row.pk]): desk.post,
        reverse("impact_try", args=["nonsense", row.pk]): desk.post,
        reverse("impact_run", args=[theirs.pk]): desk.get,
        reverse("impact_progress", args=[theirs.pk]): desk.get,
        reverse("impact_again", args=[theirs.pk]): desk.post,
        reverse("impact_accept", args=[theirs.pk]): desk.post,
    }

    for address, ask in addresses.items():
        assert ask(address, form_data(row, window_length=10), **JSON).status_code == 404, address
    assert ImpactRun.objects.count() == 1
    assert not ImpactReading.objects.exists()


def test_who_may_only_look_cannot_try(client: Client, shop: Shop) -> None:
    client.force_login(editor_of(shop, actions=["view"], username="onlooker"))

    assert tried(client, returns_of(shop), window_length=10).status_code == 404


def test_a_page_of_figures_costs_the_same_however_many_orders(
    desk: Client, shop: Shop, orders: FakeOrders, django_assert_max_num_queries: Any
) -> None:
    orders.kept = [delivered(f"A-{n}", days_ago=12) for n in range(30)]
    tried(desk, returns_of(shop), window_length=10)
    address = reverse("impact_progress", args=[_newest().pk])
    desk.get(address)

    with django_assert_max_num_queries(20):
        assert desk.get(address).status_code == 200


def test_every_action_and_every_change_has_words() -> None:
    assert set(ACTIONS) == set(Action)
    assert set(CHANGES) == set(ChangeKind)
    assert set(OUTCOMES) == set(Outcome)
    assert len(set(CHANGES.values())) == len(ChangeKind)


def test_findings_are_json(desk: Client, shop: Shop, orders: FakeOrders) -> None:
    orders.kept = [delivered("A-1", days_ago=3)]
    tried(desk, returns_of(shop), window_length=10)

    (tally,) = (tally for tally in json.loads(_newest().result)["tallies"] if tally["action"] == "return")
    assert tally["days"] == [[-4, 1]]
    assert tally["examples"][0]["before"]["outcome"] == "allowed"
