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
        R.MODIFICATION_NEVER: _(
            "An order cannot be changed once it is placed. While it can be cancelled, cancel it and place it afresh."
        ),
        R.MODIFICATION_CANCELLED: _(
            "This order was cancelled on %(cancelled_at_day)s, so it can no longer be changed."
        ),
        R.MODIFICATION_PAID: _(
            "This order was paid on %(paid_at_day)s at %(paid_at_time)s, so it can no longer be changed."
        ),
        R.MODIFICATION_HANDED_OVER: _(
            "The carrier has had your order since %(handed_over_at_day)s at %(handed_over_at_time)s, so it can no "
            "longer be changed."
        ),
        R.MODIFICATION_UNTIL_PAID: _("You can change your order until it is paid."),
        R.MODIFICATION_UNTIL_HANDOVER: _("You can change your order until it goes to the carrier."),
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
        R.NOT_RETURNABLE: _("This cannot be returned: %(exception)s."),
        R.CONDITION_UNMET: _(
            "We take items back in this condition, and you say that one of yours is not: %(conditions)s."
        ),
        R.SALE_NOT_FOUND: _(
            "We found no sale of these items, so they cannot be returned. A receipt or an order number would help "
            "us find it."
        ),
        R.IDENTIFICATION_NEEDED: _(
            "We found no sale of these items, so please have proof of your identity ready: a person looks at your "
            "request."
        ),
        R.IN_SEASON: Timed(
            _("You can return this order until the end of %(until_day)s: %(season)s."),
            _("You can return this order until %(until_time)s on %(until_day)s: %(season)s."),
        ),
        R.NO_EXCHANGE: _("What you chose cannot be exchanged for another item."),
        R.CONTACT_FIRST: _("Write to us before you send an item for repair: we answer with what to do next."),
        R.SENT_UNANNOUNCED: _(
            "Your item reached us without a word from you. Write to us what is wrong with it, so that we can look "
            "at it."
        ),
        R.NOT_REPAIRED: _(
            "We do not repair damage of the kind we found, so your item comes back to you as it is."
        ),
        R.IRREPARABLE: _("Your item cannot be repaired. We write to you, to agree on what becomes of it."),
        R.IRREPARABLE_SENT_BACK: _("Your item cannot be repaired, so it comes back to you as it is."),
        R.REPAIR_FREE: _("This repair is free."),
        R.REPAIR_QUOTED: _("This repair is paid: we send you a quote, and you accept or decline it."),
        R.QUOTE_OPEN: Timed(
            _("You can accept the quote until the end of %(until_day)s."),
            _("You can accept the quote until %(until_time)s on %(until_day)s."),
        ),
        R.QUOTE_WITHOUT_END: _("The quote has no end: accept or decline it when you like."),
        R.QUOTE_EXPIRED: Timed(
            _("The quote was valid until the end of %(until_day)s. Write to us if you would like a new one."),
            _(
                "The quote was valid until %(until_time)s on %(until_day)s. Write to us if you would like a new one."
            ),
        ),
        R.QUOTE_DECLINED: _(
            "You declined the quote on %(declined_at_day)s, so your item comes back to you as it is."
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

# Where a season closed the window, which no term of days quotes.
REASONS_OF_A_SEASON: Mapping[R, Sentence] = MappingProxyType(
    {
        R.WINDOW_CLOSED: Timed(
            _("This order could be returned until the end of %(until_day)s."),
            _("This order could be returned until %(until_time)s on %(until_day)s."),
        ),
    }
)
