"""How much is owed after a withdrawal: the law stated as terms, and quoted like a shop's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType

from policies.book import TermsInForce
from policies.decisions import Outcome
from policies.durations import Duration
from policies.errors import require_aware
from policies.facts import OrderFacts, ReturnedBy, ReturnedLine, ReturnFacts
from policies.histories import Version
from policies.law.articles import Article, Topic
from policies.law.jurisdictions import Jurisdiction, RefundFrom, WithdrawalLaw
from policies.law.reimbursement import COMPONENTS
from policies.law.rules_conformity import SELLERS_FAULT
from policies.localized import Localized
from policies.refunds import ComponentKind, QuotedComponent, RefundQuote, quote_refund
from policies.terms import (
    AnyTerms,
    DueFrom,
    Kind,
    LabelSource,
    RefundTerms,
    ReturnChannel,
    ReturnMethod,
    ReturnOutcome,
    ReturnTerms,
    Withholding,
)
from policies.withdrawal import WithdrawalDecision

TOPICS: Mapping[ComponentKind, Topic] = MappingProxyType(
    {
        ComponentKind.ITEM: Topic.REIMBURSEMENT,
        # No cost but those named: a fee for taking goods back is none of them.
        ComponentKind.RESTOCKING_FEE: Topic.RIGHT,
        ComponentKind.DIMINISHED_VALUE: Topic.DIMINISHED_VALUE,
        ComponentKind.DUTIES: Topic.REIMBURSEMENT,
        ComponentKind.STANDARD_DELIVERY: Topic.DELIVERY_COST,
        ComponentKind.EXPRESS_SUPPLEMENT: Topic.DELIVERY_COST,
        ComponentKind.RETURN_POSTAGE: Topic.RETURN,
        ComponentKind.OTHERWISE_PAID: Topic.REIMBURSEMENT,
        ComponentKind.NOT_PAID: Topic.REIMBURSEMENT,
    }
)
"""What the law speaks of where it says what becomes of each component."""

_ANY_WAY = ReturnMethod(
    code="any",
    name=Localized.of(en="Any way", fr="Tout moyen"),
    channel=ReturnChannel.BY_MAIL,
    label_source=LabelSource.CUSTOMER,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatutoryQuote:
    """What the law of ``jurisdiction`` gives back, in the form of a shop's quote, with its trace.

    Its components rest on articles and not on clauses, and on no version of any terms.
    """

    quote: RefundQuote
    jurisdiction: Jurisdiction

    def article_on(self, component: QuotedComponent) -> Article:
        """The article on a component, the shop's or the law's own. Postage given back is for goods not as agreed."""
        given_back = component.kind is ComponentKind.RETURN_POSTAGE and component.amount.amount > 0
        return self.jurisdiction.article(Topic.FREE_REMEDY if given_back else TOPICS[component.kind])


def quote_reimbursement(
    *,
    order: OrderFacts,
    returned: ReturnFacts,
    withdrawal: WithdrawalDecision,
    terms: TermsInForce,
    at: datetime,
) -> StatutoryQuote | None:
    """What is owed at ``at`` for ``returned`` after a ``withdrawal``, or None where no law gives anything.

    All payments received for what can be withdrawn from (Dir. 2011/83/EU Art. 13(1)): the price, duties charged with
    it, and the standard delivery with the return after which nothing is kept. Not what a dearer delivery cost on top
    (13(2)). No fee is kept, nor is the refund for goods that did not pass an inspection, only the value they lost
    (14(2)). The customer bears the postage, a label of the shop included (14(1)), but not that of goods which are
    not as agreed. Whoever was not told of the right before the contract owes neither. To the means of payment used,
    unless the customer asked for a gift card and the shop offers one.

    Of the ``terms`` the shop's labels and gift cards enter, and its clock. Pass the ``withdrawal`` as it was decided
    when the customer declared it. A gift recipient has bought nothing and withdraws from nothing: that right is the
    buyer's.

    Raises UnknownLine, MoreThanBought, MixedCurrencies.
    """
    place, at = withdrawal.jurisdiction, require_aware(at, "at")
    law = place.withdrawal if place else None
    if place is None or law is None or withdrawal.outcome is not Outcome.ALLOWED:
        return None
    lines = tuple(_withdrawn(returned, withdrawal))
    if not lines or returned.returned_by is not ReturnedBy.BUYER:
        return None
    quote = quote_refund(
        order=order,
        returned=_counted_by(law, replace(returned, lines=lines), at),
        terms=_as_terms(law, withdrawal, terms),
        at=at,
    )
    components = tuple(replace(each, clause=None) for each in quote.components)
    return StatutoryQuote(quote=replace(quote, components=components, versions=()), jurisdiction=place)


def _withdrawn(returned: ReturnFacts, withdrawal: WithdrawalDecision) -> Iterator[ReturnedLine]:
    """What comes back of what was withdrawn from, whether it passed an inspection or not."""
    left = {ruling.line: ruling.accepted for ruling in withdrawal.items}
    for entry in returned.lines:
        pieces = min(entry.quantity, left.get(entry.line, 0))
        left[entry.line] = left.get(entry.line, 0) - pieces
        if pieces:
            loss = entry.diminished_by if withdrawal.informed is True else None
            yield replace(entry, quantity=pieces, accepted=None, diminished_by=loss)


def _counted_by(law: WithdrawalLaw, returned: ReturnFacts, at: datetime) -> ReturnFacts:
    """``returned`` with the moments that matter. Where the time runs from goods or proof, proof is as good as goods.

    It does not begin before the notice (UK CCR 2013 reg. 34(5)).
    """
    if law.refund_from is RefundFrom.NOTICE:
        return returned
    back = min((moment for moment in (returned.arrived_at, returned.proof_at) if moment), default=None)
    notice = returned.noticed_at or at
    return replace(returned, received_at=back and max(back, notice), proof_at=None, inspected_at=None)


def _as_terms(law: WithdrawalLaw, withdrawal: WithdrawalDecision, terms: TermsInForce) -> TermsInForce:
    stated: dict[Kind, AnyTerms] = {
        Kind.RETURNS: _returns(withdrawal, terms),
        Kind.REFUNDS: _refunds(law, withdrawal),
    }
    others = tuple(version for version in terms.versions if version.kind not in stated)
    as_versions = tuple(
        Version(kind=kind, number=1, effective_from=terms.on, recorded_at=terms.on, terms=each)
        for kind, each in stated.items()
    )
    return TermsInForce(terms.shop, (*others, *as_versions), terms.on)


def _returns(withdrawal: WithdrawalDecision, terms: TermsInForce) -> ReturnTerms:
    """Every way of the shop is open to everybody, and brings back all that was paid."""
    stated = terms.returns if terms.states(Kind.RETURNS) else None
    methods = stated.methods if stated else (_ANY_WAY,)
    offered = stated.outcomes & {ReturnOutcome.GIFT_CARD} if stated else frozenset[ReturnOutcome]()
    told = withdrawal.informed is True
    return ReturnTerms(
        window=None,
        methods=tuple(
            replace(
                method,
                countries=(),
                reserved=False,
                fee=method.fee if told else None,
                refunds_duties=True,
            )
            for method in methods
        ),
        shipping_waived_for=SELLERS_FAULT,
        outcomes=offered | {ReturnOutcome.REFUND},
    )


def _refunds(law: WithdrawalLaw, withdrawal: WithdrawalDecision) -> RefundTerms:
    """Where nothing is to be sent back nothing is waited for, in the United Kingdom either (reg. 34(6))."""
    to_send = withdrawal.send_back_by is not None
    from_goods = to_send and law.refund_from is RefundFrom.GOODS_OR_PROOF
    return RefundTerms(
        due=Duration(length=law.refund_days),
        due_from=DueFrom.RECEIPT if from_goods else DueFrom.NOTICE,
        includes=COMPONENTS,
        withholding=Withholding.UNTIL_GOODS_OR_PROOF if to_send else Withholding.NEVER,
    )
