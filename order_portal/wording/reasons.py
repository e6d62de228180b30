"""A sentence for every reason the core gives."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.translation import gettext_noop as _

from order_portal.wording.timed import Sentence, Timed
from policies.reasons import ReasonCode as R

REASONS: Mapping[R, Sentence] = MappingProxyType(
    {
        R.ALREADY_CANCELLED: _("This order was cancelled on %(cancelled_at_day)s."),
        R.HANDED_OVER: _(
            "The carrier has had your order since %(handed_over_at_day)s at %(handed_over_at_time)s, so it can no "
            "longer be cancelled."
        ),
        R.CUTOFF_PASSED: Timed(
            _("This order could be cancelled until the end of %(until_day)s."),
            _("This order could be cancelled until %(until_time)s on %(until_day)s."),
        ),
        R.MINUTES_PASSED: Timed(
            _("The time to cancel this order ran out with the end of %(until_day)s."),
            _("The time to cancel this order ran out at %(until_time)s on %(until_day)s."),
        ),
        R.UNTIL_CUTOFF: Timed(
            _("You can cancel until the end of %(until_day)s, unless the carrier takes your order earlier."),
            _(
                "You can cancel until %(until_time)s on %(until_day)s, unless the carrier takes your order earlier."
            ),
        ),
        R.UNTIL_HANDOVER: _("You can cancel until your order goes to the carrier."),
        R.UNTIL_MINUTES: Timed(
            _("You can cancel until the end of %(until_day)s."),
            _("You can cancel until %(until_time)s on %(until_day)s."),
        ),
        R.NOT_SHIPPED: _("Your order has not been sent yet, so there is nothing to send back."),
        R.ON_ITS_WAY: _(
            "Your order is still on its way. Wait until it is with you, or send your request now: a person looks "
            "at it."
        ),
        R.DELIVERY_NOT_RECORDED: _(
            "We have no record yet of the day your order reached you, so a person looks at your request."
        ),
        R.SENT_BACK: _("Your parcel came back to us, so there is nothing for you to send back."),
        R.WINDOW_CLOSED: Timed(
            _("You had %(window)s to return this order: until the end of %(until_day)s."),
            _("You had %(window)s to return this order: until %(until_time)s on %(until_day)s."),
        ),
        R.WINDOW_OPEN: Timed(
            _("You have %(window)s to return this order: until the end of %(until_day)s."),
            _("You have %(window)s to return this order: until %(until_time)s on %(until_day)s."),
        ),
        R.NO_TIME_LIMIT: _("There is no time limit for returning this order."),
        R.NOTHING_LEFT: _("A return is already under way or done for everything in this order."),
        R.UNKNOWN_LINE: _("One of the items you chose is not part of this order. Choose among those listed."),
        R.TOO_MANY: _(
            "You asked to return more of an item than is left: %(asked)s, and %(left)s can be returned. Choose fewer."
        ),
        R.CASE_BY_CASE: _("We look at each return ourselves, and answer you by e-mail."),
        R.GUESTS_ARE_GUIDED: _(
            "You are here without an account, so our customer service guides your return: send your request, and "
            "we answer by e-mail."
        ),
        R.NO_METHOD: _(
            "We have no ready way to send items back from your country. Send your request, and we find one with you."
        ),
        R.AWAITING_FUNDS: _("We prepare your order as soon as your payment has arrived."),
        R.NO_SERVICE: _(
            "We could not work out a delivery day for your address. Write to us, and we tell you."
        ),
    }
)

# Where part of the order has arrived and part has not.
REASONS_IN_PART: Mapping[R, Sentence] = MappingProxyType(
    {
        R.ON_ITS_WAY: _(
            "Part of your order is still on its way. Wait until you have it all, or send your request now: a "
            "person looks at it."
        ),
        R.DELIVERY_NOT_RECORDED: _(
            "Part of your order is still on its way, so the time to return it has not begun. Send your request "
            "now if you like: a person looks at it."
        ),
    }
)
