"""How fast the core decides: against the same rules written by hand for one shop, and in two rule engines.

    python bench/bench_policies.py

One process on one core, counted in its own CPU time. Everybody starts from the same facts, whose moments are instants
in UTC. Before anything is timed, all must give the same outcomes and last moments for every order of the grid. What an
engine is told beforehand stands in ``engines``.

Both goals are counted on orders that were delivered, each asked for a cancellation and a return. Against the function
by hand the core makes its trace and somebody reads every step of it; against the engines it makes it. Neither the
function nor the engines have reasons or a trace; how long ZEN takes with a trace of its own is printed too.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from functools import partial

from engines import Engine, ShopClock, cel_engine, zen_engine
from handwritten import HandwrittenShop
from measuring import Samples, in_turns, median_ratio, medians, print_goal, print_info, spread, use_core
from reference_orders import Question, grid, reference_terms

from policies.book import TermsInForce
from policies.cancellation import decide_cancellation
from policies.decisions import Decision
from policies.returns import decide_return

MOST_TIMES_BY_HAND = 4
LEAST_TIMES_AS_FAST_AS_ENGINES = 4
ROUNDS = 9
YEARS = range(2025, 2029)
# Of all orders every one of so many is timed; a step that is prime to the grid keeps the mix.
EVERY = 17
ENGINES = ("zen-engine", "common-expression-language")

type Answer = Callable[[Question], object]


def is_usual(asked: Question) -> bool:
    """Whether the customer has everything that was ordered, and asks about what is there to return."""
    received = all(parcel.received_at for parcel in asked.order.parcels)
    there = all(
        (line := asked.order.line(item.line)) and item.quantity <= line.returnable
        for item in asked.intent.items
    )
    untouched = all(line.returnable == line.quantity for line in asked.order.lines)
    return received and bool(asked.order.parcels) and asked.order.is_fully_packed() and there and untouched


def decide(asked: Question, terms: TermsInForce) -> tuple[Decision, Decision]:
    """Both decisions of the core."""
    return (
        decide_cancellation(order=asked.order, terms=terms, at=asked.at),
        decide_return(intent=asked.intent, order=asked.order, terms=terms, at=asked.at),
    )


def read(decisions: Iterable[Decision]) -> int:
    """Read every step of both traces; return how many comparisons held."""
    held = 0
    for decision in decisions:
        for step in decision.trace:
            if step.rule and step.inputs and step.comparison:
                held += step.result
    return held


def by_core(terms: TermsInForce) -> dict[str, Answer]:
    """The core's answers: each decision alone, both, and both with every step of their traces read."""
    return {
        "core cancellation": lambda asked: decide_cancellation(order=asked.order, terms=terms, at=asked.at),
        "core return": lambda asked: decide_return(
            intent=asked.intent, order=asked.order, terms=terms, at=asked.at
        ),
        "core both": lambda asked: decide(asked, terms),
        "core both, read": lambda asked: read(decide(asked, terms)),
    }


def by_hand(shop: HandwrittenShop) -> dict[str, Answer]:
    """The answers of the function written by hand."""
    return {
        "hand cancellation": lambda asked: shop.cancellation(asked.order, asked.at),
        "hand return": lambda asked: shop.returning(asked.intent, asked.order, asked.at),
        "hand both": lambda asked: (
            shop.cancellation(asked.order, asked.at),
            shop.returning(asked.intent, asked.order, asked.at),
        ),
    }


def by_engines(clock: ShopClock, questions: tuple[Question, ...]) -> dict[str, Answer]:
    """The engines' answers from instants, and those to facts that were made ready before."""
    zen, cel, traced = zen_engine(clock), cel_engine(clock), zen_engine(clock, traced=True)
    ready = {id(asked): clock.facts(asked) for asked in questions}
    return {
        "zen-engine": lambda asked: zen(clock.facts(asked)),
        "zen-engine, traced": lambda asked: traced(clock.facts(asked)),
        "common-expression-language": lambda asked: cel(clock.facts(asked)),
        "zen-engine alone": lambda asked: zen(ready[id(asked)]),
        "common-expression-language alone": lambda asked: cel(ready[id(asked)]),
    }


