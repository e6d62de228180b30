"""What a trial found, as its page shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from decimal import Decimal
from typing import Any

from babel.numbers import format_currency

from cms.impact.models import ImpactRun
from cms.impact.words import ACTIONS, CHANGES, ERRORS, OUTCOMES, count, moved
from cms.shops.clock import on_clock
from policies.decisions import Outcome
from policies.impact import Action, ChangeKind

MOST_BARS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar of a chart: its words, its figure, and how long it is, in per cent of the longest or of the whole."""

    label: str
    orders: int
    percent: float
    tone: str
    offset: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An order, and both answers in words; ``url`` where the reader may see it."""

    order: str
    url: str | None
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One kind of change."""

    label: str
    is_worse: bool
    orders: int
    money: str
    bars: tuple[Bar, ...]
    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Everything that changes about one thing that customers do."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The whole page. ``groups`` add up to ``orders``."""

    orders: int
    headline: str
    redated: int
    groups: tuple[Bar, ...]
    sections: tuple[Section, ...]
    asked: tuple[str, ...]
    undecided: tuple[str, ...]


def orders_named(found: Mapping[str, Any]) -> set[str]:
    """The numbers of the orders that stand as examples."""
    return {example["order"] for tally in found["tallies"] for example in tally["examples"]}


def report_of(run: ImpactRun, *, urls: Mapping[str, str]) -> Report:
    """The report of a trial that is done; ``urls`` say where the reader sees an order."""
    found, zone = run.found, run.shop.zone
    return Report(
        orders=found["orders"],
        headline=_headline(found),
        redated=found["redated"],
        groups=tuple(_groups(found)),
        sections=tuple(_sections(found["tallies"], urls, zone)),
        asked=tuple(ACTIONS[Action(name)] for name in found["asked"]),
        undecided=tuple(_undecided(error) for error in found["errors"]),
    )


def _headline(found: Mapping[str, Any]) -> str:
    if not found["orders"]:
        return "There are no orders of that time to try these terms on."
    worse = found["losing"] + found["mixed"]
    if worse:
        return f"Worse for {count(worse, 'order', 'orders')} of {found['orders']:,}."
    if found["gaining"]:
        return (
            f"Nobody loses. Better for {count(found['gaining'], 'order', 'orders')} of {found['orders']:,}."
        )
    return "For none of these orders would anything change."


GROUPS = (
    ("losing", "lose", "worse"),
    ("mixed", "gain and lose", "mixed"),
    ("gaining", "gain", "better"),
    ("unchanged", "unchanged", "same"),
    ("undecided", "could not be decided", "unknown"),
)


def _groups(found: Mapping[str, Any]) -> Iterator[Bar]:
    offset, whole = 0.0, found["orders"] or 1
    for name, label, tone in GROUPS:
        if name == "undecided" and not found[name]:
            continue
        percent = 100 * found[name] / whole
        yield Bar(
            label=label, orders=found[name], percent=round(percent, 2), tone=tone, offset=round(offset, 2)
        )
        offset += percent


def _sections(
    tallies: Iterable[Mapping[str, Any]], urls: Mapping[str, str], zone: tzinfo
) -> Iterator[Section]:
    by_action: dict[Action, list[Mapping[str, Any]]] = {}
    for tally in tallies:
        by_action.setdefault(Action(tally["action"]), []).append(tally)
    for action, words in ACTIONS.items():
        if action in by_action:
            rows = sorted((_row(tally, urls, zone) for tally in by_action[action]), key=_worst_first)
            yield Section(heading=words, rows=tuple(rows))


def _worst_first(row: Row) -> tuple[bool, int]:
    return not row.is_worse, -row.orders


def _row(tally: Mapping[str, Any], urls: Mapping[str, str], zone: tzinfo) -> Row:
    kind = ChangeKind(tally["kind"])
    return Row(
        label=CHANGES[kind],
        is_worse=kind.is_worse,
        orders=tally["orders"],
        money=" and ".join(_money(amount) for amount in tally["amounts"]),
        bars=tuple(_bars(tally["days"], "worse" if kind.is_worse else "better")),
        cases=tuple(
            Case(
                order=example["order"],
                url=urls.get(example["order"]),
                before=_said(example["before"], zone),
                after=_said(example["after"], zone),
            )
            for example in tally["examples"]
        ),
    )


def _bars(days: list[list[int]], tone: str) -> Iterator[Bar]:
    """A histogram; of more than a few different numbers of days, neighbors share a bar."""
    width = -(-(days[-1][0] - days[0][0] + 1) // MOST_BARS) if len(days) > MOST_BARS else 1
    sums: dict[int, int] = {}
    for number, orders in days:
        first = number - (number - days[0][0]) % width
        sums[first] = sums.get(first, 0) + orders
    most = max(sums.values(), default=1)
    for first, orders in sums.items():
        label = moved(first) if width == 1 else f"{moved(first)} to {moved(first + width - 1)}"
        yield Bar(label=label, orders=orders, percent=round(100 * orders / most, 2), tone=tone)


def _money(amount: list[str]) -> str:
    number, currency = amount
    return str(format_currency(Decimal(number), currency, locale="en"))


def _said(answer: Mapping[str, Any], zone: tzinfo) -> str:
    """One answer in words."""
    if "by" in answer:
        return f"By {_on(answer['by'], zone)}" if answer["by"] else "No date promised"
    if "total" in answer:
        due = f", by {_on(answer['due'], zone)}" if answer["due"] else ""
        return _money(answer["total"]) + due
    until = f" until {_on(answer['until'], zone)}" if answer["until"] else ""
    return OUTCOMES[Outcome(answer["outcome"])] + until


def _on(moment: str, zone: tzinfo) -> str:
    return on_clock(datetime.fromisoformat(moment), zone)


def _undecided(error: Mapping[str, Any]) -> str:
    about = f"{ACTIONS[Action(error['action'])]}: " if error["action"] else ""
    orders = count(error["orders"], "order", "orders")
    return f"{about}{orders} could not be decided, because {ERRORS.get(error['error'], error['error'])}."
