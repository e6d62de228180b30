"""Orders with the carrier or with the customer."""

from __future__ import annotations

from datetime import timedelta

from order_portal.demo.alamara.catalog import dutiable, line
from order_portal.demo.alamara.people import CLAIRE, HAZEL, NORA, OMAR, RUTH
from order_portal.demo.alamara.story import Story
from order_portal.vocabulary import TrackingStatus

LONG_AGO = 240


def handed_over(story: Story) -> None:
    """With the carrier since the last business day."""
    story.on_its_way(OMAR, line("SWE-NAV"), line("SCA-SUN"), business_days_ago=1)


def late(story: Story) -> None:
    """Sent for the next business day, days ago, and still on its way."""
    moments = story.moments
    parcel = story.on_its_way(HAZEL, line("SHO-TAN"), business_days_ago=4, service="express")
    held_up = moments.at(moments.before(moments.today, 3), "09:10")
    story.scanned(parcel, TrackingStatus.EXCEPTION, at=held_up, place="Newark, NJ", code="EX")


def to_honolulu(story: Story) -> None:
    """To Hawaii: a zone of its own within the United States."""
    story.on_its_way(RUTH, line("TEA-BLU"), line("SCA-SUN"), business_days_ago=3)


def delivered_last_week(story: Story) -> None:
    """Delivered last week: a return by mail, with the shop's label, looked at by a person."""
    story.delivered(HAZEL, line("SWE-RED"), line("SHO-TAN"), days_ago=7)


def delivered_long_ago(story: Story) -> None:
    """Delivered many months ago: there is no time limit."""
    moments = story.moments
    opened = max(version.effective_from for version in moments.terms.versions)
    # Nothing was sold before the terms governed, and the parcel was days on its way.
    days = min(LONG_AGO, (moments.now - opened - timedelta(days=10)).days)
    story.delivered(OMAR, line("COA-OAT"), days_ago=days)


def gift_card(story: Story) -> None:
    """A gift card, which cannot be returned, and a scarf, which can."""
    story.delivered(OMAR, line("GIF-100"), line("SCA-SUN"), days_ago=9)


def fine_jewelry(story: Story) -> None:
    """Fine jewelry and a sweater: the ring travels insured and signed for."""
    story.delivered(HAZEL, line("RIN-SAP"), line("SWE-NAV"), days_ago=12)


def special_occasion(story: Story) -> None:
    """A gown for one evening: comes back with its tag, or not at all."""
    story.delivered(RUTH, line("DRE-MID"), days_ago=6)


def to_lyon(story: Story) -> None:
    """To France, with duties: no exchange, no free return, and a European consumer's rights."""
    story.delivered(CLAIRE, dutiable("SWE-RED", "17.90"), dutiable("DRE-ATL", "168.00"), days_ago=5)


def jewelry_to_montreal(story: Story) -> None:
    """Fine jewelry abroad, with duties: two rules at once."""
    story.delivered(NORA, dutiable("EAR-PEA", "102.00"), days_ago=8)
