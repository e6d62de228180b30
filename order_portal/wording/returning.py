"""How to send goods back, and when they are paid back, in sentences."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from babel.lists import format_list
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from order_portal.models import Order, ReturnRequest
from order_portal.wording.choices import CONDITIONS, POSTAGE, REQUIREMENTS
from order_portal.wording.voice import Voice
from policies.terms import (
    DueFrom,
    Kind,
    Payer,
    ReturnCondition,
    ReturnMethod,
    ReturnReason,
    Withholding,
)

PACK = _("Pack the items as they must come back: %(conditions)s.")
MARK = _("Write %(rma)s on the parcel, so that we know it.")
SEND_BY = _("Send the parcel as follows: %(method)s, %(requirements)s.")
SEND = _("Send the parcel as follows: %(method)s.")
SEND_AT_RISK = _(
    "Send the parcel as follows: %(method)s, %(requirements)s. Otherwise what happens to it on the way is at your risk."
)
MIXED_POSTAGE = _("We pay the postage of what is defective or was our mistake; you pay that of the rest.")
REFUNDS: Mapping[DueFrom, str] = MappingProxyType(
    {
        DueFrom.NOTICE: _("We refund you within %(due)s of the day you announced your return."),
        DueFrom.RECEIPT: _("We refund you within %(due)s of the day the items reach us."),
        DueFrom.INSPECTION: _("We refund you within %(due)s of the day we have looked at the items."),
    }
)
WITHHELD: Mapping[Withholding, str] = MappingProxyType(
    {
        Withholding.UNTIL_GOODS: _("The refund may wait until the items have reached us."),
        Withholding.UNTIL_GOODS_OR_PROOF: _(
            "The refund may wait until the items have reached us, or until you show us that you have sent them."
        ),
    }
)
INSPECTED_FIRST = _("We look at the items before we refund them.")


def conditions_of(voice: Voice) -> tuple[str, ...]:
    """What returned goods must be like, in the order in which a reader would check them."""
    wanted = voice.terms.returns.conditions
    return tuple(gettext(CONDITIONS[condition]) for condition in ReturnCondition if condition in wanted)


def requirements_of(method: ReturnMethod, voice: Voice) -> str:
    """What a method asks for beyond its name, as a list in words."""
    name = method.name.get(voice.reader.language).casefold()
    wanted = [gettext(text) for code, text in REQUIREMENTS.items() if code in method.requires]
    listed = [text for text in wanted if text.casefold() != name]
    return format_list(listed, style="unit", locale=voice.reader.locale) if listed else ""


def methods_for(order: Order, voice: Voice) -> tuple[ReturnMethod, ...]:
    """The ways on offer to the order's country."""
    return tuple(method for method in voice.terms.returns.methods if method.serves(order.country))


def steps_of(request: ReturnRequest, voice: Voice) -> tuple[str, ...]:
    """What the customer does with an authorized return, step by step."""
    steps = []
    if conditions := conditions_of(voice):
        listed = format_list(conditions, locale=voice.reader.locale)
        steps.append(gettext(PACK) % {"conditions": listed})
    steps.append(gettext(MARK) % {"rma": request.rma})
    method = next((m for m in voice.terms.returns.methods if m.code == request.method), None)
    if method:
        steps.append(_sending(method, voice))
    steps.append(_postage(request, voice))
    return tuple(steps)


def refund_sentences(voice: Voice, *, arrived: bool = False, inspected: bool = False) -> tuple[str, ...]:
    """When the money comes back, as the pinned terms state it, without what no longer holds it up."""
    if not voice.terms.states(Kind.REFUNDS):
        return ()
    refunds = voice.terms.refunds
    said = gettext(REFUNDS[refunds.due_from]) % {"due": voice.value("refunds.due")}
    more = (
        None if arrived else WITHHELD.get(refunds.withholding),
        INSPECTED_FIRST if refunds.inspection and not inspected else None,
    )
    return (said, *(gettext(sentence) for sentence in more if sentence))


def _sending(method: ReturnMethod, voice: Voice) -> str:
    name, wanted = method.name.get(voice.reader.language), requirements_of(method, voice)
    if not wanted:
        return gettext(SEND) % {"method": name}
    sentence = SEND_AT_RISK if method.customer_bears_risk else SEND_BY
    return gettext(sentence) % {"method": name, "requirements": wanted}


def _postage(request: ReturnRequest, voice: Voice) -> str:
    reasons = {ReturnReason(line.reason) for line in request.lines.all()}
    payers = {voice.terms.returns.postage_paid_by(reason) for reason in reasons}
    if len(payers) > 1:
        return gettext(MIXED_POSTAGE)
    return gettext(POSTAGE[payers.pop() if payers else Payer.CUSTOMER])
