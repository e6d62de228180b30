"""What to call the clauses that reasons rest on, so that each link to one says where it leads."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

CLAUSE_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "cancellation.until": _("until when you can cancel"),
        "cancellation.modification": _("changing an order"),
        "returns.window": _("how long you have to return"),
        "returns.conditions": _("in what condition items come back"),
        "returns.mode": _("how a return is decided"),
        "returns.guests": _("returns with and without an account"),
        "returns.methods": _("how to send items back"),
        "returns.exceptions": _("exceptions to our returns"),
        "returns.without_record": _("returns without a record of the sale"),
        "returns.seasons": _("longer returns in some seasons"),
        "returns.outcomes": _("what you get for a return"),
        "repairs.contact_first": _("before you send an item for repair"),
        "repairs.causes": _("what a repair costs"),
        "repairs.quote_validity": _("how long a quote is valid"),
        "repairs.irreparable_sent_back": _("what becomes of an item that cannot be repaired"),
        "payment.release": _("when a payment sets the order in motion"),
        "shipping.services": _("the delivery services"),
    }
)


def clause_name(clause: str) -> str:
    """The clause's name in the active language."""
    return gettext(CLAUSE_NAMES[clause])
