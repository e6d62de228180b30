"""Everything on the page of one order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from order_portal.facts import order_facts, with_facts
from order_portal.models import Order
from order_portal.queries.actions import ActionView, cancel_action, return_action
from order_portal.queries.delivery import ParcelView, address_rows, parcel_views
from order_portal.queries.payment import PaymentView, payment_view
from order_portal.queries.promise import promise_sentence, standing_of
from order_portal.queries.rows import Badge, ItemRow, Row, Step, badge, item_row
from order_portal.queries.timeline import order_timeline
from order_portal.states import is_over
from order_portal.terms import pinned
from order_portal.vocabulary import ReturnState
from order_portal.wording import pages as words
from order_portal.wording.statuses import RETURN_STATES, STANDINGS
from order_portal.wording.voice import Voice, voice_for
from policies.delivery import Standing
from policies.facts import OrderFacts
from policies.terms import Kind

FINISHED = frozenset({Standing.ARRIVED_ON_TIME, Standing.ARRIVED_LATE, Standing.CANCELLED})


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnRow:
    """A return of this order."""

    number: str
    badge: Badge
    requested: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderPage:
    """What a customer sees of an order.

    ``cancel`` and ``returning`` are None where the shop states no such terms; a cancelled order has nothing to
    return. ``terms_of`` is the day from which the terms that the order keeps are in force, ``terms_url`` where to
    read them.
    """

    number: str
    customer_name: str
    placed: str
    terms_of: str
    terms_url: str | None
    standing: Badge
    promise: str
    items: tuple[ItemRow, ...]
    delivery: tuple[Row, ...]
    parcels: tuple[ParcelView, ...]
    payment: PaymentView
    timeline: tuple[Step, ...]
    cancel: ActionView | None
    returning: ActionView | None
    returns: tuple[ReturnRow, ...]


def read_order(order_id: int) -> Order:
    """The order with all that its pages need. Raises Order.DoesNotExist."""
    orders = with_facts(Order.objects.all()).prefetch_related("events", "returns__events")
    return orders.get(pk=order_id)


def order_page(*, order: Order, at: datetime, locale: str) -> OrderPage:
    """The page of ``order`` (from ``read_order``) for a reader of ``locale`` at ``at``."""
    voice = voice_for(terms=pinned(order), language=locale)
    facts = order_facts(order)
    stands = standing_of(facts=facts, voice=voice, at=at)
    return OrderPage(
        number=order.number,
        customer_name=order.customer_name,
        placed=voice.sentence(words.AT, {"at": order.placed_at}),
        terms_of=_terms_of(voice),
        terms_url=voice.clause_url(Kind.CANCELLATION),
        standing=badge(STANDINGS[stands]),
        promise=promise_sentence(facts=facts, standing=stands, voice=voice),
        items=_items(order, facts, voice),
        delivery=address_rows(order=order, voice=voice),
        parcels=parcel_views(order=order, voice=voice),
        payment=payment_view(order=order, facts=facts, voice=voice),
        timeline=order_timeline(order=order, voice=voice, finished=_finished(order, stands)),
        cancel=cancel_action(order=order, voice=voice, at=at),
        returning=None if order.cancelled_at else return_action(order=order, voice=voice, at=at),
        returns=_returns(order, voice),
    )


def _terms_of(voice: Voice) -> str:
    """By what day to know the terms that the order keeps: the last of them to have come into force."""
    return voice.reader.date_of(max(version.effective_from for version in voice.terms.versions))


def _finished(order: Order, stands: Standing) -> bool:
    """Whether nothing more is to come: arrived or cancelled, and no return under way."""
    return stands in FINISHED and all(is_over(ReturnState(request.state)) for request in order.returns.all())


def _items(order: Order, facts: OrderFacts, voice: Voice) -> tuple[ItemRow, ...]:
    rows = []
    for line in order.lines.all():
        fact = facts.line(line.code)
        returned = fact.returned if fact else 0
        note = gettext(words.PARTLY_RETURNED) % {"returned": returned} if returned else ""
        rows.append(item_row(line, line.quantity, order=order, voice=voice, note=note))
    return tuple(rows)


def _returns(order: Order, voice: Voice) -> tuple[ReturnRow, ...]:
    return tuple(
        ReturnRow(
            number=request.number,
            badge=badge(RETURN_STATES[ReturnState(request.state)]),
            requested=voice.sentence(words.AT, {"at": request.requested_at}),
        )
        for request in order.returns.all()
    )
