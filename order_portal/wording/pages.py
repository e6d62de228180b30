"""The sentences of the portal's pages that hold values."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

AT = _("%(at_day)s at %(at_time)s")

# The promise
ARRIVES_BY = _("Arrives on %(day)s by %(by)s.")
ARRIVES = _("Arrives on %(day)s.")
ARRIVES_BETWEEN_BY = _("Arrives between %(first)s and %(day)s, by %(by)s.")
ARRIVES_BETWEEN = _("Arrives between %(first)s and %(day)s.")
PICKUP_BY = _("Ready at your pick-up point on %(day)s by %(by)s.")
PICKUP = _("Ready at your pick-up point on %(day)s.")

# The promise against what happened
KEPT = _("Arrived on %(at_day)s at %(at_time)s, as promised.")
KEPT_PICKUP = _("Brought to your pick-up point on %(at_day)s at %(at_time)s, as promised.")
BROKEN_BY = _("Arrived on %(at_day)s at %(at_time)s; promised for %(day)s by %(by)s.")
BROKEN = _("Arrived on %(at_day)s at %(at_time)s; promised for %(day)s.")
OVERDUE_BY = _("Promised for %(day)s by %(by)s. It is late, and we are sorry.")
OVERDUE = _("Promised for %(day)s. It is late, and we are sorry.")
OVERDUE_PART_BY = _(
    "Promised for %(day)s by %(by)s. Part of your order is still on its way, and we are sorry that it is late."
)
OVERDUE_PART = _(
    "Promised for %(day)s. Part of your order is still on its way, and we are sorry that it is late."
)
WAITING = _("At your pick-up point since %(at_day)s at %(at_time)s.")
BACK_WITH_US = _(
    "The carrier brought it back to us on %(at_day)s. Write to us, and we agree on what follows."
)

CANCELLED_AND_PAID = _("Nothing will be sent. We pay back what you paid.")
CANCELLED_UNPAID = _("Nothing will be sent, and you owe us nothing.")

# Parcels
PARCEL = _("Parcel")
PARCEL_OF = _("Parcel %(number)s of %(count)s")
CONTENT = _("%(quantity)s × %(title)s")
HANDED_OVER = _("Handed to the carrier on %(at_day)s at %(at_time)s")

# Payment
PAID = _("Paid on %(at_day)s")
AWAITED = _("Not paid yet")
TO_TRANSFER = _(
    "Send this transfer with your order number as the reference: it is how we know that the money is yours."
)
AMOUNT = _("Amount")
REFERENCE = _("Reference")
TO_PAY = _("We are waiting for %(amount)s.")

# Rows
ITEMS_COST = _("Items")
DUTIES_COST = _("Duties and taxes")
DELIVERY_COST = _("Delivery")
TOTAL = _("Total")
SERVICE = _("Service")
ADDRESS = _("Address")
PICKUP_POINT = _("Pick-up point")

# Items
PARTLY_RETURNED = _("%(returned)s of it in a return")

# Returns
RMA = _("RMA number")
METHOD = _("Sent by")
ANSWER_BY = _("We answer by")
EXPECTED_REFUND = _("Expected refund")
POSTED_WITH = _("Tracking number %(number)s")
ACCEPTED = _("%(accepted)s of %(quantity)s accepted")

# Codes
STALE_CODE = _("That code has expired. Ask for a new one.")
NO_TRIES_LEFT = _("That was one try too many. Ask for a new code.")
NO_CHALLENGE = _("There is no code to enter here. Ask for a code first.")
