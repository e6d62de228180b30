"""What an order costs, and what of it is paid."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext

from order_portal.models import Order
from order_portal.queries.rows import Row, amount
from order_portal.wording import pages as words
from order_portal.wording.choices import TENDERS
from order_portal.wording.voice import Voice
from policies.facts import OrderFacts, PaymentFacts
from policies.payment import awaited
from policies.terms import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class ToPay:
    """What the customer must still do: a sentence, and what to copy."""

    sentence: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentView:
    """The sums; each payment and whether it has arrived; what the customer must still do, if anything."""

    costs: tuple[Row, ...]
    payments: tuple[Row, ...]
    to_do: tuple[ToPay, ...]


def payment_view(*, order: Order, facts: OrderFacts, voice: Voice) -> PaymentView:
    """The order's money in words."""
    return PaymentView(
        costs=_costs(order, voice),
        payments=tuple(_payment_row(payment, voice) for payment in facts.payments),
        to_do=_to_do(facts, voice),
    )


def _costs(order: Order, voice: Voice) -> tuple[Row, ...]:
    duties = order.duties
    costs = [(words.ITEMS_COST, order.total - order.delivery_cost - duties)]
    if duties:
        costs.append((words.DUTIES_COST, duties))
    costs += [(words.DELIVERY_COST, order.delivery_cost), (words.TOTAL, order.total)]
    return tuple(
        Row(label=gettext(label), value=amount(cost, order=order, voice=voice)) for label, cost in costs
    )


def _payment_row(payment: PaymentFacts, voice: Voice) -> Row:
    state = voice.sentence(words.PAID, {"at": payment.paid_at}) if payment.paid_at else gettext(words.AWAITED)
    return Row(label=gettext(TENDERS[payment.tender]), value=state)


def _to_do(facts: OrderFacts, voice: Voice) -> tuple[ToPay, ...]:
    if facts.cancelled_at is not None or not voice.terms.states(Kind.PAYMENT):
        return ()
    return tuple(_asked_for(payment, facts, voice) for payment in awaited(order=facts, terms=voice.terms))


def _asked_for(payment: PaymentFacts, facts: OrderFacts, voice: Voice) -> ToPay:
    offered = voice.terms.payment.for_tender(payment.tender)
    sum_ = voice.reader.money(payment.amount)
    if offered is not None and offered.reference_is_order_number:
        rows = (
            Row(label=gettext(words.AMOUNT), value=sum_),
            Row(label=gettext(words.REFERENCE), value=facts.number),
        )
        return ToPay(sentence=gettext(words.TO_TRANSFER), rows=rows)
    return ToPay(sentence=gettext(words.TO_PAY) % {"amount": sum_}, rows=())
