"""Terms taken apart into single facts, each under a path of its own: what comparing and reading aloud have in common.

Every field of the core becomes a fact, whether or not a reference leads to it, so terms that differ have facts that
differ. Parts that the shop named (zones, services, ways, exceptions) are told apart by their codes, not their places.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from cms.references.languages import FALLBACK
from cms.references.words import WORDS
from cms.terms.history.saying import items_of, ordered, text_of
from cms.terms.history.words import label_of, language_name
from policies.durations import DayRange, Duration, TimeRange, Window
from policies.localized import Localized
from policies.references import Unlimited
from policies.terms import AnyTerms, Arrangement, Kind, PostalArea, ReturnTerms

GENERAL = "In general"
# Said as one, although they have fields.
_WHOLE = (Duration, DayRange, TimeRange, PostalArea)
# Where a code stands for a part of the same terms, and in which list that part is.
_NAMES_OF = {
    "shipping.services.transits": "zones",
    "returns.exceptions.then.methods": "methods",
    "returns.exceptions.goes_before": "exceptions",
}

type Path = tuple[str, ...]
type Names = Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class Part:
    """What facts are about: all terms of the kind, or one part of them that has a name."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One value and its words; ``items`` where it is a list, one for each element of ``value`` in its order.

    ``field`` is its place in the core's objects, without the shop's codes: ``shipping.services.transits.rate``.
    """

    path: Path
    field: str
    part: Part
    label: str
    value: Any
    text: str
    items: tuple[str, ...] | None = None

    @property
    def elements(self) -> tuple[Any, ...]:
        """The elements of a list, in the order of ``items``."""
        return ordered(self.value) if isinstance(self.value, frozenset) else self.value


def facts_of(kind: Kind, terms: AnyTerms) -> Iterator[Fact]:
    """Every value that ``terms`` state, in the order of the core; what is left empty is left out."""
    top = _Place(path=(kind.value,), field=kind.value, part=Part((kind.value,), GENERAL))
    yield from _fields(top, terms, names=_names(terms))


@dataclass(frozen=True, slots=True)
class _Place:
    path: Path
    field: str
    part: Part
    about: str = ""

    def within(self, name: str) -> _Place:
        return replace(self, path=(*self.path, name), field=f"{self.field}.{name}")

    def fact(self, value: Any, *, label: str = "", items: tuple[str, ...] | None = None) -> Fact:
        said = label or label_of(self.field)
        return Fact(
            self.path,
            self.field,
            self.part,
            f"{said}, {self.about}" if self.about else said,
            value,
            ", ".join(items) if items else text_of(self.field, value),
            items or items_of(self.field, value),
        )


def _names(terms: AnyTerms) -> Names:
    """What the shop calls the parts of these terms, by list and code."""
    return {
        (field.name, part.code): part.name.get(FALLBACK)
        for field in dataclasses.fields(terms)
        if field.name in set(_NAMES_OF.values())
        for part in getattr(terms, field.name)
    }


def _fields(place: _Place, value: Any, *, names: Names, but: str = "") -> Iterator[Fact]:
    for name, inner in _values(value):
        if name != but and _is_filled(inner):
            yield from _field(place.within(name), inner, names)


def _values(value: Any) -> Iterator[tuple[str, Any]]:
    """The fields of an object, with “no time limit” where a window says so."""
    given = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    unlimited = isinstance(value, ReturnTerms) and value.window is None
    if isinstance(value, Arrangement):
        unlimited = given.pop("no_time_limit")
    yield from (given | {"window": Unlimited.NO_TIME_LIMIT} if unlimited else given).items()


def _is_filled(value: Any) -> bool:
    return value is not None and value not in ("", (), frozenset())


def _field(place: _Place, value: Any, names: Names) -> Iterator[Fact]:
    match value:
        case Window():
            yield place.fact(Duration(length=value.length, unit=value.unit))
            yield place.within("starts_on").fact(value.starts_on)
            yield place.within("rolls_forward").fact(value.rolls_forward)
        case Localized():
            for language, text in value.texts:
                yield place.within(language).fact(text, label=f"Name in {language_name(language)}")
        case tuple() if _has_parts(value):
            yield from _parts(place, value, names)
        case tuple() | frozenset() if place.field in _NAMES_OF:
            yield _codes(place, value, names)
        case _ if dataclasses.is_dataclass(value) and not isinstance(value, _WHOLE):
            yield from _fields(place, value, names=names)
        case _:
            yield place.fact(value)


def _has_parts(value: tuple[Any, ...]) -> bool:
    """Whether these are objects, each with a key of its own."""
    if not all(dataclasses.is_dataclass(part) and not isinstance(part, _WHOLE) for part in value):
        return False
    return len({_code(part) for part in value}) == len(value)


def _parts(place: _Place, parts: tuple[Any, ...], names: Names) -> Iterator[Fact]:
    """Which there are, in their order; then what each of them is like."""
    called = {_code(part): _called(place.field, part, names) for part in parts}
    yield place.fact(tuple(called), items=tuple(called.values()))
    for part in parts:
        code = _code(part)
        yield from _fields(_place_of(place, part, called[code]), part, names=names, but=_key(part))


def _place_of(place: _Place, part: Any, name: str) -> _Place:
    """A part stands under a heading of its own, unless it is within another or has a single value."""
    path = (*place.path, _code(part))
    if len(dataclasses.fields(part)) == 2 or len(place.part.path) > 1:
        return replace(place, path=path, about=name)
    return replace(place, path=path, part=Part(path, f"{label_of(f'{place.field}.name')}: {name}"))


def _codes(place: _Place, codes: tuple[str, ...] | frozenset[str], names: Names) -> Fact:
    ordered = tuple(codes) if isinstance(codes, tuple) else tuple(sorted(codes))
    items = tuple(names.get((_NAMES_OF[place.field], code), code) for code in ordered)
    return place.fact(ordered, items=items)


def _called(field: str, part: Any, names: Names) -> str:
    """What the shop calls a part, or what its code stands for."""
    if name := getattr(part, "name", None):
        return str(name.get(FALLBACK))
    code = getattr(part, _key(part))
    if words := WORDS.get(type(code)):
        return words[code].get(FALLBACK)
    return names.get((_NAMES_OF.get(field, ""), code), str(code))


def _key(part: Any) -> str:
    """The field that tells it from its neighbors: the core names it first."""
    return dataclasses.fields(part)[0].name


def _code(part: Any) -> str:
    return str(getattr(part, _key(part)))