def assert_equal_answers(
    questions: Iterable[Question], terms: TermsInForce, shop: HandwrittenShop, clock: ShopClock
) -> None:
    """Raise AssertionError at the first question that two of them answer differently."""
    engines: tuple[Engine, ...] = (zen_engine(clock), cel_engine(clock))
    for asked in questions:
        decided = [(decision.outcome, decision.until) for decision in decide(asked, terms)]
        expected = [
            shop.cancellation(asked.order, asked.at),
            shop.returning(asked.intent, asked.order, asked.at),
        ]
        assert decided == expected, (asked, decided, expected)
        told = tuple(part for outcome, until in decided for part in (outcome, clock.seconds(until)))
        facts = clock.facts(asked)
        for engine in engines:
            assert engine(facts) == told, (asked, engine(facts), told)


def cpu_seconds(answer: Answer, questions: tuple[Question, ...]) -> float:
    """The CPU seconds of this process that answering every question takes."""
    start = time.process_time_ns()
    for asked in questions:
        answer(asked)
    return (time.process_time_ns() - start) / 1e9


def timed(questions: tuple[Question, ...], answers: dict[str, Answer]) -> Samples:
    """Time all answers in turns."""
    measures = {what: partial(cpu_seconds, answer, questions) for what, answer in answers.items()}
    return in_turns(measures, rounds=ROUNDS)


def tell(name: str, questions: tuple[Question, ...], samples: Samples) -> None:
    """Print how often a second everybody answers, and how the core stands to the function by hand."""
    rates = {what: len(questions) / seconds for what, seconds in medians(samples).items()}
    for what in ("cancellation", "return", "both"):
        ratio = median_ratio(samples, of=f"core {what}", to=f"hand {what}")
        print_info(
            f"{name}, {what}: {rates[f'core {what}']:,.0f}/s with trace, {rates[f'hand {what}']:,.0f}/s by hand, "
            f"{ratio:.1f} times"
        )
    for what in samples:
        if what.startswith(ENGINES):
            ratio = median_ratio(samples, of=what, to="core both")
            print_info(f"{name}, {what}: {rates[what]:,.0f}/s, the core is {ratio:.1f} times as fast")
    noise = max(spread(values) for values in samples.values())
    print_info(f"{name}: samples of one measure lie up to {noise:.0%} apart")


def main() -> None:
    """Compare, time, print."""
    use_core(0)
    terms, questions = reference_terms(), grid()
    window, cutoff = terms.returns.window, terms.shipping.cutoff_time
    assert window is not None
    shop = HandwrittenShop.french(cutoff=cutoff, days=window.length, years=YEARS)
    clock = ShopClock.french(cutoff=cutoff, days=window.length, years=YEARS)
    assert_equal_answers(questions, terms, shop, clock)
    print_info(
        f"{len(questions)} orders and moments are answered alike by the core, by hand and by both engines"
    )
    # By hand one stops at the first "no"; the core tells all of them, so refusals widen the gap.
    mixed, answers = questions[::EVERY], by_core(terms) | by_hand(shop)
    tell("all kinds of orders", mixed, timed(mixed, answers))
    usual = tuple(filter(is_usual, questions))
    samples = timed(usual, answers | by_engines(clock, usual))
    tell("delivered orders", usual, samples)
    ratio = median_ratio(samples, of="core both, read", to="hand both")
    print_goal("policies_decisions_to_by_hand", ratio, "<=", MOST_TIMES_BY_HAND)
    ratio = min(median_ratio(samples, of=engine, to="core both") for engine in ENGINES)
    print_goal("policies_to_fastest_engine", ratio, ">=", LEAST_TIMES_AS_FAST_AS_ENGINES)


if __name__ == "__main__":
    main()
