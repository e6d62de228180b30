"""The orders of the leather house."""

from order_portal.demo.audrey_alexandre import placed, returned, shipped
from order_portal.demo.audrey_alexandre.story import Story
from order_portal.demo.story import Collection

ORDERS = Collection(
    prefix="AA",
    first=1001,
    begin=Story,
    stories=(
        placed.just_placed,
        placed.before_the_cutoff,
        placed.after_the_cutoff,
        placed.awaiting_transfer,
        placed.transfer_just_ordered,
        placed.transfer_received,
        placed.cancelled,
        placed.cancelled_unpaid,
        shipped.handed_over,
        shipped.waiting_at_the_relay,
        shipped.not_collected,
        shipped.late,
        shipped.nobody_at_home,
        shipped.arrived_late,
        shipped.never_reported,
        shipped.one_of_two_parcels,
        shipped.both_parcels,
        shipped.overseas,
        shipped.to_berlin,
        shipped.to_new_york,
        shipped.delivered_yesterday,
        shipped.delivered_13_days_ago,
        shipped.delivered_14_days_ago,
        shipped.delivered_15_days_ago,
        shipped.delivered_last_month,
        returned.requested,
        returned.authorized,
        returned.sent_back,
        returned.received,
        returned.inspected,
        returned.refunded,
        returned.partly_accepted,
        returned.defective,
        returned.declined,
        returned.withdrawn,
    ),
)
