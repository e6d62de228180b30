"""The orders of the department store."""

from order_portal.demo.alamara import placed, returned, shipped
from order_portal.demo.alamara.story import Story
from order_portal.demo.story import Collection

ORDERS = Collection(
    prefix="AL",
    first=20501,
    begin=Story,
    stories=(
        placed.within_the_hour,
        placed.after_the_hour,
        placed.cancelled,
        shipped.handed_over,
        shipped.late,
        shipped.to_honolulu,
        shipped.delivered_last_week,
        shipped.delivered_long_ago,
        shipped.gift_card,
        shipped.fine_jewelry,
        shipped.special_occasion,
        shipped.to_lyon,
        shipped.jewelry_to_montreal,
        returned.requested,
        returned.authorized,
        returned.sent_back,
        returned.received,
        returned.refunded,
        returned.refunded_to_the_card,
        returned.refunded_with_duties,
        returned.declined,
    ),
)
