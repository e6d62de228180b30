"""The better of the refund that a shop quotes and the one that the law guarantees, part by part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from moneyed import Money

from policies.book import TermsInForce
from policies.decisions import Step
from policies.facts import OrderFacts
from policies.law.articles import Article, Topic
from policies.law.better import Basis, Dropped
from policies.law.quoting import StatutoryQuote
from policies.reasons import Datum
from policies.refunds import ComponentKind, QuotedComponent, RefundQuote, RefundRoute, summed
from policies.refunds.settling import settle
from policies.refunds.tenders import Way, rules_of, ways_back
from policies.refunds.timing import Timing
from policies.terms import STORED_VALUE, Kind, RefundCase, RefundTo, Tender, TenderRule

_NEVER = datetime.max.replace(tzinfo=UTC)
# What is taken off goods belongs to them: who gives nothing for a bag also takes nothing off it.
GOODS = frozenset({ComponentKind.ITEM, ComponentKind.RESTOCKING_FEE, ComponentKind.DIMINISHED_VALUE})


@dataclass(frozen=True, slots=True, kw_only=True)
class BetterPart:
    """What one part of a refund comes to, by the shop and by law, and on what it rests.

    ``kind`` and ``line`` name it; the goods of a line are one part (``item``) with what is taken off them. ``clause``
    is the shop's, None where its quote has no such part; ``article`` what the law says. Both are of what differs.
    """

    kind: ComponentKind
    line: str | None
    shop: Money
    law: Money
    clause: str | None
    article: Article

    @property
    def basis(self) -> Basis:
        """Who gives more."""
        if self.shop == self.law:
            return Basis.BOTH
        return Basis.SHOP if self.shop > self.law else Basis.LAW


@dataclass(frozen=True, slots=True, kw_only=True)
class BetterRefund:
    """What the customer gets back, with both quotes and their traces kept.

    ``parts`` compare them, none where the law gives nothing; ``due_by`` is whose time to pay holds; ``dropped`` are
    rules of the shop by which the money does not go, each with its article.
    """

    quote: RefundQuote
    shop: RefundQuote | None
    statutory: StatutoryQuote | None
    parts: tuple[BetterPart, ...] = ()
    due_by: Basis = Basis.SHOP
    dropped: tuple[Dropped, ...] = ()


def better_refund(
    *, shop: RefundQuote | None, statutory: StatutoryQuote | None, order: OrderFacts, terms: TermsInForce
) -> BetterRefund | None:
    """Give the customer, of every part, the better of both quotes; None where there is neither.

    ``shop`` is None where its terms take nothing back. Of each part the higher amount is taken: the goods of a line
    less what is taken off them, their duties, the delivery, what an express one cost on top, the postage. Of two
    times to pay it is the one that ends earlier, one that waits for goods last. What both together would give beyond
    what was paid is taken off. Where the law gives anything, all money goes to means of payment that were used: a
    gift card where one was, or where the customer asked for it.
    """
    if statutory is None:
        return None if shop is None else BetterRefund(quote=shop, shop=shop, statutory=None)
    quotes = tuple(quote for quote in (shop, statutory.quote) if quote)
    parts = tuple(_part(kind, line, shop, statutory) for kind, line in _keys(quotes))
    chosen = [each for part in parts for each in _chosen(part, shop, statutory.quote)]
    quote = settle(
        [each for each in chosen if not _on_top(each)],
        postage=[each for each in chosen if _on_top(each)],
        ways=_ways(quotes, order, terms),
        zero=_zero(statutory.quote),
        terms=terms,
        kinds=(Kind.RETURNS, Kind.REFUNDS),
        timing=_timing(shop, statutory.quote),
        trace=[_compared(part) for part in parts],
    )
    return BetterRefund(
        quote=quote,
        shop=shop,
        statutory=statutory,
        parts=parts,
        due_by=_due_by(shop, statutory.quote),
        dropped=tuple(_dropped(shop, order, statutory)) if shop else (),
    )


def _zero(quote: RefundQuote) -> Money:
    return quote.total - quote.total


def _keys(quotes: Iterable[RefundQuote]) -> list[tuple[ComponentKind, str | None]]:
    """Every part that some quote has a component of. What exceeds the payments is worked out afresh."""
    found = dict.fromkeys((_head(each.kind), each.line) for quote in quotes for each in quote.components)
    order = list(ComponentKind)
    return sorted(
        (key for key in found if key[0] is not ComponentKind.NOT_PAID), key=lambda key: order.index(key[0])
    )


def _head(kind: ComponentKind) -> ComponentKind:
    return ComponentKind.ITEM if kind in GOODS else kind


def _of(quote: RefundQuote | None, kind: ComponentKind, line: str | None) -> tuple[QuotedComponent, ...]:
    found = quote.components if quote else ()
    return tuple(each for each in found if (_head(each.kind), each.line) == (kind, line))


def _part(
    kind: ComponentKind, line: str | None, shop: RefundQuote | None, statutory: StatutoryQuote
) -> BetterPart:
    promised, guaranteed = _of(shop, kind, line), _of(statutory.quote, kind, line)
    zero = _zero(statutory.quote)
    ours = _differing(promised, guaranteed)
    return BetterPart(
        kind=kind,
        line=line,
        shop=summed((each.amount for each in promised), zero=zero),
        law=summed((each.amount for each in guaranteed), zero=zero),
        clause=ours.clause if ours else None,
        article=statutory.article_on(ours or guaranteed[0]),
    )


def _differing(
    promised: Sequence[QuotedComponent], guaranteed: Sequence[QuotedComponent]
) -> QuotedComponent | None:
    """The first of the shop's components that the law does not have alike, else its first."""
    alike = {(each.kind, each.amount) for each in guaranteed}
    return next(
        (each for each in promised if (each.kind, each.amount) not in alike), next(iter(promised), None)
    )


