"""Two figures for one thing within the terms themselves: whichever a page refers to, the other says otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from cms.lint.detector import Claim
from cms.lint.findings import Drift, Finding
from cms.lint.reading import TermsRead

_LOCALE = "en"
_REFUNDS = ("refunds.due", "refunds.processing")
_HOURS, _DELIVERED_BY = "shipping.delivery_hours", "shipping.services."


def pairs_in(terms: TermsRead, *, shop: str) -> Iterator[Finding]:
    """Terms of one shop that state two figures for one thing."""
    claims = {claim.ref: claim for claim in terms.claims(_LOCALE)}
    yield from _refund_times(claims, shop)
    yield from _late_deliveries(claims, shop)


def _refund_times(claims: dict[str, Claim], shop: str) -> Iterator[Finding]:
    """How long a refund takes is said twice: the time by which it is due, and the usual time."""
    due, usual = (claims.get(ref) for ref in _REFUNDS)
    if due and usual and due.measure != usual.measure:
        yield _finding(
            shop,
            "refunds",
            f"Two figures tell how long a refund takes. {_said(due)}; {_said(usual)}. A customer reads one of them, "
            f"depending on the page: leave “{usual.label}” empty, or let both say the same.",
            _REFUNDS,
        )


def _late_deliveries(claims: dict[str, Claim], shop: str) -> Iterator[Finding]:
    """A service promises a parcel by a time at which nobody delivers any more."""
    hours = claims.get(_HOURS)
    for ref, claim in claims.items():
        late = ref.startswith(_DELIVERED_BY) and ".deliver_by." in ref and hours and hours.measure
        if late and claim.measure and claim.measure.high > late.high:
            yield _finding(
                shop,
                "shipping",
                f"Two figures tell until when parcels come. {_said(claim)}; {_said(hours)}. Let the later end of the "
                "day's deliveries hold for both.",
                (ref, _HOURS),
            )


def _finding(shop: str, kind: str, why: str, refs: tuple[str, ...]) -> Finding:
    return Finding(
        drift=Drift.TWO_FIGURES, shop=shop, why=why, terms=kind, where=" and ".join(refs), path=refs[0]
    )


def _said(claim: Claim | None) -> str:
    return f"{claim.label}: {claim.text}" if claim else ""
