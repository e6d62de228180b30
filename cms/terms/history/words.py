"""What editors read for terms where references have no words: labels, countries, and what an empty term means."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from babel import Locale

from cms.references.labels import LABELS
from cms.references.languages import FALLBACK

# Where a field lies within the core's objects, and the topic under which references speak of it.
_REFERENCED: Mapping[str, str] = MappingProxyType(
    {
        "shipping.services.transits.days": "shipping.services.transit",
        "shipping.services.transits.deliver_by": "shipping.services.deliver_by",
        "shipping.services.transits.rate": "shipping.services.rate",
        "shipping.services.transits.free_from": "shipping.services.free_from",
        "payment.tenders.releases": "payment.tenders.release",
        "cancellation.limits": "cancellation.until",
        "returns.exceptions.then.further_conditions": "returns.exceptions.conditions",
        **{
            f"returns.exceptions.then.{name}": f"returns.exceptions.{name}"
            for name in (
                "returnability",
                "window",
                "mode",
                "methods",
                "outcomes",
                "shipping_paid_by",
                "restocking_fee",
            )
        },
    }
)
_WINDOW = {
    "starts_on": "Return window counted from",
    "rolls_forward": "A last day on a day off moves to the next working day",
}
# What pages cannot refer to.
_OTHERS: Mapping[str, str] = MappingProxyType(
    {
        "shipping.zones.countries": "Countries",
        "shipping.zones.postal_areas": "Parts of countries, by postal code",
        "shipping.services.transits": "Zones served",
        "shipping.services.tracking_url": "Tracking link",
        "refunds.tender_rules": "Where the money goes: cases, in the order in which they are heard",
        "returns.methods.countries": "Open to addresses in",
        "returns.methods.reserved": "Only where an exception names it",
        "returns.exceptions.when.categories": "When: categories",
        "returns.exceptions.when.tags": "When: tags",
        "returns.exceptions.when.zones": "When: zones",
        "returns.exceptions.when.channels": "When: ways of return",
        "returns.exceptions.when.reasons": "When: reasons",
        "returns.exceptions.when.tenders": "When: means of payment",
        "returns.exceptions.goes_before": "Heard before",
        **{f"returns.window.{name}": words for name, words in _WINDOW.items()},
        **{f"returns.exceptions.then.window.{name}": words for name, words in _WINDOW.items()},
    }
)
_EMPTY: Mapping[str, str] = MappingProxyType(
    {
        "shipping.zones.countries": "none",
        "shipping.zones.postal_areas": "none",
        "returns.methods.countries": "everywhere",
        "returns.exceptions.when": "any",
        "returns.exceptions.then": "as for all goods",
    }
)
NOT_STATED = "not stated"


def topic_of(field: str) -> str:
    """The topic of references for a field of the core: ``cancellation.until`` for ``cancellation.limits``."""
    return _REFERENCED.get(field, field)


def has_label(field: str) -> bool:
    """Whether somebody wrote words for the field."""
    return topic_of(field) in LABELS or field in _OTHERS


def label_of(field: str) -> str:
    """What editors call a field of the core; one that is new and has no words yet, by its own name."""
    if field in _OTHERS:
        return _OTHERS[field]
    label = LABELS.get(topic_of(field))
    return label.get(FALLBACK) if label else field.rpartition(".")[2].replace("_", " ").capitalize()


def empty(field: str) -> str:
    """What it means that a field is not filled in."""
    parts = field.split(".")
    prefixes = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((_EMPTY[prefix] for prefix in prefixes if prefix in _EMPTY), NOT_STATED)


def country_name(code: str) -> str:
    """The English name of a country."""
    return str(Locale(FALLBACK).territories.get(code, code))


def language_name(code: str) -> str:
    """The English name of a language."""
    return str(Locale(FALLBACK).languages.get(code, code))
