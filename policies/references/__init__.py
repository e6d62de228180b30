"""Every value of a shop's terms under a name that prose can refer to.

A reference is a dotted path: kind, then the term, then codes the shop chose
(``shipping.services.relais.transit.europe``). The names are part of what editors write and of the public API:
add, never rename.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from policies.book import TermsInForce
from policies.errors import UnknownReference
from policies.references.kinds import STATED_BY_KIND
from policies.references.values import Stated, Unlimited, Value, counts_business_days, machine
from policies.terms import AnyTerms, Kind

__all__ = [
    "Stated",
    "Unlimited",
    "Value",
    "anchor",
    "counts_business_days",
    "machine",
    "resolve",
    "stated",
    "stated_by",
]


def stated(terms: TermsInForce) -> Mapping[str, Stated]:
    """Every value in force, by reference, in the order in which a reader would want them."""
    return MappingProxyType(
        {value.ref: value for version in terms.versions for value in stated_by(version.kind, version.terms)}
    )


def stated_by(kind: Kind, terms: AnyTerms) -> Iterator[Stated]:
    """Every value of terms of one kind."""
    return STATED_BY_KIND[kind](terms)


def resolve(ref: str, terms: TermsInForce) -> Stated:
    """The value ``ref`` refers to. Raises UnknownReference where these terms state no such value."""
    found = stated(terms).get(ref)
    if found is None:
        raise UnknownReference(ref)
    return found


def anchor(clause: str) -> str:
    """The HTML id of the place where a page explains a clause: ``returns.window`` is at ``#returns-window``."""
    return clause.replace(".", "-").replace("_", "-")
