"""What sentences for reasons quote of the order's terms: names the shop gave, and what a code stands for."""

from __future__ import annotations

from collections.abc import Mapping

from babel import Locale
from babel.lists import format_list
from django.utils.translation import gettext

from order_portal.wording.choices import CONDITIONS
from policies.book import TermsInForce
from policies.localized import Localized
from policies.reasons import Reason, ReasonCode
from policies.terms import ReturnCondition


def names_quoted(reason: Reason, *, terms: TermsInForce, locale: Locale) -> Mapping[str, str]:
    """The words for the codes in the reason's data, by the names under which its sentence asks for them."""
    match reason.code:
        case ReasonCode.NOT_RETURNABLE:
            code = str(reason.data["exception"])
            return {
                "exception": _name(code, {one.code: one.name for one in terms.returns.exceptions}, locale)
            }
        case ReasonCode.IN_SEASON:
            code = str(reason.data["season"])
            return {"season": _name(code, {one.code: one.name for one in terms.returns.seasons}, locale)}
        case ReasonCode.CONDITION_UNMET:
            codes = str(reason.data["conditions"]).split()
            words = [gettext(CONDITIONS[ReturnCondition(code)]) for code in codes]
            return {"conditions": format_list(words, locale=locale)}
    return {}


def _name(code: str, names: Mapping[str, Localized], locale: Locale) -> str:
    return names[code].get(locale.language)
