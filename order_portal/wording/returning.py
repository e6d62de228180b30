"""How to send goods back, and when they are paid back, in sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from types import MappingProxyType

from babel.lists import format_list
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from order_portal.facts import order_facts
from order_portal.models import ReturnRequest
from order_portal.wording.choices import CONDITIONS, POSTAGE, REQUIREMENTS
from order_portal.wording.voice import Voice
from policies.arrangements import Arranged, arranged_for, payer_of_postage
from policies.reasons import Reason
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
MIXED_POSTAGE = _("We pay the postage of this return, because part of what comes back is at our cost.")
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
FURTHER = _("This item must come back %(conditions)s too.")
METHOD_FOR = _("%(method)s: only for %(items)s")
INSPECTED_FIRST = _("We look at the items before we refund them.")


def said_conditions(wanted: Set[ReturnCondition]) -> tuple[str, ...]:
    """What returned goods must be like, in the order in which a reader would check them."""
    return tuple(gettext(CONDITIONS[condition]) for condition in ReturnCondition if condition in wanted)


def own_terms(further: Set[ReturnCondition], deadline: Reason | None, voice: Voice) -> str:
    """What holds for one item beyond the others: its own deadline, its further conditions. May be empty."""
    said = [voice.reason(deadline)] if deadline else []
    if further:
        listed = format_list(said_conditions(further), locale=voice.reader.locale)
        said.append(gettext(FURTHER) % {"conditions": listed})
    return " ".join(said)


def method_label(method: ReturnMethod, items: Sequence[str], voice: Voice) -> str:
    """A way to return with what it asks for; ``items`` are the things it is for, none where it is for all."""
    name, wanted = method.name.get(voice.reader.language), requirements_of(method, voice)
    label = f"{name} ({wanted})" if wanted else name
    if not items:
        return label
    return gettext(METHOD_FOR) % {
        "method": label,
        "items": format_list(list(items), locale=voice.reader.locale),
    }


def requirements_of(method: ReturnMethod, voice: Voice) -> str:
    """What a method asks for beyond its name, as a list in words."""
    name = method.name.get(voice.reader.language).casefold()
    wanted = [gettext(text) for code, text in REQUIREMENTS.items() if code in method.requires]
    listed = [text for text in wanted if text.casefold() != name]
    return format_list(listed, style="unit", locale=voice.reader.locale) if listed else ""


def steps_of(request: ReturnRequest, voice: Voice) -> tuple[str, ...]:
    """What the customer does with an authorized return, step by step."""
    steps = []
    arranged = _arranged(request, voice)
    if conditions := said_conditions(frozenset().union(*(each.conditions for each, _ in arranged))):
        listed = format_list(conditions, locale=voice.reader.locale)
        steps.append(gettext(PACK) % {"conditions": listed})
    steps.append(gettext(MARK) % {"rma": request.rma})
    method = next((m for m in voice.terms.returns.methods if m.code == request.method), None)
    if method:
        steps.append(_sending(method, voice))
    steps.append(_postage(arranged, voice))
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


def _arranged(request: ReturnRequest, voice: Voice) -> list[tuple[Arranged, ReturnReason]]:
    """The return terms of each item, exceptions heard, and why it comes back."""
    facts, terms = order_facts(request.order), voice.terms
    channel = next((m.channel for m in terms.returns.methods if m.code == request.method), None)
    reasons = [(line.line.code, ReturnReason(line.reason)) for line in request.lines.all()]
    return [
        (arranged_for(order=facts, line=line, reason=reason, terms=terms, channel=channel), reason)
        for line, reason in reasons
    ]


def _postage(arranged: Sequence[tuple[Arranged, ReturnReason]], voice: Voice) -> str:
    returns = voice.terms.returns
    payers = {payer_of_postage(returns=returns, terms=each, reason=reason) for each, reason in arranged}
    if len(payers) > 1:
        return gettext(MIXED_POSTAGE)
    return gettext(POSTAGE[payers.pop() if payers else Payer.CUSTOMER])
