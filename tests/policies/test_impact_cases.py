"""Which orders are one case, and which are told apart."""

import dataclasses
from collections import Counter
from datetime import time
from decimal import Decimal

import pytest

from policies.facts import Destination, OrderFacts, ParcelFacts, ReturnedLine
from policies.impact import Action, ChangeKind, compare
from policies.impact.alike import Cases
from policies.impact.pairs import Found, Known, Pair
from policies.terms import Arrangement, Kind, ReturnReason, Scope, Tender
from tests.policies.impact_orders import (
    AT,
    TERMS,
    counted,
    days,
    delivered,
    euros,
    exception,
    fewer_services,
    handling,
    line,
    order,
    otherwise,
    paid,
    paris,
)
from tests.policies.impact_streams import (
    with_exceptions,
    with_tender_rules,
)

SHIPPED_OTHERWISE = otherwise(Kind.SHIPPING, cutoff_time=time(9))
# A return of one of two bags, one of which came back before.
HALF = delivered(
    "1",
    paris(11, 10),
    lines=(line(quantity=2, returned=1),),
    payments=(paid("589.90"),),
    delivery_cost=euros("9.90"),
)
PAID_BACK = dataclasses.replace(
    HALF, refunded=(ReturnedLine(line="bag", quantity=1, reason=ReturnReason.WRONG_SIZE),)
)
# The same with one fact of its goods or money changed.
CHANGED: dict[str, tuple[OrderFacts, dict[str, object]]] = {
    "refunded before": (HALF, {"refunded": PAID_BACK.refunded}),
    "delivery": (PAID_BACK, {"delivery_cost": euros("19.90")}),
    "standard delivery": (PAID_BACK, {"standard_delivery_cost": euros("4.90")}),
    "price": (HALF, {"lines": (line(quantity=2, returned=1, unit_price=euros("200")),)}),
    "duties": (HALF, {"lines": (line(quantity=2, returned=1, unit_duties=euros("3")),)}),
    "left": (HALF, {"lines": (line(quantity=2),)}),
    "amount paid": (HALF, {"payments": (paid("200"),)}),
    "paid back": (HALF, {"payments": (paid("589.90", refunded=euros("400")),)}),
    "not paid": (HALF, {"payments": (paid("589.90", paid_at=None),)}),
    "tender": (HALF, {"payments": (paid("589.90", Tender.STORE_NOTE),)}),
}


@pytest.mark.parametrize("fact", CHANGED)
def test_orders_that_differ_in_one_fact_of_goods_or_money_are_told_apart(fact: str) -> None:
    after = otherwise(Kind.RETURNS, with_tender_rules(), restocking_fee=Decimal("0.1"))
    base, changed = CHANGED[fact]
    asked = [base, dataclasses.replace(base, number="2", **changed)]

    one, other = (counted(compare(orders=[single], before=TERMS, after=after, at=AT)) for single in asked)
    together = counted(compare(orders=asked, before=TERMS, after=after, at=AT))

    assert one != other
    assert together == tuple(first + second for first, second in zip(one, other, strict=True))


def test_facts_that_no_term_reads_make_no_case() -> None:
    """So that a million orders are few cases: with no exception, season or way of one country, only the day counts."""
    one = delivered("1", paris(11, 10, 9), payments=(paid(),))
    to = Destination(country="DE", postal_code="10115")
    other = dataclasses.replace(
        delivered("2", paris(11, 10, 20), payments=(paid(tender=Tender.PAYPAL),)),
        placed_at=paris(10, 30),
        destination=to,
        lines=(line(categories=frozenset({"jewelry"}), tags=frozenset({"sale"})),),
    )
    sale = exception("sale", Scope(tags=frozenset({"sale"})), Arrangement(restocking_fee=Decimal("0.1")))
    on_sale = otherwise(Kind.RETURNS, exceptions=(sale,))
    plain = dataclasses.replace(other, lines=one.lines, payments=one.payments)

    assert Cases(TERMS, days(30)).returning(one) == Cases(TERMS, days(30)).returning(other)
    assert Cases(TERMS, on_sale).returning(one) == Cases(TERMS, on_sale).returning(plain)
    assert Cases(TERMS, on_sale).returning(one) != Cases(TERMS, on_sale).returning(other)


