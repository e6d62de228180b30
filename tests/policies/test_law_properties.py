"""What holds of the law for every shop, every order and every moment."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from moneyed import Money

from policies.book import TermsInForce
from policies.calendars import end_of_day
from policies.decisions import Outcome
from policies.facts import Destination, LineFacts, OrderFacts, ReturnIntent
from policies.law.better import Answer, better_answer, better_of
from policies.law.check import check
from policies.law.correcting import corrected
from policies.law.findings import Severity
from policies.law.jurisdictions import JURISDICTIONS
from policies.law.places import withdrawal_jurisdiction
from policies.law.reimbursement import statutory_refund
from policies.law.surcharge import late_refund_surcharge
from policies.returns import decide_return
from policies.withdrawal import (
    Informed,
    WithdrawalDecision,
    WithdrawalItem,
    decide_withdrawal,
    withdrawal_period,
)
from tests.policies.strategies import LINES, in_force, intents, moments, orders

FEW = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
RANK = {Outcome.REFUSED: 0, Outcome.REVIEW: 1, Outcome.ALLOWED: 2}
END = datetime.max.replace(tzinfo=UTC)
# Orders that a consumer has in hand, so that the law has something to give.
held = orders.map(
    lambda order: replace(
        order,
        cancelled_at=None,
        destination=Destination(country="FR", postal_code="75003"),
        lines=(*order.lines, LineFacts(line="scarf", quantity=1, unit_price=Money(90, "EUR"))),
    )
)
answers = st.builds(Answer, st.sampled_from(Outcome), st.none() | moments)
items = st.lists(
    st.builds(WithdrawalItem, line=st.sampled_from((*LINES, "hat")), quantity=st.integers(1, 5)), max_size=3
).map(tuple)
days = st.dates(date(2025, 1, 1), date(2029, 1, 1))
informed: st.SearchStrategy[Informed] = st.booleans() | days
markets = st.lists(st.sampled_from(("FR", "DE", "ES", "IT", "SE", "GB", "US", "JP")), max_size=5)


def withdraw(
    order: OrderFacts,
    terms: TermsInForce,
    at: datetime,
    wanted: tuple[WithdrawalItem, ...] = (),
    told: Informed = True,
) -> WithdrawalDecision:
    return decide_withdrawal(
        items=wanted,
        order=order,
        terms=terms,
        jurisdiction=withdrawal_jurisdiction(destination=order.destination, consumer=order.consumer),
        at=at,
        informed=told,
    )


@FEW
@given(order=orders | held, terms=in_force(), at=moments, wanted=items, told=informed)
def test_withdrawing_is_total_deterministic_and_says_why(
    order: OrderFacts, terms: TermsInForce, at: datetime, wanted: tuple[WithdrawalItem, ...], told: Informed
) -> None:
    decision = withdraw(order, terms, at, wanted, told)

    assert decision == withdraw(order, terms, at, wanted, told)
    assert decision.outcome is not Outcome.REVIEW
    assert (decision.outcome is Outcome.REFUSED) == bool(decision.reasons)
    assert decision.until is None or decision.until > at
    assert decision.trace
    for item in decision.items:
        line = order.line(item.line)
        assert item.accepted <= min(item.asked, line.returnable if line else 0)
        assert (item.accepted < item.asked) == (item.reason is not None)


@FEW
@given(order=held, terms=in_force(), at=moments)
def test_until_is_the_first_instant_that_is_too_late(
    order: OrderFacts, terms: TermsInForce, at: datetime
) -> None:
    decision = withdraw(order, terms, at)
    if decision.until is None:
        return

    assert withdraw(order, terms, decision.until - timedelta(seconds=1)).outcome is Outcome.ALLOWED
    assert withdraw(order, terms, decision.until).outcome is Outcome.REFUSED


@FEW
@given(order=held, terms=in_force(), told=informed)
def test_period_is_never_shorter_than_14_days_on_the_shops_clock(
    order: OrderFacts, terms: TermsInForce, told: Informed
) -> None:
    period = withdrawal_period(order=order, jurisdiction=JURISDICTIONS["FR"], terms=terms, informed=told)

    assert period is not None
    if period.until is None or period.starts_on_day is None or period.last_day is None:
        assert period.open_because is not None
        return
    assert period.until >= end_of_day(period.starts_on_day + timedelta(days=14), terms.shop.zone)
    assert period.last_day.isoweekday() < 6
    regular = withdrawal_period(order=order, jurisdiction=JURISDICTIONS["FR"], terms=terms)
    assert regular is not None
    assert regular.until is not None
    assert period.until >= regular.until


@FEW
@given(one=answers, other=answers, third=answers)
def test_better_answer_is_never_worse_and_knows_no_order(one: Answer, other: Answer, third: Answer) -> None:
    best = better_answer(one, other)

    assert best.rank() == better_answer(other, one).rank()
    assert best.rank() >= one.rank()
    assert best.rank() >= other.rank()
    assert better_answer(one, one) == one
    assert (
        better_answer(better_answer(one, other), third).rank()
        == better_answer(one, better_answer(other, third)).rank()
    )


@FEW
@given(order=orders | held, intent=intents, terms=in_force(), at=moments)
def test_better_of_is_never_worse_than_either_now_or_later(
    order: OrderFacts, intent: ReturnIntent, terms: TermsInForce, at: datetime
) -> None:
    shop = decide_return(intent=intent, order=order, terms=terms, at=at)
    statutory = withdraw(order, terms, at)

    both = better_of(shop=shop, statutory=statutory, terms=terms)

    for side in (shop, statutory):
        assert RANK[both.outcome] >= RANK[side.outcome]
        if side.outcome is both.outcome is not Outcome.REFUSED:
            assert (both.until or END) >= (side.until or END)
        # Whoever holds longer is what is left afterwards.
        if both.until and side.outcome is not Outcome.REFUSED and (side.until or END) > both.until:
            assert both.afterwards is not None
            assert RANK[both.afterwards] >= RANK[side.outcome]
    assert (both.shop, both.statutory) == (shop, statutory)
    assert both.conditions <= shop.conditions


@FEW
@given(order=held, intent=intents, terms=in_force())
def test_no_condition_of_the_shop_stands_against_the_law(
    order: OrderFacts, intent: ReturnIntent, terms: TermsInForce
) -> None:
    """Item by item: of what the law lets go back nothing is asked or kept, and of the rest as the shop says."""
    order, at = replace(order, parcels=()), order.placed_at
    shop = decide_return(intent=intent, order=order, terms=terms, at=at)
    statutory = withdraw(order, terms, at)

    both = better_of(shop=shop, statutory=statutory, terms=terms)

    assert statutory.outcome is both.outcome is Outcome.ALLOWED
    accepted = {ruling.line: ruling.accepted for ruling in statutory.items}
    dropped = {entry.value for entry in both.dropped}
    assert dropped >= {reason.code for reason in shop.reasons}
    for item, promised in zip(both.items, shop.items, strict=True):
        if item.quantity <= accepted.get(item.line, 0):
            assert (item.outcome, item.conditions, item.restocking_fee) == (Outcome.ALLOWED, frozenset(), 0)
            assert dropped >= set(promised.conditions)
            assert not promised.restocking_fee or str(promised.restocking_fee) in dropped
        else:
            assert (item.outcome, item.until) == (promised.outcome, promised.until)
            assert (item.conditions, item.restocking_fee) == (promised.conditions, promised.restocking_fee)
    assert both.conditions == frozenset().union(*(item.conditions for item in both.items))


@FEW
@given(order=held, intent=intents, terms=in_force(), at=moments)
def test_conditions_stand_where_the_law_gives_nothing(
    order: OrderFacts, intent: ReturnIntent, terms: TermsInForce, at: datetime
) -> None:
    order = replace(order, consumer=False)
    shop = decide_return(intent=intent, order=order, terms=terms, at=at)

    both = better_of(shop=shop, statutory=withdraw(order, terms, at), terms=terms)

    assert (both.outcome, both.until, both.conditions) == (shop.outcome, shop.until, shop.conditions)
    assert both.dropped == ()


@FEW
@given(terms=in_force(), where=markets)
def test_written_suggestions_leave_nothing_but_notes_and_a_missing_way_back(
    terms: TermsInForce, where: list[str]
) -> None:
    found = check(terms=terms, markets=where)

    left = check(terms=corrected(terms=terms, findings=found), markets=where)

    assert {f.code.value for f in left if f.severity is not Severity.NOTE} <= {"no_way_back"}


@FEW
@given(terms=in_force(), where=markets, data=st.data())
def test_findings_do_not_depend_on_the_order_of_markets(
    terms: TermsInForce, where: list[str], data: st.DataObject
) -> None:
    found = check(terms=terms, markets=where)

    assert found == check(terms=terms, markets=data.draw(st.permutations(where)))
    assert all(set(finding.markets) <= set(where) for finding in found)
    severities = [list(Severity).index(finding.severity) for finding in found]
    assert severities == sorted(severities)


@FEW
@given(terms=in_force())
def test_more_markets_never_hide_a_finding(terms: TermsInForce) -> None:
    def codes(*where: str) -> set[tuple[str, str]]:
        return {(finding.code, finding.jurisdiction) for finding in check(terms=terms, markets=where)}

    assert codes("FR") | codes("GB") | codes("US") == codes("FR", "GB", "US")


@FEW
@given(
    cents=st.integers(0, 10**7),
    late=st.integers(-5, 900),
    more=st.integers(0, 60),
    rate=st.decimals(0, Decimal("0.05"), places=4),
    due=days,
)
def test_surcharge_never_falls_with_time(cents: int, late: int, more: int, rate: Decimal, due: date) -> None:
    def after(number: int) -> Money:
        return late_refund_surcharge(
            amount=Money(Decimal(cents) / 100, "EUR"),
            due_on=due,
            paid_on=due + timedelta(days=number),
            legal_rate=rate,
        ).amount

    assert after(late) <= after(late + more)
    assert after(0).amount == 0


@FEW
@given(told=days, back=st.none() | days, proof=st.none() | days, code=st.sampled_from(("FR", "GB")))
def test_proof_never_delays_a_refund(told: date, back: date | None, proof: date | None, code: str) -> None:
    place = JURISDICTIONS[code]
    without = statutory_refund(jurisdiction=place, notice_on=told, goods_back_on=back)
    with_proof = statutory_refund(jurisdiction=place, notice_on=told, goods_back_on=back, proof_on=proof)

    assert without is not None
    assert with_proof is not None
    assert (with_proof.due_on or date.max) <= (without.due_on or date.max)
    assert with_proof.withheld == (back is None and proof is None)
    assert (with_proof.due_on or date.max) >= told + timedelta(days=14)
