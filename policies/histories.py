"""Values over time. A history holds starts only, so it can have neither gap nor overlap."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from policies.errors import Backdated, NotInForce, require_aware
from policies.terms import TERMS_BY_KIND, AnyTerms, Kind


class GoverningVersion(NamedTuple):
    """Which version of which kind a decision was made by."""

    kind: Kind
    number: int
    effective_from: datetime


@dataclass(frozen=True, kw_only=True)
class Version[T: AnyTerms]:
    """One statement of terms, governing from ``effective_from`` until the next one starts.

    ``number`` counts a shop's versions of this kind from 1 in the order they were recorded; ``recorded_at`` is
    when it was published; both are kept in UTC. Raises NaiveMoment without a time zone, TypeError for terms of
    another kind.
    """

    kind: Kind
    number: int
    effective_from: datetime
    recorded_at: datetime
    terms: T

    def __post_init__(self) -> None:
        object.__setattr__(self, "effective_from", require_aware(self.effective_from, "effective_from"))
        object.__setattr__(self, "recorded_at", require_aware(self.recorded_at, "recorded_at"))
        if not isinstance(self.terms, TERMS_BY_KIND[self.kind]):
            raise TypeError(f"{self.kind} terms cannot be a {type(self.terms).__name__}")

    @cached_property
    def governing(self) -> GoverningVersion:
        """What decisions name it by: it does not carry its terms."""
        return GoverningVersion(self.kind, self.number, self.effective_from)


@dataclass(frozen=True, slots=True)
class History[T: AnyTerms]:
    """All versions of one kind, ordered by when they start; of two that start together, the later recorded governs.

    The order in which they are given does not matter.
    """

    kind: Kind
    versions: tuple[Version[T], ...] = ()

    def __post_init__(self) -> None:
        ordered = sorted(self.versions, key=lambda v: (v.effective_from, v.recorded_at, v.number))
        object.__setattr__(self, "versions", tuple(ordered))

    @classmethod
    def of(cls, kind: Kind, versions: Iterable[Version[T]]) -> History[T]:
        """Build from versions in any order."""
        return cls(kind, tuple(versions))

    def at(self, moment: datetime) -> Version[T]:
        """The version that governs at ``moment``.

        Raises NotInForce before the first start; never the nearest one instead.
        """
        require_aware(moment, "moment")
        governing = None
        for version in self.versions:
            if version.effective_from > moment:
                break
            governing = version
        if governing is None:
            raise NotInForce(self.kind, moment)
        return governing

    def coming(self, moment: datetime) -> tuple[Version[T], ...]:
        """The versions that start after ``moment`` and will govern, earliest first."""
        require_aware(moment, "moment")
        by_start = {v.effective_from: v for v in self.versions if v.effective_from > moment}
        return tuple(by_start.values())


def require_start(*, effective_from: datetime, recorded_at: datetime, is_first: bool) -> None:
    """Raise Backdated where terms recorded at ``recorded_at`` would rewrite answers that were given before.

    The first version of a kind rewrites none, for before it nothing was stated, so it may start in the past.
    """
    if effective_from < recorded_at and not is_first:
        raise Backdated(effective_from, recorded_at)