def test_each_case_is_decided_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a return, of a promise and of a refund; those of other goods or prices are cases of their own."""
    decided: list[tuple[Action, str]] = []
    compare_one = Pair.compare

    def noted(pair: Pair, action: Action, asked: OrderFacts) -> Found:
        decided.append((action, asked.number))
        return compare_one(pair, action, asked)

    monkeypatch.setattr(Pair, "compare", noted)
    ring = line("ring", unit_price=euros("100"))
    asked = [
        delivered(str(number), paris(11, 10, 9 + number), payments=(paid(),), lines=(goods,))
        for number, goods in enumerate((line(), line(), ring, line(), ring))
    ]
    fee = otherwise(Kind.RETURNS, SHIPPED_OTHERWISE, restocking_fee=Decimal("0.1"))

    impact = compare(orders=asked, before=TERMS, after=fee, at=AT)

    assert impact.tally(Action.REFUND, ChangeKind.REFUND_LESS).orders == 5
    assert sorted(decided) == [
        (Action.DELIVERY, "0"),
        (Action.REFUND, "0"),
        (Action.REFUND, "2"),
        (Action.RETURN, "0"),
    ]


def test_no_more_cases_are_remembered_than_so_many() -> None:
    known = Known[str](2)

    assert [known.keep(case, f"found {case}") for case in "ab"] == ["found a", "found b"]
    assert known == {"a": "found a", "b": "found b"}
    known.keep("c", "found c")
    assert known == {"c": "found c"}


def test_terms_that_read_the_same_facts_are_told_by_one_reading() -> None:
    cases = Cases(TERMS, days(30))
    late = Cases(TERMS, SHIPPED_OTHERWISE)

    assert (len(cases.returning(HALF)), len(cases.promise(HALF))) == (1, 1)
    assert (len(late.returning(HALF)), len(late.promise(HALF))) == (1, 2)
    assert len(Cases(TERMS, with_exceptions()).returning(HALF)) == 2


def test_orders_that_differ_in_one_fact_are_told_apart() -> None:
    """Everything a case is made of: the day, the side of the cutoff, the place, the service and the goods' day."""
    by_post_from_france = tuple(
        dataclasses.replace(method, countries=("FR",)) for method in TERMS.returns.methods
    )
    wide = dataclasses.replace(TERMS.returns.window, length=40)
    after = otherwise(Kind.RETURNS, handling(0, 2), window=wide, methods=by_post_from_france)
    after = otherwise(Kind.SHIPPING, after, cutoff_time=time(14), services=fewer_services().shipping.services)
    for terms in (after, otherwise(Kind.SHIPPING, after, services=TERMS.shipping.services)):
        asked = [
            order(
                f"{country}-{service}-{day}-{hour}-{received}",
                placed_at=paris(10, day, hour),
                destination=Destination(country=country, postal_code=postal_code),
                service=service,
                parcels=(
                    ParcelFacts(parcel="P", handed_over_at=paris(10, 24), delivered_at=paris(11, received)),
                ),
            )
            for country, postal_code in (("FR", "75003"), ("FR", "97110"), ("DE", "10115"), ("US", "10001"))
            for service in ("chrono13", "relais")
            for day, hour in ((20, 9), (20, 13), (20, 15), (23, 9), (23, 15))
            for received in (2, 3, 4)
        ]
        together = compare(orders=asked, before=TERMS, after=terms, at=AT)
        alone = [compare(orders=[one], before=TERMS, after=terms, at=AT) for one in asked]

        for tally in together.tallies:
            own = [one.tally(tally.action, tally.kind) for one in alone]
            assert tally.orders == sum(one.orders for one in own)
            assert sum((Counter(dict(one.days)) for one in own), Counter()) == Counter(dict(tally.days))
        assert len(together.tallies) >= 4
