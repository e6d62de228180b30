"""How fast the core decides, against the same rules written by hand for one shop. Prints one goal.

    python bench/bench_policies.py

One process on one core, counted in its own CPU time. Before anything is timed, both must give the same outcome and
the same last moment for every order of the grid.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

from handwritten import HandwrittenShop
from measuring import in_turns, median_ratio, medians, print_goal, print_info, spread, use_core
from reference_orders import Question, grid, reference_terms

from policies.book import TermsInForce
from policies.cancellation import decide_cancellation
from policies.returns import decide_return

MOST_TIMES_BY_HAND = 4
ROUNDS = 9

type Work = Callable[[], object]


def assert_equal_answers(questions: Iterable[Question], terms: TermsInForce, by_hand: HandwrittenShop) -> None:
    """Raise AssertionError at the first question that the two answer differently."""
    for asked in questions:
        decided = decide_cancellation(order=asked.order, terms=terms, at=asked.at)
        expected = by_hand.cancellation(asked.order, asked.at)
        assert (decided.outcome, decided.until) == expected, ("cancellation", asked, decided, expected)
        returned = decide_return(intent=asked.intent, order=asked.order, terms=terms, at=asked.at)
        expected = by_hand.returning(asked.intent, asked.order, asked.at)
        assert (returned.outcome, returned.until) == expected, ("return", asked, returned, expected)


def seconds(work: Work) -> float:
    """The CPU seconds of this process that ``work`` takes."""
    start = time.process_time_ns()
    work()
    return (time.process_time_ns() - start) / 1e9


def works(
    questions: tuple[Question, ...], terms: TermsInForce, by_hand: HandwrittenShop
) -> dict[str, Callable[[], float]]:
    """What is timed: the whole grid, by the core and by hand."""

    def core_cancels() -> None:
        for asked in questions:
            decide_cancellation(order=asked.order, terms=terms, at=asked.at)

    def hand_cancels() -> None:
        for asked in questions:
            by_hand.cancellation(asked.order, asked.at)

    def core_returns() -> None:
        for asked in questions:
            decide_return(intent=asked.intent, order=asked.order, terms=terms, at=asked.at)

    def hand_returns() -> None:
        for asked in questions:
            by_hand.returning(asked.intent, asked.order, asked.at)

    def core_both() -> None:
        for asked in questions:
            decide_cancellation(order=asked.order, terms=terms, at=asked.at)
            decide_return(intent=asked.intent, order=asked.order, terms=terms, at=asked.at)

    def hand_both() -> None:
        for asked in questions:
            by_hand.cancellation(asked.order, asked.at)
            by_hand.returning(asked.intent, asked.order, asked.at)

    found = (core_cancels, hand_cancels, core_returns, hand_returns, core_both, hand_both)
    return {work.__name__: lambda work=work: seconds(work) for work in found}


def main() -> None:
    """Compare, time, print."""
    use_core(0)
    terms, questions = reference_terms(), grid()
    window = terms.returns.window
    assert window is not None
    by_hand = HandwrittenShop.french(
        cutoff=terms.shipping.cutoff_time, days=window.length, years=range(2025, 2029)
    )
    assert_equal_answers(questions, terms, by_hand)
    print_info(f"policies: {len(questions)} orders and moments, answered alike by the core and by hand")
    samples = in_turns(works(questions, terms, by_hand), rounds=ROUNDS)
    middle = medians(samples)
    for what in ("cancels", "returns", "both"):
        core, hand = (len(questions) / middle[f"{who}_{what}"] for who in ("core", "hand"))
        ratio = median_ratio(samples, of=f"core_{what}", to=f"hand_{what}")
        print_info(f"policies {what}: {core:,.0f}/s with trace, {hand:,.0f}/s by hand, {ratio:.2f} times")
    noise = max(spread(values) for values in samples.values())
    print_info(f"policies: samples of one measure differ by up to {noise:.0%}")
    print_goal(
        "policies_decisions_against_by_hand",
        median_ratio(samples, of="core_both", to="hand_both"),
        "<=",
        MOST_TIMES_BY_HAND,
    )


if __name__ == "__main__":
    main()