def _chosen(part: BetterPart, shop: RefundQuote | None, law: RefundQuote) -> tuple[QuotedComponent, ...]:
    return _of(law if part.basis is Basis.LAW else shop or law, part.kind, part.line)


def _on_top(component: QuotedComponent) -> bool:
    """Whether it gives back what was never paid to the shop: the postage of the return."""
    return component.kind is ComponentKind.RETURN_POSTAGE and component.amount.amount > 0


def _ways(quotes: Sequence[RefundQuote], order: OrderFacts, terms: TermsInForce) -> tuple[Way, ...]:
    wished = all(RefundRoute.CHOSEN in {to.route for to in quote.allocation} for quote in quotes)
    return ways_back(
        order,
        zero=_zero(quotes[-1]),
        rules=[rule for rule in rules_of(terms) if _keeps_to_means(rule)],
        on_gift_card=RefundRoute.CHOSEN if wished else None,
    )


def _keeps_to_means(rule: TenderRule) -> bool:
    """Whether money goes by it to means that were used; vouchers may come back as one (recital 46)."""
    return rule.goes_to is not RefundTo.GIFT_CARD or rule.case is RefundCase.STORED_VALUE


def _dropped(shop: RefundQuote, order: OrderFacts, statutory: StatutoryQuote) -> Iterator[Dropped]:
    """Why the shop would send money to a gift card that was not paid with one."""
    routes = {
        to.route: to.tender
        for to in shop.allocation
        if to.payment is not None
        and to.tender is Tender.GIFT_CARD
        and order.payments[to.payment].tender not in STORED_VALUE
        and to.route is not RefundRoute.CHOSEN
    }
    for route, tender in routes.items():
        clause = "returns.outcomes" if route is RefundRoute.NO_MONEY else f"refunds.tender_rules.{route}"
        yield Dropped(clause, tender, statutory.jurisdiction.article(Topic.SAME_MEANS))


def _sooner(shop: RefundQuote | None, law: RefundQuote) -> RefundQuote:
    """Whose time to pay is better for the customer; the shop's where both are alike."""
    return shop if shop and _lateness(shop) <= _lateness(law) else law


def _due_by(shop: RefundQuote | None, law: RefundQuote) -> Basis:
    if shop and _lateness(shop) == _lateness(law):
        return Basis.BOTH
    return Basis.SHOP if _sooner(shop, law) is shop else Basis.LAW


def _lateness(quote: RefundQuote) -> tuple[bool, datetime]:
    """When it has to be paid: what may still wait for goods comes after what may not."""
    return quote.withheld_until is not None, quote.due_at or _NEVER


def _timing(shop: RefundQuote | None, law: RefundQuote) -> Timing:
    chosen = _sooner(shop, law)
    inputs: Mapping[str, Datum] = {
        "shop_due_at": shop.due_at if shop else None,
        "shop_withheld_until": shop.withheld_until if shop else None,
        "law_due_at": law.due_at,
        "law_withheld_until": law.withheld_until,
    }
    step = Step("shop_pays_as_soon", inputs, "shop <= law, what is not withheld first", chosen is shop)
    return Timing(
        due_from=chosen.due_from,
        due_at=chosen.due_at,
        withheld_until=chosen.withheld_until,
        trace=(step,),
    )


def _compared(part: BetterPart) -> Step:
    inputs: Mapping[str, Datum] = {
        "component": part.kind,
        "line": part.line,
        "shop": str(part.shop.amount),
        "law": str(part.law.amount),
    }
    return Step("shop_gives_as_much", inputs, "shop >= law", part.shop >= part.law)
