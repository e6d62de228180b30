"""A return term wherever a shop states it: in general, and in the exceptions that set it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from policies.book import TermsInForce
from policies.law.findings import Suggestion
from policies.law.jurisdictions import Jurisdiction
from policies.law.reach import not_exempt_in
from policies.reasons import Datum
from policies.terms import Kind, ReturnException, ReturnTerms
from policies.terms.exceptions import Arrangement

CLAUSE = "returns.exceptions"


@dataclass(frozen=True, slots=True)
class Said[T]:
    """A value of the term ``name``, and the exception that sets it (None: the general terms do)."""

    value: T
    name: str
    exception: ReturnException | None

    @property
    def clause(self) -> str:
        """The reference under which readers find it."""
        return f"{CLAUSE}.{self.exception.code}" if self.exception else f"returns.{self.name}"

    @property
    def field(self) -> str:
        """Where the codec writes it, an exception by its code."""
        return f"{self.clause}.then.{self.name}" if self.exception else self.clause

    @property
    def data(self) -> dict[str, Datum]:
        """What a finding says of where it stands."""
        return {"exception": self.exception.code} if self.exception else {}

    def instead(self, value: object) -> Suggestion:
        """To write ``value`` in the general terms; of an exception, to take the term out, so that they hold."""
        emptied = frozenset[str]() if isinstance(self.value, frozenset) else None
        return Suggestion.of(self.field, emptied if self.exception else value)


def said[T](
    terms: TermsInForce,
    place: Jurisdiction,
    name: str,
    general: Callable[[ReturnTerms], T],
    set_by: Callable[[Arrangement], T | None],
) -> Iterator[Said[T]]:
    """Every value of a term that consumers there can meet; none where the shop has stated no return terms.

    Exceptions for exempt goods are left out: there is no right that they could fall short of. ``name`` is the term's
    field, the same in both; ``set_by`` gives None where an exception leaves it as it was.
    """
    if not terms.states(Kind.RETURNS):
        return
    yield Said(general(terms.returns), name, None)
    for exception in not_exempt_in(terms, place):
        value = set_by(exception.then)
        if value is not None:
            yield Said(value, name, exception)
