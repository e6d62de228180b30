"""How long it takes to say what new terms would change for many orders, and how much memory. Prints two goals.

    python bench/bench_impact.py                   # as many orders as a few seconds allow
    ORDERS=1000000 python bench/bench_impact.py    # the whole goal

One process on one core, counted in its own CPU time. The new terms of the goal move the cutoff, the handling, the
limits of cancellation and the return window, so cancellation, return and delivery are asked of every order. What other
changes cost is printed besides: what is paid back depends on goods and payments, which differ more than days and places
do, and most of all where no time limit leaves every order open. Making the orders is timed by itself and taken off: a
shop reads them from its database.
"""

from __future__ import annotations

import dataclasses
import os
import resource
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from decimal import Decimal

from measuring import print_goal, print_info, use_core
from reference_orders import reference_terms
from synthetic_orders import NOW, synthetic_orders

from policies.book import TermsInForce
from policies.durations import DayRange, Duration
from policies.impact import Impact, compare
from policies.localized import Localized
from policies.terms import TERMS_BY_KIND, AnyTerms, Arrangement, ReturnException, Scope

MILLION = 1_000_000
FEW = 100_000
MOST_SECONDS = 20
MOST_MEGABYTES = 200


def with_terms(terms: TermsInForce, *stated: AnyTerms) -> TermsInForce:
    """The terms with ``stated`` in place of those of the same kinds."""
    by_kind = {kind: one for one in stated for kind, cls in TERMS_BY_KIND.items() if isinstance(one, cls)}
    versions = tuple(
        dataclasses.replace(version, number=version.number + 1, terms=by_kind[version.kind])
        if version.kind in by_kind
        else version
        for version in terms.versions
    )
    return dataclasses.replace(terms, versions=versions)


def of_the_goal(terms: TermsInForce) -> TermsInForce:
    """The terms with another cutoff and handling, another limit of cancellation, and 30 days to return."""
    shipping, returns, cancellation = terms.shipping, terms.returns, terms.cancellation
    later = shipping.cutoff_time.replace(hour=shipping.cutoff_time.hour + 2)
    window = returns.window and dataclasses.replace(returns.window, length=30)
    return with_terms(
        terms,
        dataclasses.replace(shipping, cutoff_time=later, handling_time=DayRange(minimum=0, maximum=1)),
        dataclasses.replace(returns, window=window),
        dataclasses.replace(cancellation, limits=frozenset(sorted(cancellation.limits)[:1])),
    )


def others(terms: TermsInForce) -> Iterator[tuple[str, TermsInForce, TermsInForce]]:
    """Other changes of terms: their names, and the terms before and after."""
    endless = with_terms(terms, dataclasses.replace(terms.returns, window=None))
    paid_later = dataclasses.replace(terms.refunds, due=Duration(length=30))
    belts = ReturnException(
        code="belts",
        name=Localized.of(en="Belts"),
        when=Scope(categories=frozenset({"belt"})),
        then=Arrangement(restocking_fee=Decimal("0.1")),
    )
    yield "refunds due later", terms, with_terms(terms, paid_later)
    yield "refunds due later, no time limit", endless, with_terms(endless, paid_later)
    yield (
        "a fee for one category",
        terms,
        with_terms(terms, dataclasses.replace(terms.returns, exceptions=(belts,))),
    )


def cpu_seconds[T](work: Callable[[], T]) -> tuple[T, float]:
    """What ``work`` gives, and the CPU seconds of this process that it takes."""
    start = time.process_time()
    return work(), time.process_time() - start


def peak_megabytes() -> float:
    """The most memory this process has held so far, the interpreter and the orders' source included."""
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held / 1e6 if sys.platform == "darwin" else held / 1e3


def tell(impact: Impact) -> None:
    """Print the counts, so that one can see that something was compared."""
    print_info(
        f"{impact.orders} orders: {impact.gaining} gain, {impact.losing} lose, {impact.mixed} both, "
        f"{impact.unchanged} unchanged, {impact.undecided} undecided"
    )
    for tally in impact.tallies:
        print_info(f"  {tally.action}, {tally.kind}: {tally.orders}")


def main() -> None:
    """Compare, time, print."""
    use_core(0)
    number = int(os.environ.get("ORDERS", FEW))
    terms = reference_terms()
    _, making = cpu_seconds(lambda: deque(synthetic_orders(number), maxlen=0))

    def timed(before: TermsInForce, after: TermsInForce) -> tuple[Impact, float]:
        impact, seconds = cpu_seconds(
            lambda: compare(orders=synthetic_orders(number), before=before, after=after, at=NOW)
        )
        return impact, seconds - making

    impact, comparing = timed(terms, of_the_goal(terms))
    megabytes = peak_megabytes()
    tell(impact)
    print_info(f"{number} orders: {making:.1f} s to make, {comparing:.1f} s to compare")
    if number == MILLION:
        print_goal("impact_million_orders_seconds", comparing, "<=", MOST_SECONDS)
        print_goal("impact_peak_megabytes", megabytes, "<=", MOST_MEGABYTES)
    else:
        print_info(f"peak {megabytes:.0f} MB; for a million: {comparing / number * MILLION:.1f} s")
        print_info(f"ORDERS={MILLION} runs the goals")
    for name, before, after in others(terms):
        impact, comparing = timed(before, after)
        print_info(f"{name}: {comparing:.1f} s, peak so far {peak_megabytes():.0f} MB")
        tell(impact)


if __name__ == "__main__":
    main()
