"""A sentence for every reason the law gives, and for what it excludes. The article stands beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from order_portal.wording.timed import Sentence, Timed
from order_portal.wording.voice import Voice
from policies.law.exemptions import ExemptionGround as G
from policies.law.reasons import LegalReason
from policies.law.reasons import LegalReasonCode as L
from policies.reasons import Datum

NO_BREAK = "\u00a0"
NO_ADVICE = _("This is no legal advice: we tell you what the articles named here say of your order.")
SEND_BACK_BY = _("Send the items by the end of %(day)s.")
NOTHING_TO_SEND = _("There is nothing for you to send back.")

LEGAL_REASONS: Mapping[L, Sentence] = MappingProxyType(
    {
        L.NO_WITHDRAWAL_HERE: _(
            "The law of your country (%(country)s) gives no right to withdraw from an order, so our own terms decide."
        ),
        L.NOT_A_CONSUMER: _(
            "The right to withdraw is for consumers. This order was placed by a business, so our own terms decide."
        ),
        L.ALREADY_CANCELLED: _("This order was cancelled on %(cancelled_at_day)s."),
        L.PERIOD_OVER: Timed(
            _("You could withdraw from this order until the end of %(until_day)s."),
            _("You could withdraw from this order until %(until_time)s on %(until_day)s."),
        ),
        L.NOTHING_LEFT: _("There is nothing left in this order to withdraw from."),
        L.UNKNOWN_LINE: _("One of the items you chose is not part of this order. Choose among those listed."),
        L.EXEMPT: _("The law leaves this out of the right to withdraw: %(ground)s."),
        L.TOO_MANY: _(
            "You named more of an item than is left: %(asked)s, and %(left)s are left. You withdraw from those."
        ),
        L.PERIOD_RUNS: Timed(
            _("You can withdraw from this order, without giving a reason, until the end of %(until_day)s."),
            _(
                "You can withdraw from this order, without giving a reason, until %(until_time)s on %(until_day)s."
            ),
        ),
        L.NOT_SENT_YET: _(
            "You can withdraw from this order, without giving a reason. It has not been sent yet, so your time to do "
            "so has not begun."
        ),
        L.NOT_IN_HANDS: _(
            "You can withdraw from this order, without giving a reason. As far as we know you do not have all of it "
            "yet, so your time to do so has not begun."
        ),
        L.SENT_BACK: _(
            "You can withdraw from this order, without giving a reason. The parcel came back to us, so your time to "
            "do so has not begun."
        ),
    }
)

GROUNDS: Mapping[G, str] = MappingProxyType(
    {
        G.SERVICE_PERFORMED: _("a service that was fully performed, as you agreed"),
        G.PRICE_FLUCTUATES: _("something whose price follows a market that we cannot influence"),
        G.PERSONALISED: _("an item made to your wishes or clearly personalized"),
        G.PERISHABLE: _("an item that spoils or expires quickly"),
        G.SEALED_HYGIENE_UNSEALED: _(
            "a sealed item that health or hygiene forbids to return once it is open"
        ),
        G.MIXED_INSEPARABLY: _("an item that can no longer be separated from others"),
        G.ALCOHOL_DELIVERED_LATER: _("an alcoholic drink at an agreed price, to be delivered after 30 days"),
        G.URGENT_REPAIR: _("an urgent repair for which you called us"),
        G.SEALED_MEDIA_UNSEALED: _("a sealed recording or program that was opened"),
        G.NEWSPAPER: _("a newspaper, periodical or magazine"),
        G.PUBLIC_AUCTION: _("an item bought at a public auction"),
        G.DATED_LEISURE: _("a stay, a journey, a rental, a meal or leisure for a given date"),
        G.DIGITAL_BEGUN: _("digital content whose delivery began, as you agreed"),
    }
)


@dataclass(frozen=True, slots=True)
class SaidReason:
    """A reason of the law in the active language; ``article`` is where the law says it, None where it says nothing."""

    sentence: str
    article: str | None


def say_legal(reason: LegalReason, *, voice: Voice) -> SaidReason:
    """``reason`` for the reader of ``voice``."""
    values: dict[str, Datum] = dict(reason.data)
    if "country" in values:
        values["country"] = voice.reader.country(str(values["country"]))
    if "ground" in values:
        values["ground"] = gettext(GROUNDS[G(str(values["ground"]))])
    article = str(reason.article.citation).replace(" ", NO_BREAK) if reason.article else None
    return SaidReason(voice.sentence(LEGAL_REASONS[reason.code], values), article)


def say_send_back(by: date | None, *, voice: Voice) -> str:
    """By when the goods go back, or that there are none to send."""
    if by is None:
        return gettext(NOTHING_TO_SEND)
    return gettext(SEND_BACK_BY) % {"day": voice.reader.day(by)}
