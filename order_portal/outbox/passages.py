"""What letters about an order or a parcel are made of, in the active language."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext

from order_portal.deciding import cancellation
from order_portal.facts import order_facts
from order_portal.models import Order, OrderLine, Parcel
from order_portal.outbox.enqueue import LetterRow
from order_portal.queries.promise import NO_DAY, promise_sentence, standing_of
from order_portal.wording import letters as words
from order_portal.wording import pages
from order_portal.wording.voice import Voice
from policies.terms import Kind


def bought_rows(order: Order, voice: Voice) -> tuple[LetterRow, ...]:
    """What each line costs, the duties where there are any, the delivery, and the total."""
    costs = [(_item(line, line.quantity), line.unit_price * line.quantity) for line in order.lines.all()]
    if order.duties:
        costs.append((gettext(pages.DUTIES_COST), order.duties))
    costs += [
        (gettext(pages.DELIVERY_COST), order.delivery_cost),
        (gettext(pages.TOTAL), order.total),
    ]
    return tuple(LetterRow(label=label, value=voice.reader.money(order.money(cost))) for label, cost in costs)


def packed_rows(parcel: Parcel) -> tuple[LetterRow, ...]:
    """What is in a parcel."""
    contents = parcel.contents.select_related("line")
    return tuple(LetterRow(label=gettext(words.ITEM), value=_item(c.line, c.quantity)) for c in contents)


def _item(line: OrderLine, quantity: int) -> str:
    values = {"quantity": quantity, "title": line.title, "variant": line.variant}
    return gettext(words.ITEM_OF_VARIANT if line.variant else pages.CONTENT) % values


def tracking_rows(parcel: Parcel) -> tuple[LetterRow, ...]:
    """Who carries the parcel, and its number there; the last of them leads to the carrier's page."""
    told = ((words.CARRIER, parcel.carrier), (words.TRACKING_NUMBER, parcel.tracking_number))
    known = [(gettext(label), value) for label, value in told if value]
    return tuple(
        LetterRow(label=label, value=value, href=parcel.tracking_url if position == len(known) else "")
        for position, (label, value) in enumerate(known, start=1)
    )


def rerouting(order: Order, parcel: Parcel, voice: Voice) -> str:
    """How to move the delivery, where the service has a way and its own carrier has the parcel."""
    offered = voice.terms.shipping.service(order.service) if voice.terms.states(Kind.SHIPPING) else None
    if offered is None or not offered.rerouting or offered.carrier.casefold() != parcel.carrier.casefold():
        return ""
    return gettext(words.REROUTING) % {"service": offered.rerouting}


def promise(order: Order, voice: Voice, at: datetime) -> str:
    """The sentence of the order's page; nothing where the terms give no day."""
    facts = order_facts(order)
    stands = standing_of(facts=facts, voice=voice, at=at)
    return promise_sentence(facts=facts, standing=stands, voice=voice)


def cancellable(order: Order, voice: Voice, at: datetime) -> str:
    """Until when the order can be cancelled; nothing where it cannot, or the terms do not say."""
    try:
        because = cancellation(order=order, terms=voice.terms, at=at).until_because
    except NO_DAY:
        return ""
    return voice.reason(because) if because else ""
