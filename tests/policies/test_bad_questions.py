"""Questions that have no answer: of terms that nobody stated, and of moments without a time zone."""

import dataclasses
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from moneyed import Money

from policies.book import Book, TermsInForce
from policies.cancellation import decide_cancellation
from policies.errors import NaiveMoment, NotInForce
from policies.facts import Destination, LineFacts, OrderFacts, ParcelFacts, ReturnIntent
from policies.histories import History
from policies.returns import decide_return
from policies.terms import Kind
from tests.reference_terms import alamara, alamara_book

AT = datetime(2026, 11, 22, 9, tzinfo=UTC)
NAIVE = datetime(2026, 11, 22, 9)  # noqa: DTZ001
SHOP, _ = alamara()
IN_FORCE_B = alamara_book().at(AT)
ORDER = OrderFacts(
    number="1001",
    shop="alamara",
    placed_at=AT,
    destination=Destination(country="US", postal_code="10001"),
    service="ground",
    lines=(LineFacts(line="dress", quantity=1, unit_price=Money(Decimal(290), "USD")),),
)
NOT_IN_FORCE: list[Callable[[], object]] = [
    lambda: History(Kind.RETURNS, ()).at(AT),
    lambda: Book.of(SHOP, []).at(AT),
    lambda: TermsInForce(SHOP, (), AT).returns,
    lambda: IN_FORCE_B.repairs,
]


@pytest.mark.parametrize("ask", NOT_IN_FORCE)
def test_an_empty_history_gives_no_nearest_terms(ask: Callable[[], object]) -> None:
    with pytest.raises(NotInForce, match=r"Publish terms that take effect at or before it\.$"):
        ask()


NAIVE_MOMENTS: list[Callable[[], object]] = [
    lambda: dataclasses.replace(ORDER, placed_at=NAIVE),
    lambda: ParcelFacts(parcel="XY1", delivered_at=NAIVE),
    lambda: decide_return(intent=ReturnIntent(), order=ORDER, terms=IN_FORCE_B, at=NAIVE),
    lambda: decide_cancellation(order=ORDER, terms=IN_FORCE_B, at=NAIVE),
    lambda: alamara_book().at(NAIVE),
    lambda: dataclasses.replace(IN_FORCE_B.versions[0], effective_from=NAIVE),
]


@pytest.mark.parametrize("ask", NAIVE_MOMENTS)
def test_a_moment_without_a_zone_is_no_moment(ask: Callable[[], object]) -> None:
    with pytest.raises(NaiveMoment, match=r"has no time zone; pass an aware datetime\.$"):
        ask()
