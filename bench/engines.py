"""The reference shop's rules for two rule engines, as one would write them there, and what each is asked.

Neither engine has a shop's calendar, and CEL for Python has no time zones. So both are told, for every order:

- every moment as the seconds that the shop's own clock has counted since ``EPOCH``, a Monday: a number divided by a
  day's seconds is a day, and its remainder by seven a weekday. Making them is zone arithmetic in Python, and is timed;
- what the facts themselves know: when the first parcel left, whether everything is packed, how many of a line are left,
  and how many of it are asked for.

The days off are a list in the rules. The engines find the cutoff, the last day and both outcomes by themselves. They
give each ``until`` on the shop's clock, and are spared to turn it into an instant. No reasons, no trace.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import pairwise
from zoneinfo import ZoneInfo

import cel
import zen
from reference_orders import Question

from policies.calendars import public_holidays
from policies.facts import OrderFacts, ReturnIntent

EPOCH = date(2024, 1, 1)
DAY = 86_400

type Json = dict[str, object]
type Answers = tuple[str, float | None, str, float | None]
"""Cancellation and its end, return and its end; None where there is no end, or none is known."""
type Engine = Callable[[Json], Answers]


@dataclass(frozen=True, slots=True)
class ShopClock:
    """The numbers that both engines are given."""

    zone: ZoneInfo
    cutoff: int
    window: int
    days_off: tuple[int, ...]

    @classmethod
    def french(cls, *, cutoff: time, days: int, years: range) -> ShopClock:
        """A shop in Paris with the public holidays of ``years``."""
        off = sorted({day for year in years for day in public_holidays("FR", "", year)})
        seconds = cutoff.hour * 3600 + cutoff.minute * 60 + cutoff.second
        return cls(ZoneInfo("Europe/Paris"), seconds, days, tuple((day - EPOCH).days for day in off))

    def seconds(self, moment: datetime | None) -> int | None:
        """What the shop's clock has counted at ``moment``."""
        if moment is None:
            return None
        local = moment.astimezone(self.zone)
        days = local.toordinal() - EPOCH.toordinal()
        return days * DAY + local.hour * 3600 + local.minute * 60 + local.second

    def facts(self, asked: Question) -> Json:
        """What the engines are told of one order and one request."""
        order, seconds = asked.order, self.seconds
        return {
            "at": seconds(asked.at),
            "placed_at": seconds(order.placed_at),
            "cancelled": order.cancelled_at is not None,
            "handed_over_at": seconds(order.handed_over_at()),
            "packed": order.is_fully_packed(),
            "signed_in": asked.intent.signed_in,
            "parcels": [
                {
                    "delivered_at": seconds(parcel.delivered_at),
                    "returned": parcel.returned_to_sender_at is not None,
                }
                for parcel in order.parcels
            ],
            "lines": _lines(order, asked.intent),
        }


def _lines(order: OrderFacts, intent: ReturnIntent) -> list[Mapping[str, object]]:
    """For each line what is left and what is asked for; a line that is not the order's has none left."""
    asked: dict[str, int] = {}
    for item in intent.items:
        asked[item.line] = asked.get(item.line, 0) + item.quantity
    known = [{"left": line.returnable, "asked": asked.pop(line.line, 0)} for line in order.lines]
    return known + [{"left": 0, "asked": quantity} for quantity in asked.values()]


