"""Everything on the page of one return."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from order_portal.models import Order, ReturnLine, ReturnRequest
from order_portal.outbox.letters import return_address
from order_portal.queries.refund_rows import refund_rows
from order_portal.queries.rows import Badge, ItemRow, Row, Step, badge, item_row
from order_portal.queries.timeline import return_timeline
from order_portal.quoting import return_quote
from order_portal.states import is_over, may_move
from order_portal.terms import pinned
from order_portal.vocabulary import ReturnState
from order_portal.wording import pages as words
from order_portal.wording.choices import RETURN_REASONS
from order_portal.wording.returning import refund_sentences, steps_of
from order_portal.wording.statuses import RETURN_STATES
from order_portal.wording.voice import Voice, voice_for
from policies.terms import ReturnReason


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnPage:
    """What a customer sees of a return. ``steps`` and ``address`` are there while the goods are to be sent."""

    number: str
    order_number: str
    state: ReturnState
    badge: Badge
    facts: tuple[Row, ...]
    items: tuple[ItemRow, ...]
    steps: tuple[str, ...]
    address: tuple[str, ...]
    refunds: tuple[str, ...]
    timeline: tuple[Step, ...]
    may_send: bool
    may_withdraw: bool


def find_return(order: Order, number: str) -> ReturnRequest | None:
    """The order's return of that number (from ``read_order``), or None."""
    request = next((r for r in order.returns.all() if r.number.casefold() == number.casefold()), None)
    if request is not None:
        request.order = order
    return request


def return_page(*, request: ReturnRequest, at: datetime, locale: str) -> ReturnPage:
    """The page of ``request`` at ``at`` for a reader of ``locale``."""
    voice = voice_for(terms=pinned(request.order), language=locale)
    state = ReturnState(request.state)
    to_send = state is ReturnState.AUTHORIZED
    return ReturnPage(
        number=request.number,
        order_number=request.order.number,
        state=state,
        badge=badge(RETURN_STATES[state]),
        facts=_facts(request, state, voice, at),
        items=tuple(_item(line, request.order, voice) for line in request.lines.all()),
        steps=steps_of(request, voice) if to_send else (),
        address=return_address(request.order.shop) if to_send else (),
        refunds=_refunds(state, voice),
        timeline=return_timeline(request=request, voice=voice, finished=is_over(state)),
        may_send=may_move(state, ReturnState.SENT),
        may_withdraw=may_move(state, ReturnState.WITHDRAWN),
    )


def _refunds(state: ReturnState, voice: Voice) -> tuple[str, ...]:
    if is_over(state):
        return ()
    inspected = state is ReturnState.INSPECTED
    return refund_sentences(voice, arrived=inspected or state is ReturnState.RECEIVED, inspected=inspected)


def _item(line: ReturnLine, order: Order, voice: Voice) -> ItemRow:
    note = gettext(RETURN_REASONS[ReturnReason(line.reason)])
    if line.accepted is not None and line.accepted < line.quantity:
        note = gettext(words.ACCEPTED) % {"accepted": line.accepted, "quantity": line.quantity}
    return item_row(line.line, line.quantity, order=order, voice=voice, note=note)


def _facts(request: ReturnRequest, state: ReturnState, voice: Voice, at: datetime) -> tuple[Row, ...]:
    rows = []
    if request.rma:
        rows.append(Row(label=gettext(words.RMA), value=request.rma))
    method = next((m for m in voice.terms.returns.methods if m.code == request.method), None)
    if method:
        rows.append(Row(label=gettext(words.METHOD), value=method.name.get(voice.reader.language)))
    if state is ReturnState.REQUESTED and request.answer_by:
        rows.append(Row(label=gettext(words.ANSWER_BY), value=voice.reader.day(request.answer_by)))
    if not is_over(state):
        quote = return_quote(request=request, terms=voice.terms, at=at)
        rows.extend(refund_rows(quote, voice))
    return tuple(rows)
