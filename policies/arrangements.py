"""What a shop's return terms come to for one item: the general terms, its exceptions, and the season of its order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from policies.book import TermsInForce
from policies.facts import OrderFacts
from policies.terms import (
    Arranged,
    Circumstances,
    Kind,
    Payer,
    Returnability,
    ReturnChannel,
    ReturnException,
    ReturnReason,
    ReturnTerms,
    applicable,
)
from policies.terms.exceptions import Arrangement

__all__ = ["Arranged", "arranged", "arranged_for", "circumstances", "payer_of_postage", "restocking_fee"]


def arranged(*, returns: ReturnTerms, case: Circumstances, placed_on: date) -> Arranged:
    """The terms for ``case``, of an order placed on ``placed_on`` (a day in the shop's zone)."""
    general = returns.general
    if returns.seasons:
        general = general._replace(season=returns.season_on(placed_on))
    heard = applicable(returns.exceptions, case) if returns.exceptions else ()
    return _with_exceptions(general, heard, returns) if heard else general


def circumstances(
    *,
    order: OrderFacts,
    line: str,
    reason: ReturnReason | None,
    terms: TermsInForce,
    channel: ReturnChannel | None = None,
) -> Circumstances:
    """What exceptions look at for one line of ``order``. What is not known of it matches no exception."""
    bought, to = order.line(line), order.destination
    shipping = terms.shipping if terms.states(Kind.SHIPPING) else None
    zone = shipping.zone_for(country=to.country, postal_code=to.postal_code) if shipping else None
    return Circumstances(
        categories=bought.categories if bought else frozenset(),
        tags=bought.tags if bought else frozenset(),
        zone=zone.code if zone else None,
        channel=channel,
        reason=reason,
        tenders=frozenset(payment.tender for payment in order.payments),
    )


def arranged_for(
    *,
    order: OrderFacts,
    line: str,
    reason: ReturnReason | None,
    terms: TermsInForce,
    channel: ReturnChannel | None = None,
) -> Arranged:
    """The return terms of one line of ``order``. Raises NotInForce where the shop has stated none."""
    case = circumstances(order=order, line=line, reason=reason, terms=terms, channel=channel)
    placed_on = order.placed_at.astimezone(terms.shop.zone).date()
    return arranged(returns=terms.returns, case=case, placed_on=placed_on)


def payer_of_postage(*, returns: ReturnTerms, terms: Arranged, reason: ReturnReason | None) -> Payer:
    """Who bears the postage of an item that comes back for ``reason`` (None: not said yet)."""
    return Payer.SHOP if reason in returns.shipping_waived_for else terms.shipping_paid_by


def restocking_fee(*, returns: ReturnTerms, terms: Arranged, reason: ReturnReason | None) -> Decimal:
    """The share of its price that is kept of an item that comes back for ``reason``."""
    return Decimal(0) if reason in returns.restocking_fee_waived_for else terms.restocking_fee


def _with_exceptions(general: Arranged, heard: tuple[ReturnException, ...], returns: ReturnTerms) -> Arranged:
    windowed = _first(heard, lambda then: then.no_time_limit or then.window)
    named = _first(heard, lambda then: then.methods)
    outcomes = _first(heard, lambda then: then.outcomes)
    mode = _first(heard, lambda then: then.mode)
    payer = _first(heard, lambda then: then.shipping_paid_by)
    fee = _first(heard, lambda then: then.restocking_fee is not None)
    said = _first(heard, lambda then: then.returnability)
    excluded = said is not None and said.then.returnability is Returnability.NOT_RETURNABLE
    return Arranged(
        window=windowed.then.window if windowed else general.window,
        season=None if windowed else general.season,
        mode=(mode and mode.then.mode) or general.mode,
        methods=returns.methods_named(named.then.methods) if named else general.methods,
        conditions=general.conditions.union(*(one.then.further_conditions for one in heard)),
        outcomes=outcomes.then.outcomes if outcomes else general.outcomes,
        shipping_paid_by=(payer and payer.then.shipping_paid_by) or general.shipping_paid_by,
        restocking_fee=_share(fee, general.restocking_fee),
        exceptions=heard,
        windowed_by=windowed,
        excluded_by=said if excluded else None,
    )


def _first(heard: Sequence[ReturnException], sets: Callable[[Arrangement], object]) -> ReturnException | None:
    """The first exception to be heard that sets a term, or None."""
    return next((one for one in heard if sets(one.then)), None)


def _share(fee: ReturnException | None, general: Decimal) -> Decimal:
    own = fee.then.restocking_fee if fee else None
    return general if own is None else own
