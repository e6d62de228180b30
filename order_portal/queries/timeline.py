"""Everything that happened to an order, in the reader's words and in the order in which it happened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext

from order_portal.models import Order, OrderEvent, ReturnRequest
from order_portal.queries.delivery import parcel_title
from order_portal.queries.rows import Step
from order_portal.refunds import RefundDue, by_tender, from_data
from order_portal.vocabulary import OrderEventKind, ReturnState, TrackingStatus
from order_portal.wording import pages
from order_portal.wording.choices import TENDERS
from order_portal.wording.statuses import ORDER_EVENTS, RETURN_EVENTS, TRACKING, TROUBLED
from order_portal.wording.voice import Voice
from policies.terms import Tender


@dataclass(frozen=True, slots=True)
class _Entry:
    at: datetime
    title: str
    note: str = ""
    late: bool = False


def order_timeline(*, order: Order, voice: Voice, finished: bool) -> tuple[Step, ...]:
    """Events of the order, its parcels and its returns; the last one is current until all is ``finished``."""
    returned = (entry for request in order.returns.all() for entry in _returns(request, voice))
    return _steps([*_order(order, voice), *_tracking(order), *returned], voice, finished=finished)


def return_timeline(*, request: ReturnRequest, voice: Voice, finished: bool) -> tuple[Step, ...]:
    """Events of one return, whose page need not repeat its number."""
    entries = list(_returns(request, voice))
    unnumbered = [replace(entry, note="") if entry.note == request.number else entry for entry in entries]
    return _steps(unnumbered, voice, finished=finished)


def _steps(entries: list[_Entry], voice: Voice, *, finished: bool) -> tuple[Step, ...]:
    entries.sort(key=lambda entry: entry.at)
    steps = [
        Step(
            title=entry.title,
            when=voice.sentence(pages.AT, {"at": entry.at}),
            note=entry.note,
            state="late" if entry.late else "done",
        )
        for entry in entries
    ]
    if steps and not finished and steps[-1].state == "done":
        steps[-1] = replace(steps[-1], state="current")
    return tuple(steps)


def _order(order: Order, voice: Voice) -> Iterator[_Entry]:
    for event in order.events.all():
        kind = OrderEventKind(event.kind)
        yield _Entry(event.at, gettext(ORDER_EVENTS[kind]), _order_note(kind, event, voice))


def _order_note(kind: OrderEventKind, event: OrderEvent, voice: Voice) -> str:
    if kind is OrderEventKind.HANDED_OVER:
        return " ".join(filter(None, (event.data["carrier"], event.data["tracking_number"])))
    if kind is OrderEventKind.REFUND_DUE:
        return refund_note(from_data(event.data["refunds"]), voice)
    return ""


def refund_note(dues: tuple[RefundDue, ...], voice: Voice) -> str:
    """The amounts by means of payment, as a list of facts."""
    return ", ".join(
        f"{gettext(TENDERS[Tender(tender)])} {voice.reader.money(amount)}"
        for tender, amount in by_tender(dues).items()
    )


def _tracking(order: Order) -> Iterator[_Entry]:
    parcels = list(order.parcels.all())
    for index, parcel in enumerate(parcels, start=1):
        title = parcel_title(index, len(parcels)) if len(parcels) > 1 else ""
        for event in parcel.tracking.all():
            status = TrackingStatus(event.status)
            note = " · ".join(filter(None, (title, event.place)))
            yield _Entry(event.at, gettext(TRACKING[status]), note, status in TROUBLED)


def _returns(request: ReturnRequest, voice: Voice) -> Iterator[_Entry]:
    for event in request.events.all():
        state = ReturnState(event.state)
        yield _Entry(event.at, gettext(RETURN_EVENTS[state]), _return_note(state, event.data, request, voice))


def _return_note(state: ReturnState, data: dict[str, object], request: ReturnRequest, voice: Voice) -> str:
    match state, data:
        case ReturnState.SENT, {"tracking_number": str(number)} if number:
            return gettext(pages.POSTED_WITH) % {"number": number}
        case ReturnState.DECLINED, {"reason": str(reason)}:
            return reason
        case ((ReturnState.AUTHORIZED | ReturnState.INSPECTED), {"note": str(note)}) if note:
            return note
        case ReturnState.AUTHORIZED, {"rma": str(rma)}:
            return rma
        case ReturnState.REFUNDED, {"refunds": list(refunds)}:
            return refund_note(from_data(refunds), voice)
        case _:
            return request.number
