"""What cancelling an order means: what is cancelled, what comes back, until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from order_portal.models import Order
from order_portal.queries.actions import ActionView, cancel_action
from order_portal.queries.rows import ItemRow, Row, item_row
from order_portal.quoting import cancellation_quote
from order_portal.refunds import by_tender, dues_of
from order_portal.terms import pinned
from order_portal.wording.choices import TENDERS
from order_portal.wording.voice import voice_for
from policies.terms import Tender


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelPage:
    """``refunds`` is empty where nothing was paid."""

    number: str
    action: ActionView | None
    items: tuple[ItemRow, ...]
    refunds: tuple[Row, ...]


def cancel_page(*, order: Order, at: datetime, locale: str) -> CancelPage:
    """The question before ``order`` (from ``read_order``) is cancelled."""
    voice = voice_for(terms=pinned(order), language=locale)
    quote = cancellation_quote(order=order, terms=voice.terms, at=at)
    return CancelPage(
        number=order.number,
        action=cancel_action(order=order, voice=voice, at=at),
        items=tuple(item_row(line, line.quantity, order=order, voice=voice) for line in order.lines.all()),
        refunds=tuple(
            Row(label=gettext(TENDERS[Tender(tender)]), value=voice.reader.money(amount))
            for tender, amount in by_tender(dues_of(quote)).items()
        ),
    )
