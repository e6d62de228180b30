"""How long it takes to say what new terms would change for many orders, and how much memory. Prints two goals.

    python bench/bench_impact.py                   # as many orders as a few seconds allow
    ORDERS=1000000 python bench/bench_impact.py    # the whole goal

One process on one core, counted in its own CPU time. The new terms move the cutoff, the handling, the limits of
cancellation and the return window, so all three questions are asked of every order. Making the orders is timed by
itself and taken off: a shop reads them from its database.
"""

from __future__ import annotations

import dataclasses
import os
import resource
import sys
import time
from collections import deque
from collections.abc import Callable

from measuring import print_goal, print_info, use_core
from reference_orders import reference_terms
from synthetic_orders import NOW, synthetic_orders

from policies.book import TermsInForce
from policies.durations import DayRange
from policies.impact import Impact, compare
from policies.terms import AnyTerms, CancellationTerms, Kind, ReturnTerms, ShippingTerms

MILLION = 1_000_000
FEW = 100_000
MOST_SECONDS = 20
MOST_MEGABYTES = 200


def changed(terms: TermsInForce, *kinds: Kind) -> TermsInForce:
    """The terms with other values in ``kinds``."""
    versions = tuple(
        dataclasses.replace(version, number=version.number + 1, terms=_changed(version.terms))
        if version.kind in kinds
        else version
        for version in terms.versions
    )
    return dataclasses.replace(terms, versions=versions)


def _changed(terms: AnyTerms) -> AnyTerms:
    match terms:
        case ShippingTerms():
            later = terms.cutoff_time.replace(hour=terms.cutoff_time.hour + 2)
            return dataclasses.replace(terms, cutoff_time=later, handling_time=DayRange(minimum=0, maximum=1))
        case ReturnTerms(window=window) if window:
            return dataclasses.replace(terms, window=dataclasses.replace(window, length=30))
        case CancellationTerms(limits=limits):
            return dataclasses.replace(terms, limits=frozenset(sorted(limits)[:1]))
        case _:
            return terms


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

    def run(*kinds: Kind) -> Impact:
        return compare(orders=synthetic_orders(number), before=terms, after=changed(terms, *kinds), at=NOW)

    _, making = cpu_seconds(lambda: deque(synthetic_orders(number), maxlen=0))
    impact, seconds = cpu_seconds(lambda: run(Kind.SHIPPING, Kind.CANCELLATION, Kind.RETURNS))
    comparing, megabytes = seconds - making, peak_megabytes()
    tell(impact)
    print_info(f"{number} orders: {making:.1f} s to make, {comparing:.1f} s to compare")
    if number == MILLION:
        print_goal("impact_million_orders_seconds", comparing, "<=", MOST_SECONDS)
        print_goal("impact_peak_megabytes", megabytes, "<=", MOST_MEGABYTES)
        return
    print_info(
        f"peak {megabytes:.0f} MB; extrapolated to a million orders: {comparing / number * MILLION:.1f} s"
    )
    print_info(f"ORDERS={MILLION} runs the goals")


if __name__ == "__main__":
    main()
