"""Small parts that several pages show."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.templatetags.static import static
from django.utils.translation import gettext

from order_portal.models import Order, OrderLine
from order_portal.wording.statuses import Label
from order_portal.wording.voice import Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A label and its value."""

    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """A status in a word or two, and its tone."""

    label: str
    tone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One entry of a timeline: ``state`` is done, current, late, or empty for still to come."""

    title: str
    state: str = "done"
    when: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRow:
    """A quantity of a thing; ``image`` is an address or empty."""

    code: str
    title: str
    variant: str
    quantity: int
    price: str
    image: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodChoice:
    """A way to send goods back: its code and what to call it."""

    code: str
    label: str


def badge(label: Label) -> Badge:
    """A label in the active language."""
    return Badge(label=gettext(label.text), tone=label.tone)


def item_row(line: OrderLine, quantity: int, *, order: Order, voice: Voice, note: str = "") -> ItemRow:
    """``quantity`` of an order line and what it cost."""
    return ItemRow(
        code=line.code,
        title=line.title,
        variant=line.variant,
        quantity=quantity,
        price=amount(line.unit_price * quantity, order=order, voice=voice),
        image=_image(line.image),
        note=note,
    )


def amount(value: Decimal, *, order: Order, voice: Voice) -> str:
    """An amount of the order in words."""
    return voice.reader.money(order.money(value))


def _image(path: str) -> str:
    """The picture's address; none where the installation has no such file."""
    try:
        return static(path) if path else ""
    except ValueError:
        return ""
