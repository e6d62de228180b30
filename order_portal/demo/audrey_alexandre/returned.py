"""Orders with a return, one at each stage."""

from __future__ import annotations

from datetime import date, timedelta

from order_portal.demo.audrey_alexandre.catalog import line
from order_portal.demo.audrey_alexandre.people import CAMILLE, INES, JULIEN, THOMAS
from order_portal.demo.audrey_alexandre.story import Story
from order_portal.demo.customers import Customer
from order_portal.models import ReturnRequest
from order_portal.operations.authorize_return import authorize_return
from order_portal.operations.decline_return import decline_return
from order_portal.operations.inspect_return import inspect_return
from order_portal.operations.place_order import NewLine
from order_portal.operations.receive_return import receive_return
from order_portal.operations.refund_return import refund_return
from order_portal.operations.request_return import AskedItem, AskedReturn, request_return
from order_portal.operations.send_return import send_return
from order_portal.operations.withdraw_return import withdraw_return
from policies.calendars import ONE_DAY
from policies.terms import ReturnReason

SERVICE = "service"


def _asked(
    story: Story,
    customer: Customer,
    *lines: NewLine,
    days_ago: int,
    reason: ReturnReason = ReturnReason.CHANGED_MIND,
    note: str = "",
) -> ReturnRequest:
    """Delivered, and all of the first line asked back the day after, by way of the first method on offer."""
    moments = story.moments
    received_on = moments.today - days_ago * ONE_DAY
    order = story.delivered_on(received_on, customer, *lines)
    item = AskedItem(line="1", quantity=lines[0].quantity, reason=reason, note=note)
    method = moments.terms.returns.methods[0].code
    asked = AskedReturn(items=(item,), method=method, conditions_confirmed=True)
    return request_return(order_id=order.pk, asked=asked, at=moments.at(received_on + ONE_DAY, "19:12"))


def _working(story: Story, request: ReturnRequest, business_days: int) -> date:
    """So many business days after the request."""
    return story.moments.calendar.add(request.requested_at.date(), business_days)


def _authorized(story: Story, request: ReturnRequest) -> ReturnRequest:
    at = story.moments.at(_working(story, request, 1), "10:05")
    return authorize_return(return_id=request.pk, at=at, who=SERVICE)


def _sent(story: Story, request: ReturnRequest) -> ReturnRequest:
    _authorized(story, request)
    at = story.moments.at(_working(story, request, 2), "15:40")
    return send_return(return_id=request.pk, at=at, tracking_number=f"RK{request.pk:09d}FR")


def _received(story: Story, request: ReturnRequest) -> ReturnRequest:
    _sent(story, request)
    return receive_return(
        return_id=request.pk, at=story.moments.at(_working(story, request, 4), "11:15"), who=SERVICE
    )


def requested(story: Story) -> None:
    """A return asked for yesterday evening; customer service answers next."""
    _asked(story, CAMILLE, line("SOL-CAM"), line("BAC-COG"), days_ago=2)


def authorized(story: Story) -> None:
    """A return authorized: the customer sends it back next."""
    _authorized(story, _asked(story, CAMILLE, line("TUI-JAC"), days_ago=8))


def sent_back(story: Story) -> None:
    """A return on its way back to the workshop."""
    _sent(story, _asked(story, JULIEN, line("QUA-IVO"), days_ago=9))


def received(story: Story) -> None:
    """A return that arrived, waiting for quality control."""
    _received(story, _asked(story, CAMILLE, line("ODE-BLE"), days_ago=12))


def inspected(story: Story) -> None:
    """A return that passed quality control; the refund is next."""
    request = _received(story, _asked(story, INES, line("LUX-VER"), days_ago=15))
    inspect_return(
        return_id=request.pk, at=story.moments.at(_working(story, request, 5), "09:30"), who=SERVICE
    )


def refunded(story: Story) -> None:
    """A return paid back in full."""
    request = _received(story, _asked(story, CAMILLE, line("VOS-BOR"), days_ago=24))
    inspect_return(
        return_id=request.pk, at=story.moments.at(_working(story, request, 5), "09:30"), who=SERVICE
    )
    refund_return(
        return_id=request.pk, at=story.moments.at(_working(story, request, 6), "16:00"), who=SERVICE
    )


def partly_accepted(story: Story) -> None:
    """A return of two, one of them used: half is paid back."""
    request = _received(story, _asked(story, THOMAS, line("BAC-COG", 2), days_ago=26))
    inspect_return(
        return_id=request.pk,
        at=story.moments.at(_working(story, request, 5), "09:30"),
        accepted={"1": 1},
        note="One of the two shows traces of use.",
        who=SERVICE,
    )
    refund_return(
        return_id=request.pk, at=story.moments.at(_working(story, request, 6), "16:00"), who=SERVICE
    )


def defective(story: Story) -> None:
    """A return for a fault: the shop pays the postage."""
    note = "The clasp no longer closes."
    _authorized(
        story, _asked(story, JULIEN, line("DAU-NAT"), days_ago=7, reason=ReturnReason.DEFECTIVE, note=note)
    )


def declined(story: Story) -> None:
    """A return declined after a look, with the reason."""
    request = _asked(story, INES, line("MAR-IMP"), days_ago=18)
    decline_return(
        return_id=request.pk,
        reason="La photographie que vous nous avez adressée montre un article porté.",
        at=story.moments.at(_working(story, request, 2), "14:20"),
        who=SERVICE,
    )


def withdrawn(story: Story) -> None:
    """A return taken back: the customer keeps it after all."""
    request = _asked(story, CAMILLE, line("SOL-NOI"), days_ago=10)
    withdraw_return(return_id=request.pk, at=request.requested_at + timedelta(hours=3))
