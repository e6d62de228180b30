"""Orders that have not left."""

from __future__ import annotations

from datetime import timedelta

from order_portal.demo.alamara.catalog import line
from order_portal.demo.alamara.people import HAZEL, OMAR
from order_portal.demo.alamara.story import Story
from order_portal.operations.cancel_order import cancel_order
from policies.terms import Tender


def within_the_hour(story: Story) -> None:
    """Ordered minutes ago: can be cancelled until the hour is over."""
    story.placed(HAZEL, line("SWE-RED"), line("TEA-BLU"), at=story.moments.ago(minutes=12))


def after_the_hour(story: Story) -> None:
    """Ordered two hours ago: the hour is over, and it is being packed."""
    story.placed(OMAR, line("COA-OAT"), at=story.moments.ago(minutes=118), service="express")


def cancelled(story: Story) -> None:
    """Cancelled within the hour, and owed back to PayPal."""
    placed_at = story.moments.ago(days=3)
    order = story.placed(HAZEL, line("SHO-TAN"), at=placed_at, tender=Tender.PAYPAL)
    cancel_order(order_id=order.pk, at=placed_at + timedelta(minutes=25))
