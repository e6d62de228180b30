"""The one JSON form of terms: for the API, the order's snapshot, fixtures and cases.

Dataclasses become objects by field name; enums their value; times ``"12:00"``; dates and moments ISO 8601;
Decimals strings; Money ``{"amount": "12.50", "currency": "EUR"}``; Localized ``{"en": …}``; sets sorted arrays.
Equal values have one form, so they have one digest. A field that has a default may be missing; a field that is
unknown is an error.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import types
import typing
from collections.abc import Callable, Mapping, Set
from datetime import datetime
from functools import lru_cache
from typing import Any

from policies.book import TermsInForce
from policies.errors import InvalidTerms, Problem, UnreadableTerms
from policies.histories import Version
from policies.localized import Localized
from policies.scalars import is_scalar, read_scalar, write_scalar
from policies.shop import Shop
from policies.terms import TERMS_BY_KIND, AnyTerms, Kind

type Json = bool | int | str | list[Json] | dict[str, Json] | None


def encode(value: object) -> Json:
    """The JSON form of a term, of anything within one, or of a whole book in force."""
    if is_scalar(value):
        return typing.cast("Json", write_scalar(value))
    if isinstance(value, Localized):
        return dict(value.texts)
    if isinstance(value, frozenset):
        return sorted((encode(item) for item in value), key=str)
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    if dataclasses.is_dataclass(value):
        return {field.name: encode(getattr(value, field.name)) for field in dataclasses.fields(value)}
    raise TypeError(f"{type(value).__name__} has no JSON form")


def decode[T](cls: type[T], data: object, *, where: str = "") -> T:
    """Build a ``cls`` from its JSON form.

    Raises UnreadableTerms where the shape is wrong, InvalidTerms (with the full path of each field) where a value
    is.
    """
    return typing.cast("T", _decode(cls, data, where))


def digest(value: object) -> str:
    """SHA-256, in hex, of the canonical JSON form: the same terms have the same digest everywhere."""
    text = json.dumps(encode(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def encode_in_force(terms: TermsInForce) -> dict[str, Json]:
    """The snapshot that an order pins."""
    return {"shop": encode(terms.shop), "versions": [encode(version) for version in terms.versions]}


def decode_in_force(data: Mapping[str, Any], *, on: datetime) -> TermsInForce:
    """Read a snapshot back. Raises UnreadableTerms or InvalidTerms."""
    entry = _fields(data, "", "A snapshot", required={"shop", "versions"})
    if not isinstance(entry["versions"], list):
        raise UnreadableTerms("versions", "expected a list.")
    versions = tuple(
        decode_version(item, where=f"versions.{index}") for index, item in enumerate(entry["versions"])
    )
    kinds = [version.kind for version in versions]
    if twice := next((index for index, kind in enumerate(kinds) if kind in kinds[:index]), None):
        raise UnreadableTerms(
            f"versions.{twice}.kind", f"{kinds[twice]} terms stand in this snapshot twice; remove one."
        )
    return TermsInForce(decode(Shop, entry["shop"], where="shop"), versions, on)


def digest_in_force(terms: TermsInForce) -> str:
    """The digest of what is in force, whatever the instant at which it was asked."""
    return digest((terms.shop, terms.versions))


def decode_version(data: object, *, where: str = "") -> Version[AnyTerms]:
    """Read one version, its terms typed by its kind. Raises UnreadableTerms or InvalidTerms."""
    required = {"kind", "number", "effective_from", "recorded_at", "terms"}
    entry = _fields(data, where, "A version", required=required)
    kind = decode(Kind, entry["kind"], where=_join(where, "kind"))
    return Version(
        kind=kind,
        number=decode(int, entry["number"], where=_join(where, "number")),
        effective_from=decode(datetime, entry["effective_from"], where=_join(where, "effective_from")),
        recorded_at=decode(datetime, entry["recorded_at"], where=_join(where, "recorded_at")),
        terms=decode_terms(kind, entry["terms"], where=_join(where, "terms")),
    )


def decode_terms(kind: Kind, data: object, *, where: str = "") -> AnyTerms:
    """Read the terms of one kind. Raises UnreadableTerms or InvalidTerms."""
    return decode(TERMS_BY_KIND[kind], data, where=where)


def _decode(hint: Any, data: object, where: str) -> object:
    origin = typing.get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        return _decode_optional(hint, data, where)
    if origin in (tuple, frozenset):
        return _decode_collection(hint, origin, data, where)
    if dataclasses.is_dataclass(hint) and hint is not Localized:
        return _decode_dataclass(hint, data, where)
    if hint is Localized:
        return _decode_localized(data, where)
    return read_scalar(hint, data, where=where)


def _decode_optional(hint: Any, data: object, where: str) -> object:
    if data is None:
        return None
    (inner,) = (arm for arm in typing.get_args(hint) if arm is not types.NoneType)
    return _decode(inner, data, where)


def _decode_collection(hint: Any, origin: Any, data: object, where: str) -> object:
    if not isinstance(data, list):
        raise UnreadableTerms(where, "expected a list.")
    item = typing.get_args(hint)[0]
    entries = {str(index): entry for index, entry in enumerate(data)}
    return origin(_decode_each(entries, dict.fromkeys(entries, item), where).values())


def _decode_dataclass(cls: Any, data: object, where: str) -> object:
    fields = dataclasses.fields(cls)
    required = {field.name for field in fields if _is_required(field)}
    optional = {field.name for field in fields} - required
    entry = _fields(data, where, cls.__name__, required=required, optional=optional)
    values = _decode_each(entry, _hints(cls), where)
    return _built(lambda: cls(**values), where)


def _decode_each(entries: Mapping[str, object], hints: Mapping[str, Any], where: str) -> dict[str, object]:
    """Decode every entry, and raise the problems of all of them together."""
    values: dict[str, object] = {}
    problems: list[Problem] = []
    for name, entry in entries.items():
        try:
            values[name] = _decode(hints[name], entry, _join(where, name))
        except InvalidTerms as error:
            problems.extend(error.problems)
    if problems:
        raise InvalidTerms.of(tuple(problems))
    return values


def _built(build: Callable[[], object], where: str) -> object:
    """Call a constructor, and put ``where`` before the field of every problem it finds."""
    try:
        return build()
    except InvalidTerms as error:
        raise InvalidTerms.of(
            tuple(Problem(_join(where, p.field), p.code, p.sentence) for p in error.problems)
        ) from error


def _decode_localized(data: object, where: str) -> object:
    texts = _mapping(data, where)
    for locale, text in texts.items():
        if not isinstance(text, str):
            raise UnreadableTerms(_join(where, locale), f"expected a text, found {type(text).__name__}.")
    return _built(lambda: Localized(tuple((locale, str(text)) for locale, text in texts.items())), where)


@lru_cache(maxsize=128)
def _hints(cls: type) -> Mapping[str, Any]:
    return typing.get_type_hints(cls)


def _is_required(field: dataclasses.Field[Any]) -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def _mapping(data: object, where: str) -> Mapping[str, object]:
    if not isinstance(data, Mapping):
        raise UnreadableTerms(where, "expected an object.")
    if strange := next((key for key in data if not isinstance(key, str)), None):
        raise UnreadableTerms(where, f"the field name {strange!r} is no text; put it in quotes.")
    return data


def _fields(
    data: object, where: str, what: str, *, required: Set[str], optional: Set[str] = frozenset()
) -> Mapping[str, object]:
    """The fields of an object, all that are required and none that are unknown."""
    entry = _mapping(data, where)
    if unknown := sorted(set(entry) - required - optional):
        raise UnreadableTerms(
            _join(where, unknown[0]), f"{what} has no such field; correct its name or remove it."
        )
    if missing := sorted(required - set(entry)):
        raise UnreadableTerms(_join(where, missing[0]), "this field is missing; add it.")
    return entry


def _join(where: str, name: str) -> str:
    return f"{where}.{name}" if where else name
