"""Builds each mail from what happened and puts it into the outbox."""

from __future__ import annotations

from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext

from order_portal.models import Message, Order, Parcel, ReturnRequest, ServiceDesk
from order_portal.outbox.enqueue import Letter, LetterRow, enqueue
from order_portal.outbox.passages import (
    bought_rows,
    cancellable,
    packed_rows,
    promise,
    rerouting,
    tracking_rows,
)
from order_portal.queries.delivery import address_rows
from order_portal.refunds import RefundDue, by_tender
from order_portal.terms import pinned
from order_portal.vocabulary import MessageKind
from order_portal.wording import letters as words
from order_portal.wording.choices import TENDERS
from order_portal.wording.returning import refund_sentences, steps_of
from order_portal.wording.voice import Voice, voice_for
from policies.terms import Tender


def access_code(
    *, key: str, to: str, house: str, code: str, number: str, minutes: int, locale: str, at: datetime
) -> Message:
    """Mail a code; with an empty ``to`` everything is done but the sending."""
    texts = words.LETTERS[MessageKind.ACCESS_CODE]
    values = {"code": code, "number": number, "minutes": minutes}
    with translation.override(locale):
        letter = Letter(
            subject=gettext(texts.subject) % values,
            greeting=gettext(words.GREETING_NOBODY),
            paragraphs=tuple(gettext(text) % values for text in texts.paragraphs),
            code=code,
            house=house,
            signature=gettext(words.SIGNATURE) % {"shop": house},
        )
    return enqueue(kind=MessageKind.ACCESS_CODE, key=key, to=to, locale=locale, letter=letter, at=at)


def order_confirmed(order: Order, *, at: datetime) -> Message:
    """Tell the customer that the order is paid: what it holds, what it costs, when and where it arrives."""
    voice = voice_for(terms=pinned(order), language=order.locale)
    with translation.override(order.locale):
        service, where = address_rows(order=order, voice=voice)
        letter = _letter(
            MessageKind.ORDER_CONFIRMED,
            order,
            voice,
            more=tuple(filter(None, (promise(order, voice, at), cancellable(order, voice, at)))),
            rows=(*bought_rows(order, voice), LetterRow(label=service.label, value=service.value)),
            address_title=where.label,
            address=tuple(where.value.splitlines()),
        )
    return _send(MessageKind.ORDER_CONFIRMED, f"confirmed:{order.pk}", order, letter, at)


def order_shipped(order: Order, parcel: Parcel, *, at: datetime) -> Message:
    """Tell the customer that the carrier has a parcel: what is in it, how to follow it and to move its delivery."""
    voice = voice_for(terms=pinned(order), language=order.locale)
    with translation.override(order.locale):
        letter = _letter(
            MessageKind.ORDER_SHIPPED,
            order,
            voice,
            more=tuple(filter(None, (promise(order, voice, at), rerouting(order, parcel, voice)))),
            rows=(*packed_rows(parcel), *tracking_rows(parcel)),
        )
    return _send(MessageKind.ORDER_SHIPPED, f"shipped:{parcel.pk}", order, letter, at)


def order_cancelled(order: Order, *, dues: tuple[RefundDue, ...], at: datetime) -> Message:
    """Tell the customer that the order is cancelled, and what is paid back."""
    voice = voice_for(terms=pinned(order), language=order.locale)
    with translation.override(order.locale):
        letter = _letter(
            MessageKind.ORDER_CANCELLED,
            order,
            voice,
            more=() if dues else (gettext(words.NOTHING_PAID),),
            rows=refund_rows(dues, voice),
        )
    return _send(MessageKind.ORDER_CANCELLED, f"cancelled:{order.pk}", order, letter, at)


def return_letter(
    request: ReturnRequest,
    kind: MessageKind,
    *,
    at: datetime,
    note: str = "",
    dues: tuple[RefundDue, ...] = (),
) -> Message:
    """Tell the customer where the return stands now; ``note`` is what a person of the shop adds."""
    order = request.order
    voice = voice_for(terms=pinned(order), language=order.locale)
    authorized = kind is MessageKind.RETURN_AUTHORIZED
    with translation.override(order.locale):
        address = return_address(order.shop) if authorized else ()
        letter = _letter(
            kind,
            order,
            voice,
            request=request,
            more=_more(request, kind, voice, has_address=bool(address)),
            quote=note,
            rows=refund_rows(dues, voice) if dues else item_rows(request),
            steps=steps_of(request, voice) if authorized else (),
            address=address,
        )
    return _send(kind, f"{kind}:{request.pk}", order, letter, at)


def return_address(shop: str) -> tuple[str, ...]:
    """The lines of the shop's address for returned goods; none where it is not known."""
    desk = ServiceDesk.objects.filter(shop=shop).first()
    return tuple(desk.return_address.splitlines()) if desk else ()


def refund_rows(dues: tuple[RefundDue, ...], voice: Voice) -> tuple[LetterRow, ...]:
    """An amount for each means of payment."""
    return tuple(
        LetterRow(
            label=gettext(words.REFUND_TO) % {"tender": gettext(TENDERS[Tender(tender)])},
            value=voice.reader.money(amount),
        )
        for tender, amount in by_tender(dues).items()
    )


def item_rows(request: ReturnRequest) -> tuple[LetterRow, ...]:
    """What the return holds."""
    return tuple(
        LetterRow(label=gettext(words.ITEM), value=f"{line.quantity} × {line.line.title}")
        for line in request.lines.select_related("line")
    )


def _more(request: ReturnRequest, kind: MessageKind, voice: Voice, *, has_address: bool) -> tuple[str, ...]:
    """Paragraphs after those that every letter of the kind has."""
    match kind:
        case MessageKind.RETURN_REQUESTED if request.answer_by:
            return (gettext(words.ANSWER_BY) % {"day": voice.reader.day(request.answer_by)},)
        case MessageKind.RETURN_AUTHORIZED:
            follows = () if has_address else (gettext(words.ADDRESS_FOLLOWS),)
            return (*refund_sentences(voice), *follows)
        case MessageKind.RETURN_RECEIVED:
            return refund_sentences(voice, arrived=True)
        case _:
            return ()


def _letter(
    kind: MessageKind,
    order: Order,
    voice: Voice,
    *,
    request: ReturnRequest | None = None,
    more: tuple[str, ...] = (),
    quote: str = "",
    rows: tuple[LetterRow, ...] = (),
    steps: tuple[str, ...] = (),
    address_title: str = "",
    address: tuple[str, ...] = (),
) -> Letter:
    texts = words.LETTERS[kind]
    values = {"number": order.number}
    if request:
        values |= {"return": request.number, "rma": request.rma}
    return Letter(
        subject=gettext(texts.subject) % values,
        greeting=gettext(words.GREETING) % {"name": order.customer_name},
        paragraphs=(*(gettext(text) % values for text in texts.paragraphs), *more),
        quote=quote,
        rows=rows,
        steps_title=gettext(words.STEPS_TITLE),
        steps=steps,
        address_title=address_title or gettext(words.ADDRESS_TITLE),
        address=address,
        house=voice.terms.shop.name,
        signature=gettext(words.SIGNATURE) % {"shop": voice.terms.shop.name},
    )


def _send(kind: MessageKind, key: str, order: Order, letter: Letter, at: datetime) -> Message:
    return enqueue(kind=kind, key=key, to=order.email, locale=order.locale, letter=letter, at=at, order=order)
