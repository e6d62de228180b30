"""Orders that have not left: around the cutoff, awaiting money, cancelled."""

from __future__ import annotations

from datetime import timedelta

from moneyed import Money

from order_portal.demo.audrey_alexandre.catalog import CURRENCY, line
from order_portal.demo.audrey_alexandre.people import CAMILLE, INES, JULIEN, LEA
from order_portal.demo.audrey_alexandre.story import Story
from order_portal.operations.cancel_order import cancel_order
from order_portal.operations.record_payment import record_payment
from policies.terms import Tender

MARGIN = timedelta(minutes=45)


def just_placed(story: Story) -> None:
    """Ordered minutes ago: can be cancelled until the next cutoff."""
    story.placed(CAMILLE, line("SOL-CAM"), line("BAC-COG"), at=story.moments.ago(minutes=6))


def before_the_cutoff(story: Story) -> None:
    """Ordered in time for the last cutoff, which has passed: being prepared, no longer cancellable."""
    story.placed(
        CAMILLE, line("VOS-BOR"), at=story.moments.last_cutoff(margin=MARGIN) - timedelta(minutes=75)
    )


def after_the_cutoff(story: Story) -> None:
    """Ordered shortly after the last cutoff: counts for the next business day and can be cancelled until its cutoff."""
    placed_at = story.moments.last_cutoff(margin=MARGIN) + timedelta(minutes=20)
    story.placed(JULIEN, line("QUA-IVO"), at=placed_at, tender=Tender.PAYPAL)


def awaiting_transfer(story: Story) -> None:
    """Paid by bank transfer, and the money has not arrived: nothing is prepared."""
    story.placed(
        CAMILLE, line("TUI-JAC"), at=story.moments.ago(days=2, minutes=14), tender=Tender.BANK_TRANSFER
    )


def transfer_just_ordered(story: Story) -> None:
    """A bank transfer announced minutes ago."""
    story.placed(INES, line("LUX-VER"), at=story.moments.ago(minutes=18), tender=Tender.BANK_TRANSFER)


def transfer_received(story: Story) -> None:
    """The money arrived this hour: the clock of the promise starts."""
    order = story.placed(LEA, line("ODE-BLE"), at=story.moments.ago(days=3), tender=Tender.BANK_TRANSFER)
    amount = Money(order.total, CURRENCY)
    record_payment(
        order_id=order.pk, tender=Tender.BANK_TRANSFER, amount=amount, at=story.moments.ago(minutes=40)
    )


def cancelled(story: Story) -> None:
    """Cancelled by the customer minutes after ordering."""
    placed_at = story.moments.ago(days=4)
    order = story.placed(CAMILLE, line("DAU-NAT"), at=placed_at)
    cancel_order(order_id=order.pk, at=placed_at + timedelta(minutes=9))


def cancelled_unpaid(story: Story) -> None:
    """Cancelled before its bank transfer was made: nothing to pay back."""
    placed_at = story.moments.ago(days=6)
    order = story.placed(JULIEN, line("MAR-IMP", 2), at=placed_at, tender=Tender.BANK_TRANSFER)
    cancel_order(order_id=order.pk, at=placed_at + timedelta(minutes=25))
