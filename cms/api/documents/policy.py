"""A policy: its clauses, since when its terms govern, and what will change."""

from collections.abc import Iterator

from cms.api.documents.blocks import Json
from cms.api.documents.prose import Prose
from cms.api.documents.scope import Scope
from cms.pages.kinds import PolicyKind
from cms.pages.models import PolicyPage
from cms.references.formats import format_value
from cms.references.labels import label
from cms.references.resolver import GAP
from policies.errors import NotInForce
from policies.histories import Version
from policies.references import Stated, anchor, stated_by
from policies.terms import AnyTerms, Kind


def parts(page: PolicyPage, prose: Prose) -> Json:
    """What a policy has beyond a page."""
    scope = prose.scope
    # The page says since when its terms govern and what will change, whatever its text refers to.
    kinds = PolicyKind(page.kind).terms
    scope.resolver.used.update(kinds)
    return {
        "kind": page.kind,
        "clauses": [
            {
                "clause": block["value"]["clause"],
                "anchor": anchor(block["value"]["clause"]),
                "heading": prose.text(block["value"].get("heading") or ""),
            }
            for block in page.body.get_prep_value()
            if block["type"] == "clause"
        ],
        "in_force": [entry for kind in kinds for entry in _in_force(kind, scope)],
        "coming": [entry for kind in kinds for entry in _coming(kind, scope)],
    }


def _in_force(kind: Kind, scope: Scope) -> Iterator[Json]:
    if (version := _governing(kind, scope)) is not None:
        yield {
            "kind": kind.value,
            "effective_from": scope.moment(version.effective_from),
            "version": version.number,
        }


def _coming(kind: Kind, scope: Scope) -> Iterator[Json]:
    """Each version to come that changes a value, with the values it changes."""
    before = today = _values(_governing(kind, scope))
    for version in scope.book.history(kind).coming(scope.at):
        after = _values(version)
        changed = [
            ref for ref in dict.fromkeys((*before, *after)) if _differs(before.get(ref), after.get(ref))
        ]
        if changed:
            yield {
                "kind": kind.value,
                "effective_from": scope.moment(version.effective_from),
                "changes": [_change(ref, today, before | after, after, scope) for ref in changed],
            }
        before = after


def _change(
    ref: str, today: dict[str, Stated], known: dict[str, Stated], then: dict[str, Stated], scope: Scope
) -> Json:
    return {
        "ref": ref,
        "label": label(known[ref], locale=scope.locale),
        "now": _text(today.get(ref), scope),
        "then": _text(then.get(ref), scope),
    }


def _text(found: Stated | None, scope: Scope) -> str:
    return format_value(found, locale=scope.locale) if found else GAP


def _differs(one: Stated | None, other: Stated | None) -> bool:
    return (one and one.value) != (other and other.value)


def _values(version: Version[AnyTerms] | None) -> dict[str, Stated]:
    return {found.ref: found for found in stated_by(version.kind, version.terms)} if version else {}


def _governing(kind: Kind, scope: Scope) -> Version[AnyTerms] | None:
    try:
        return scope.book.history(kind).at(scope.at)
    except NotInForce:
        return None
