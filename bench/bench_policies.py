"""How fast the core decides, against the same rules written by hand for one shop. Prints one goal.

    python bench/bench_policies.py

One process on one core, counted in its own CPU time. Before anything is timed, both must give the same outcome and
the same last moment for every order of the grid. The goal is counted on orders that were delivered: there nobody can
stop early.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from functools import partial

from handwritten import HandwrittenShop
from measuring import in_turns, median_ratio, medians, print_goal, print_info, spread, use_core
from reference_orders import Question, grid, reference_terms

from policies.book import TermsInForce
from policies.cancellation import decide_cancellation
from policies.returns import decide_return

MOST_TIMES_BY_HAND = 4
ROUNDS = 9
# Of all orders every one of so many is timed; a step that is prime to the grid keeps the mix.
EVERY = 17


def assert_equal_answers(
    questions: Iterable[Question], terms: TermsInForce, by_hand: HandwrittenShop
) -> None:
    """Raise AssertionError at the first question that the two answer differently."""
    for asked in questions:
        decided = decide_cancellation(order=asked.order, terms=terms, at=asked.at)
        expected = by_hand.cancellation(asked.order, asked.at)
        assert (decided.outcome, decided.until) == expected, ("cancellation", asked, decided, expected)
        returned = decide_return(intent=asked.intent, order=asked.order, terms=terms, at=asked.at)
        expected = by_hand.returning(asked.intent, asked.order, asked.at)
        assert (returned.outcome, returned.until) == expected, ("return", asked, returned, expected)


def is_usual(asked: Question) -> bool:
    """Whether the customer has everything that was ordered, and asks about what is there to return."""
    received = all(parcel.received_at for parcel in asked.order.parcels)
    there = all(
        (line := asked.order.line(item.line)) and item.quantity <= line.returnable
        for item in asked.intent.items
    )
    untouched = all(line.returnable == line.quantity for line in asked.order.lines)
    return received and bool(asked.order.parcels) and asked.order.is_fully_packed() and there and untouched


def cpu_seconds(answer: Callable[[Question], object], questions: tuple[Question, ...]) -> float:
    """The CPU seconds of this process that answering every question takes."""
    start = time.process_time_ns()
    for asked in questions:
        answer(asked)
    return (time.process_time_ns() - start) / 1e9


def answers(terms: TermsInForce, by_hand: HandwrittenShop) -> dict[str, Callable[[Question], object]]:
    """What is timed: each decision alone, and both together, by the core and by hand."""

    def core_cancellation(asked: Question) -> object:
        return decide_cancellation(order=asked.order, terms=terms, at=asked.at)

    def core_return(asked: Question) -> object:
        return decide_return(intent=asked.intent, order=asked.order, terms=terms, at=asked.at)

    def core_both(asked: Question) -> object:
        return (
            decide_cancellation(order=asked.order, terms=terms, at=asked.at),
            decide_return(intent=asked.intent, order=asked.order, terms=terms, at=asked.at),
        )

    def hand_cancellation(asked: Question) -> object:
        return by_hand.cancellation(asked.order, asked.at)

    def hand_return(asked: Question) -> object:
        return by_hand.returning(asked.intent, asked.order, asked.at)

    def hand_both(asked: Question) -> object:
        return by_hand.cancellation(asked.order, asked.at), by_hand.returning(
            asked.intent, asked.order, asked.at
        )

    found = (core_cancellation, hand_cancellation, core_return, hand_return, core_both, hand_both)
    return {answer.__name__: answer for answer in found}


def timed(
    name: str, questions: tuple[Question, ...], found: dict[str, Callable[[Question], object]]
) -> float:
    """Time all answers in turns, print them, and return how many times the core's take those by hand."""
    samples = in_turns(
        {what: partial(cpu_seconds, answer, questions) for what, answer in found.items()}, rounds=ROUNDS
    )
    middle = medians(samples)
    for what in ("cancellation", "return", "both"):
        core, hand = (len(questions) / middle[f"{who}_{what}"] for who in ("core", "hand"))
        ratio = median_ratio(samples, of=f"core_{what}", to=f"hand_{what}")
        print_info(f"{name}, {what}: {core:,.0f}/s with trace, {hand:,.0f}/s by hand, {ratio:.1f} times")
    noise = max(spread(values) for values in samples.values())
    print_info(f"{name}: samples of one measure lie up to {noise:.0%} apart")
    return median_ratio(samples, of="core_both", to="hand_both")


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
    print_info(f"{len(questions)} orders and moments are answered alike by the core and by hand")
    found = answers(terms, by_hand)
    # By hand one stops at the first "no"; the core tells all of them, so refusals widen the gap.
    timed("all kinds of orders", questions[::EVERY], found)
    usual = tuple(filter(is_usual, questions))
    ratio = timed("delivered orders", usual, found)
    print_goal("policies_decisions_to_by_hand", ratio, "<=", MOST_TIMES_BY_HAND)


if __name__ == "__main__":
    main()
