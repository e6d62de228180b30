"""Orders with a return, one at each stage."""

from __future__ import annotations

from datetime import datetime

from order_portal.demo.alamara.catalog import dutiable, line
from order_portal.demo.alamara.people import HAZEL, NORA, OMAR, RUTH
from order_portal.demo.alamara.story import Story
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
from policies.calendars import ONE_DAY
from policies.terms import ReturnReason

SERVICE = "service-alamara"


def _asked(
    story: Story,
    customer: Customer,
    *lines: NewLine,
    days_ago: int,
    method: str = "mail",
    reason: ReturnReason = ReturnReason.CHANGED_MIND,
    note: str = "",
    gift_card: str = "0",
) -> ReturnRequest:
    """Delivered, and all of the first line asked back the day after."""
    order, received_on = story.delivered(customer, *lines, days_ago=days_ago, gift_card=gift_card)
    item = AskedItem(line="1", quantity=lines[0].quantity, reason=reason, note=note)
    asked = AskedReturn(items=(item,), method=method, conditions_confirmed=True)
    at = story.moments.at(received_on + ONE_DAY, "18:40")
    return request_return(order_id=order.pk, asked=asked, at=at)


def _later(story: Story, request: ReturnRequest, business_days: int, clock: str) -> datetime:
    """So many business days after the request."""
    day = request.requested_at.astimezone(story.moments.terms.shop.zone).date()
    return story.moments.at(story.moments.calendar.add(day, business_days), clock)


def _authorized(story: Story, request: ReturnRequest) -> ReturnRequest:
    return authorize_return(return_id=request.pk, at=_later(story, request, 1, "10:05"), who=SERVICE)


def _sent(story: Story, request: ReturnRequest) -> ReturnRequest:
    _authorized(story, request)
    at = _later(story, request, 2, "15:40")
    return send_return(return_id=request.pk, at=at, tracking_number=f"TWR{request.pk:08d}US")


def _received(story: Story, request: ReturnRequest) -> ReturnRequest:
    _sent(story, request)
    return receive_return(return_id=request.pk, at=_later(story, request, 6, "11:15"), who=SERVICE)


def _refunded(story: Story, request: ReturnRequest) -> ReturnRequest:
    _received(story, request)
    inspect_return(return_id=request.pk, at=_later(story, request, 8, "09:30"), who=SERVICE)
    return refund_return(return_id=request.pk, at=_later(story, request, 16, "16:00"), who=SERVICE)


def requested(story: Story) -> None:
    """A return asked for days ago: a person answers next."""
    _asked(story, OMAR, line("SHO-TAN"), line("SCA-SUN"), days_ago=2)


def authorized(story: Story) -> None:
    """A return accepted, with a label to print."""
    _authorized(story, _asked(story, HAZEL, line("TEA-BLU"), days_ago=8))


def sent_back(story: Story) -> None:
    """A return on its way back."""
    _sent(story, _asked(story, RUTH, line("SWE-NAV"), days_ago=10))


def received(story: Story) -> None:
    """A return that arrived; it is worked through next."""
    _received(story, _asked(story, OMAR, line("COA-OAT"), days_ago=18))


def refunded(story: Story) -> None:
    """A return paid back to the card."""
    _refunded(story, _asked(story, HAZEL, line("DRE-MID"), days_ago=40))


def refunded_to_the_card(story: Story) -> None:
    """Paid by gift card and card, and returned: all of it to the card."""
    _refunded(story, _asked(story, OMAR, line("SWE-RED"), line("TEA-BLU"), days_ago=42, gift_card="60.00"))


def refunded_with_duties(story: Story) -> None:
    """Returned from abroad through the shipping partner: duties and taxes come back too."""
    _refunded(story, _asked(story, NORA, dutiable("SHO-TAN", "31.35"), days_ago=44, method="partner"))


def declined(story: Story) -> None:
    """A return declined after a look, with the reason."""
    request = _asked(
        story, HAZEL, line("DRE-ATL"), days_ago=15, note="Worn to one dinner. May I still return it?"
    )
    decline_return(
        return_id=request.pk,
        reason="The designer’s tag has been removed, and without it this piece cannot be returned.",
        at=_later(story, request, 2, "14:20"),
        who=SERVICE,
    )
