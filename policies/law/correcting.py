"""Terms with the suggestions of a legal check written into them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from policies.book import TermsInForce
from policies.codec import decode_terms, encode
from policies.law.findings import LegalFinding, Suggestion

NAMED_BY = ("code", "case")


def corrected(*, terms: TermsInForce, findings: Iterable[LegalFinding]) -> TermsInForce:
    """``terms`` as they read with every suggestion of ``findings`` in its place; the versions keep their numbers.

    What then has nothing left to say goes too: an exception that sets nothing any more, and waivers of a fee that is
    no longer charged. Raises InvalidTerms or UnreadableTerms where a finding is of other terms.
    """
    data: dict[str, Any] = {version.kind: encode(version.terms) for version in terms.versions}
    for finding in findings:
        if finding.suggestion:
            _write(data, finding.suggestion)
    if "returns" in data:
        _tidy(data["returns"])
    versions = tuple(
        replace(version, terms=decode_terms(version.kind, data[version.kind])) for version in terms.versions
    )
    return TermsInForce(terms.shop, versions, terms.on)


def _write(data: dict[str, Any], suggestion: Suggestion) -> None:
    """Put the value in its field; of a list take the entry out that is to be None."""
    *way, last = suggestion.field.split(".")
    node: Any = data
    for step in way:
        if isinstance(node, list) and _entry(node, step) is None:
            return  # Another suggestion took the whole entry out.
        node = _entry(node, step) if isinstance(node, list) else node[step]
    if not isinstance(node, dict):
        _take_out(node, last)
    else:
        node[last] = suggestion.value


def _entry(entries: list[dict[str, Any]], name: str) -> dict[str, Any] | None:
    return next((entry for entry in entries if name in {entry.get(key) for key in NAMED_BY}), None)


def _take_out(exceptions: list[dict[str, Any]], code: str) -> None:
    """Remove an exception. Whoever went before it goes before those that it went before."""
    gone = _entry(exceptions, code)
    if gone is None:
        return
    exceptions.remove(gone)
    for other in exceptions:
        if code in other["goes_before"]:
            after = {*other["goes_before"], *gone["goes_before"]} - {code}
            other["goes_before"] = sorted(after)


def _tidy(returns: dict[str, Any]) -> None:
    exceptions = returns["exceptions"]
    for empty in [one["code"] for one in exceptions if not any(one["then"].values())]:
        _take_out(exceptions, empty)
    fees = [returns["restocking_fee"], *(one["then"]["restocking_fee"] for one in exceptions)]
    if all(fee in (None, "0") for fee in fees):
        returns["restocking_fee_waived_for"] = []
