"""How two answers to one return differ, item by item: one order may gain for one item and lose for another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from policies.decisions import Outcome
from policies.exchanges import ExchangeDecision
from policies.impact.changes import Change, Zones, decision_changes
from policies.impact.kinds import ChangeKind
from policies.returns import ItemDecision, ReturnDecision
from policies.terms import LabelSource, Payer, ReturnMethod


def return_changes(*, before: ReturnDecision, after: ReturnDecision, zones: Zones) -> tuple[Change, ...]:
    """A change of outcome where either refuses all, else what changes for any item, each kind once.

    Where several items have one kind of change, the one that moves the furthest stands for them.
    """
    if Outcome.REFUSED in {before.outcome, after.outcome}:
        return decision_changes(before=before, after=after, zones=zones)
    items = zip(before.items, after.items, strict=True)
    return _furthest(change for was, now in items for change in _item_changes(was, now, zones))


def exchange_changes(
    *, before: ExchangeDecision, after: ExchangeDecision, zones: Zones
) -> tuple[Change, ...]:
    """The same of an exchange: its outcome and deadline by item. What else changes, changes for the return too."""
    if Outcome.REFUSED in {before.outcome, after.outcome}:
        return decision_changes(before=before, after=after, zones=zones)
    items = zip(before.items, after.items, strict=True)
    return _furthest(
        change for was, now in items for change in decision_changes(before=was, after=now, zones=zones)
    )


def _furthest(changes: Iterable[Change]) -> tuple[Change, ...]:
    kept: dict[ChangeKind, Change] = {}
    for change in changes:
        known = kept.get(change.kind)
        if known is None or _way(change) > _way(known):
            kept[change.kind] = change
    return tuple(kept.values())


def _way(change: Change) -> float:
    return float("inf") if change.days is None else abs(change.days)


def _item_changes(before: ItemDecision, after: ItemDecision, zones: Zones) -> Iterator[Change]:
    yield from decision_changes(before=before, after=after, zones=zones)
    if Outcome.REFUSED in {before.outcome, after.outcome}:
        return
    yield from map(Change, _costs(before, after))
    yield from map(Change, _offers(before, after))
    yield from map(Change, _methods(before.methods, after.methods))


def _costs(before: ItemDecision, after: ItemDecision) -> Iterator[ChangeKind]:
    if before.postage_paid_by is not after.postage_paid_by:
        charged = after.postage_paid_by is Payer.CUSTOMER
        yield ChangeKind.POSTAGE_CHARGED if charged else ChangeKind.POSTAGE_PAID
    yield from _ranked(
        before.restocking_fee, after.restocking_fee, ChangeKind.FEE_HIGHER, ChangeKind.FEE_LOWER
    )


def _offers(before: ItemDecision, after: ItemDecision) -> Iterator[ChangeKind]:
    if after.conditions - before.conditions:
        yield ChangeKind.CONDITION_ADDED
    if before.conditions - after.conditions:
        yield ChangeKind.CONDITION_DROPPED
    if before.outcomes - after.outcomes:
        yield ChangeKind.CHOICE_CLOSED
    if after.outcomes - before.outcomes:
        yield ChangeKind.CHOICE_OPENED


def _methods(before: Iterable[ReturnMethod], after: Iterable[ReturnMethod]) -> Iterator[ChangeKind]:
    """Ways that open or close, and what those that stay ask of the customer; a way is the same by its code."""
    was, now = ({method.code: method for method in methods} for methods in (before, after))
    if was.keys() - now.keys():
        yield ChangeKind.METHOD_CLOSED
    if now.keys() - was.keys():
        yield ChangeKind.METHOD_OPENED
    for code in was.keys() & now.keys():
        yield from _demands(was[code], now[code])


def _demands(before: ReturnMethod, after: ReturnMethod) -> Iterator[ChangeKind]:
    """Proofs and papers, who bears the risk, and whether the customer needs a label of their own."""
    harder, easier = ChangeKind.METHOD_HARDER, ChangeKind.METHOD_EASIER
    if after.requires - before.requires:
        yield harder
    if before.requires - after.requires:
        yield easier
    yield from _ranked(before.customer_bears_risk, after.customer_bears_risk, harder, easier)
    yield from _ranked(_needs_label(before), _needs_label(after), harder, easier)


def _needs_label(method: ReturnMethod) -> bool:
    return method.label_source is LabelSource.CUSTOMER


def _ranked(
    before: Decimal | bool, after: Decimal | bool, more: ChangeKind, less: ChangeKind
) -> Iterator[ChangeKind]:
    if before != after:
        yield more if after > before else less