def cel_engine(clock: ShopClock) -> Engine:
    """One combined expression, compiled once. CEL names no intermediate value: a list of one is mapped instead."""
    off = json.dumps(clock.days_off)
    works = f"d % 7 < 5 && !(d in {off})"
    cutoff = (
        f"[0, 1, 2, 3, 4, 5, 6].map(n, placed_at / {DAY} + n)"
        f".filter(d, {works} && d * {DAY} + {clock.cutoff} > placed_at)[0] * {DAY} + {clock.cutoff}"
    )
    last = "kept.filter(p, kept.all(q, q.delivered_at <= p.delivered_at))[0].delivered_at"
    closes = f"([0, 1, 2, 3, 4, 5, 6].map(n, ({last}) / {DAY} + {clock.window} + n).filter(d, {works})[0] + 1) * {DAY}"
    refused = (
        "cancelled || handed_over_at == null || handed_over_at > at || size(kept) == 0 || "
        "!lines.exists(l, l.left > 0) || lines.exists(l, l.asked > l.left)"
    )
    program = cel.compile(
        f"[{cutoff}].map(cutoff, cancelled || at >= cutoff || (handed_over_at != null && at >= handed_over_at)"
        " ? ['refused', null] : ['allowed', cutoff])[0] + "
        f"[parcels.filter(p, !p.returned)].map(kept, {refused} ? ['refused', null]"
        " : !packed || kept.exists(p, p.delivered_at == null) ? ['review', null]"
        f" : [{closes}].map(closes, at >= closes ? ['refused', null]"
        " : [signed_in ? 'allowed' : 'review', closes])[0])[0]"
    )
    return lambda facts: tuple(program.execute(facts))


def zen_engine(clock: ShopClock, *, traced: bool = False) -> Engine:
    """A decision of two expression nodes, kept compiled by the static loader: others take several times as long.

    What the first node finds is not handed out. ``traced`` makes the engine write its own trace.
    """
    nodes = _node("found", _zen_findings(clock), hands_on=True), _node("decided", ZEN_DECISIONS)
    loader = {"type": "static", "content": {"shop": _decision(*nodes)}}
    engine, options = zen.ZenEngine({"loader": loader}), {"trace": traced}

    def ask(facts: Json) -> Answers:
        said = engine.evaluate("shop", facts, options)["result"]
        # What is null is left out.
        return said["cancellation"], said.get("cancellation_until"), said["return"], said.get("return_until")

    return ask


ZEN_DECISIONS = {
    "cancellation": "too_late ? 'refused' : 'allowed'",
    "cancellation_until": "too_late ? null : cutoff",
    "return": "refused or over ? 'refused' : received and signed_in ? 'allowed' : 'review'",
    "return_until": "refused or over ? null : closes",
}


def _zen_findings(clock: ShopClock) -> dict[str, str]:
    works = f"# % 7 < 5 and # not in {json.dumps(clock.days_off)}"
    ahead = f"{works} and # * {DAY} + {clock.cutoff} > placed_at"
    arrived = f"floor(max(map($.kept, #.delivered_at)) / {DAY})"
    return {
        "cutoff": f"filter(map([0..6], floor(placed_at / {DAY}) + #), {ahead})[0] * {DAY} + {clock.cutoff}",
        "kept": "filter(parcels, not #.returned)",
        "received": "len($.kept) > 0 and packed and all($.kept, #.delivered_at != null)",
        "last": f"$.received ? filter(map([0..6], {arrived} + {clock.window} + #), {works})[0] : null",
        "closes": f"$.received ? ($.last + 1) * {DAY} : null",
        "refused": "cancelled or handed_over_at == null or handed_over_at > at or len($.kept) == 0"
        " or not some(lines, #.left > 0) or some(lines, #.asked > #.left)",
        "over": "$.received and at >= $.closes",
        "too_late": "cancelled or at >= $.cutoff or (handed_over_at != null and at >= handed_over_at)",
    }


def _node(name: str, expressions: Mapping[str, str], *, hands_on: bool = False) -> Json:
    listed = [{"id": key, "key": key, "value": value} for key, value in expressions.items()]
    return _shape(name, "expressionNode") | {"content": {"passThrough": hands_on, "expressions": listed}}


def _shape(name: str, kind: str) -> Json:
    return {"id": name, "name": name, "type": kind, "position": {"x": 0, "y": 0}}


def _decision(*nodes: Json) -> Json:
    """A graph in which each node hands on to the next."""
    row = [_shape("input", "inputNode"), *nodes, _shape("output", "outputNode")]
    edges = [
        {"id": f"{one['id']}-{other['id']}", "type": "edge", "sourceId": one["id"], "targetId": other["id"]}
        for one, other in pairwise(row)
    ]
    return {"contentType": "application/vnd.gorules.decision", "nodes": row, "edges": edges}
