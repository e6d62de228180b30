"""What the law says of what governs now, and of drafts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any

from django.core.cache import cache
from django.db.models import Q

from cms.attention.cards import Card, Item
from cms.attention.desk import Desk, draft_of, name_of
from cms.legal.checking import Checked, checked_in, checked_terms
from cms.legal.models import AcceptedFinding
from cms.legal.showing import ShownFinding, shown
from cms.shops.models import Shop
from policies.codec import digest_in_force
from policies.errors import InvalidTerms, NoBusinessDay
from policies.law.findings import Severity
from policies.terms import Kind

TONES = {Severity.ERROR.value: "critical", Severity.WARNING.value: "warning"}
# What was found is kept by the digest of what was looked at, which says when it is another.
KEPT_FOR = 60 * 60

type Found = list[tuple[Kind, ShownFinding]]
# A finding as it read: the name of its term, and its sentence.
type Said = tuple[str, str]


def legal_card(desk: Desk) -> Card:
    """Errors and warnings, the gravest first. Duties that come with lawful terms are left to the terms' own form."""
    accepted = _accepted(desk)
    items = [
        item
        for shop in desk.shops
        if _sees_terms(desk, shop)
        for item in _of_shop(desk, shop, accepted.get(shop.pk, frozenset()))
    ]
    return Card(
        slug="legal",
        name="Legal check",
        icon="warning",
        quiet="legal check",
        items=sorted(items, key=lambda item: item.tone != "critical"),
        explained="What governs now, and drafts that are not published yet. No legal advice.",
    )


def _sees_terms(desk: Desk, shop: Shop) -> bool:
    return any(pk == shop.pk for pk, _ in desk.rows)


def _accepted(desk: Desk) -> Mapping[int, frozenset[Said]]:
    """What somebody gave a reason for, with the versions that govern now: settled. One query."""
    governing = Q(pk__in=[])
    for shop in desk.shops:
        terms = desk.in_force(shop)
        for version in terms.versions if terms else ():
            governing |= Q(
                reason__shop=shop,
                reason__kept_with__version__kind=version.kind.value,
                reason__kept_with__version__number=version.number,
            )
    found: dict[int, set[Said]] = {}
    columns = ("reason__shop", "term", "sentence")
    for shop_id, *said in AcceptedFinding.objects.filter(governing).values_list(*columns):
        found.setdefault(shop_id, set()).add((said[0], said[1]))
    return {shop_id: frozenset(said) for shop_id, said in found.items()}


def _of_shop(desk: Desk, shop: Shop, accepted: frozenset[Said]) -> Iterator[Item]:
    terms = desk.in_force(shop)
    base = digest_in_force(terms) if terms else "nothing"
    now = _kept(base, lambda: _found(checked_terms(terms))) if terms else []
    open_ones = [one for one in now if (one[1].where, one[1].sentence) not in accepted]
    yield from _items(desk, shop, open_ones, note="")
    known = {finding.sentence for _, finding in now}
    for (pk, kind), row in desk.rows.items():
        if pk == shop.pk and row.has_unpublished_changes:
            found = [one for one in _of_draft(desk, row, kind, base=base) if one[1].sentence not in known]
            yield from _items(desk, shop, found, note="in the draft")


def _of_draft(desk: Desk, row: Any, kind: Kind, *, base: str) -> Found:
    """What is found in the draft of one kind, which stands among what was recorded so far."""
    book = desk.books[row.shop_id]
    recorded = sum(len(history.versions) for history in book.histories)
    key = f"{kind}:{row.pk}:{row.latest_revision_id}:{recorded}:{base}"
    found = _kept(key, lambda: _found(checked_in(book, row=_draft(row), at=desk.at)))
    return [one for one in found if one[0] is kind]


def _draft(row: Any) -> Any:
    """The row as it was saved last."""
    return draft_of(row, row.latest_revision) if row.latest_revision else row


def _kept(key: str, find: Callable[[], Found]) -> Found:
    """What was found, from the cache where the same was looked at before: a check takes tens of milliseconds.

    Nothing in a draft that is not complete, or where closures leave no day to count with: its form says so.
    """
    address = f"attention:legal:{sha256(key.encode()).hexdigest()}"
    found: Found | None = cache.get(address)
    if found is None:
        try:
            found = find()
        except (InvalidTerms, NoBusinessDay):
            found = []
        cache.set(address, found, KEPT_FOR)
    return found


def _found(checked: Checked) -> Found:
    return [
        (kind, finding)
        for kind in Kind
        for finding in shown(checked.of(kind), terms=checked.terms)
        if finding.severity in TONES
    ]


def _items(
    desk: Desk, shop: Shop, found: Iterable[tuple[Kind, ShownFinding]], *, note: str
) -> Iterator[Item]:
    for kind, finding in found:
        yield Item(
            title=finding.sentence,
            url=desk.address(shop, kind),
            note=", ".join(filter(None, (name_of(kind), finding.where, note))),
            shop=shop.name,
            tone=TONES[finding.severity],
        )
