"""The values that return terms state, in the order in which a reader would want them."""

from __future__ import annotations

from collections.abc import Iterator

from policies.localized import Localized
from policies.references.values import Stated, Unlimited, Value, one
from policies.terms import ReturnException, ReturnMethod, ReturnOutcome, ReturnTerms, Season


def stated_returns(terms: ReturnTerms) -> Iterator[Stated]:
    """Every value of return terms. Where an exception or a method sets nothing, there is no reference."""
    yield one("returns.window", terms.window or Unlimited.NO_TIME_LIMIT)
    if terms.send_within:
        yield one("returns.send_within", terms.send_within)
    yield from _seasons(terms)
    yield one("returns.mode", terms.mode)
    yield one("returns.guests", terms.guests)
    yield one("returns.without_record", terms.without_record)
    yield one("returns.conditions", tuple(sorted(terms.conditions)))
    yield from _methods(terms)
    yield one("returns.shipping_paid_by", terms.shipping_paid_by)
    yield one("returns.shipping_waived_for", tuple(sorted(terms.shipping_waived_for)))
    yield one("returns.restocking_fee", terms.restocking_fee)
    if terms.restocking_fee_waived_for:
        yield one("returns.restocking_fee_waived_for", tuple(sorted(terms.restocking_fee_waived_for)))
    yield one("returns.outcomes", tuple(sorted(terms.outcomes)))
    if _exchanges(terms):
        yield one("returns.exchange", terms.exchange)
    yield from _exceptions(terms)


def _exchanges(terms: ReturnTerms) -> bool:
    """Whether any item can be exchanged."""
    offered = (terms.outcomes, *(exception.then.outcomes for exception in terms.exceptions))
    return any(ReturnOutcome.EXCHANGE in outcomes for outcomes in offered)


def _methods(terms: ReturnTerms) -> Iterator[Stated]:
    yield one("returns.methods", tuple(method.name for method in terms.open_methods))
    # Where every way brings duties back alike, there is nothing to say of each.
    some_keep_duties = not all(method.refunds_duties for method in terms.methods)
    for method in terms.methods:
        yield from _method(method)
        if some_keep_duties:
            yield _of_method(method, "refunds_duties", method.refunds_duties)


def _method(method: ReturnMethod) -> Iterator[Stated]:
    yield Stated(f"returns.methods.{method.code}", "returns.methods.name", method.name, (method.name,))
    yield _of_method(method, "channel", method.channel)
    yield _of_method(method, "label_source", method.label_source)
    yield _of_method(method, "requires", tuple(sorted(method.requires)))
    yield _of_method(method, "customer_bears_risk", method.customer_bears_risk)
    if method.fee is not None:
        yield _of_method(method, "fee", method.fee)


def _of_method(method: ReturnMethod, name: str, value: Value) -> Stated:
    return _about("returns.methods", method.code, method.name, name, value)


def _seasons(terms: ReturnTerms) -> Iterator[Stated]:
    if terms.seasons:
        yield one("returns.seasons", tuple(season.name for season in terms.seasons))
    for season in terms.seasons:
        yield from _season(season)


def _season(season: Season) -> Iterator[Stated]:
    yield Stated(f"returns.seasons.{season.code}", "returns.seasons.name", season.name, (season.name,))
    for name, day in (("until", season.until), ("first", season.first), ("last", season.last)):
        yield _about("returns.seasons", season.code, season.name, name, day)


def _exceptions(terms: ReturnTerms) -> Iterator[Stated]:
    if terms.exceptions:
        yield one("returns.exceptions", tuple(exception.name for exception in terms.exceptions))
    for exception in terms.exceptions:
        code, name = exception.code, exception.name
        yield Stated(f"returns.exceptions.{code}", "returns.exceptions.name", name, (name,))
        for term, value in _arranged(exception, terms):
            yield _about("returns.exceptions", code, name, term, value)


def _arranged(exception: ReturnException, terms: ReturnTerms) -> Iterator[tuple[str, Value]]:
    """What an exception sets, by the name of the term."""
    then = exception.then
    found: dict[str, Value | None] = {
        "returnability": then.returnability,
        "window": Unlimited.NO_TIME_LIMIT if then.no_time_limit else then.window,
        "mode": then.mode,
        "conditions": tuple(sorted(then.further_conditions)) or None,
        "methods": tuple(method.name for method in terms.methods_named(then.methods)) or None,
        "outcomes": tuple(sorted(then.outcomes)) or None,
        "shipping_paid_by": then.shipping_paid_by,
        "restocking_fee": then.restocking_fee,
    }
    for term, value in found.items():
        if value is not None:
            yield term, value


def _about(base: str, code: str, subject: Localized, name: str, value: Value) -> Stated:
    return Stated(f"{base}.{code}.{name}", f"{base}.{name}", value, (subject,))
