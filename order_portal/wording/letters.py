"""The sentences of the portal's mails."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.translation import gettext_noop as _

from order_portal.vocabulary import MessageKind as K


@dataclass(frozen=True, slots=True)
class LetterWords:
    """Subject and paragraphs of one kind of mail, with named places for values."""

    subject: str
    paragraphs: tuple[str, ...]


GREETING = _("Hello %(name)s,")
GREETING_NOBODY = _("Hello,")
SIGNATURE = _("Your customer service at %(shop)s")

LETTERS: Mapping[K, LetterWords] = MappingProxyType(
    {
        K.ACCESS_CODE: LetterWords(
            _("%(code)s is your code"),
            (
                _("Enter this code to open your order %(number)s. It is good for %(minutes)s minutes."),
                _("If you did not ask for it, someone else entered your address. You need not do anything."),
            ),
        ),
        K.ORDER_CONFIRMED: LetterWords(
            _("Your order %(number)s is confirmed"),
            (_("Thank you. Your order is paid and confirmed."),),
        ),
        K.ORDER_SHIPPED: LetterWords(
            _("A parcel of your order %(number)s is on its way"),
            (_("The carrier now has a parcel of your order. What is in it is listed below."),),
        ),
        K.ORDER_CANCELLED: LetterWords(
            _("Your order %(number)s is cancelled"),
            (_("Your order is cancelled, as you asked. Nothing will be sent."),),
        ),
        K.RETURN_REQUESTED: LetterWords(
            _("We have your return request %(return)s"),
            (_("We have your request to return items of order %(number)s. A person looks at it."),),
        ),
        K.RETURN_AUTHORIZED: LetterWords(
            _("Your return %(rma)s is authorized"),
            (_("You can send the items of order %(number)s back to us."),),
        ),
        K.RETURN_DECLINED: LetterWords(
            _("Your return %(return)s is declined"),
            (_("We cannot take back the items of order %(number)s that you asked to return. The reason:"),),
        ),
        K.RETURN_RECEIVED: LetterWords(
            _("Your return %(return)s has reached us"),
            (_("The items you sent back from order %(number)s have reached us."),),
        ),
        K.RETURN_REFUNDED: LetterWords(
            _("Your return %(return)s is refunded"),
            (_("We refund you for the items you sent back from order %(number)s."),),
        ),
    }
)

REFUND_TO = _("Refund (%(tender)s)")
NOTHING_PAID = _("Nothing had been paid, so there is nothing to refund.")
ANSWER_BY = _("We answer you by %(day)s.")
ITEM = _("Item")
ITEM_OF_VARIANT = _("%(quantity)s × %(title)s, %(variant)s")
CARRIER = _("Carrier")
TRACKING_NUMBER = _("Tracking number")
REROUTING = _(
    "Through the carrier’s service %(service)s, you can choose another day or have the parcel left at a pick-up point."
)
STEPS_TITLE = _("What to do now")
ADDRESS_TITLE = _("Where to send it")
ADDRESS_FOLLOWS = _("Customer service tells you the address.")
