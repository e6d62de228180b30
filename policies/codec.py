"""The one JSON form of terms: for the API, the order's snapshot, fixtures and cases.

Dataclasses become objects by field name; enums their value; times ``"12:00"``; dates and moments ISO 8601; Decimals
strings; Money ``{"amount": "12.50", "currency": "EUR"}``; Localized ``{"en": …}``; sets sorted arrays. A field that has a
default may be missing; a field that is unknown is an error.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import types
import typing
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import lru_cache
from typing import Any

from moneyed import Money

from policies.book import TermsInForce
from policies.errors import InvalidTerms, Problem, UnreadableTerms
from policies.histories import Version
from policies.localized import Localized
from policies.shop import Shop
from policies.terms import TERMS_BY_KIND, AnyTerms, Kind

type Json = None | bool | int | str | list[Json] | dict[str, Json]


def encode(value: object) -> Json:
    """The JSON form of a term, of anything within one, or of a whole book in force."""
    match value:
        case Enum():
            return encode(value.value)
        case None | bool() | int() | str():
            return value
        case Decimal():
            return format(value, "f")
        case Money():
            return {"amount": format(value.amount, "f"), "currency": value.currency.code}
        case Localized():
            return dict(value.texts)
        case datetime() | date():
            return value.isoformat()
        case time():
            return value.isoformat("minutes" if not value.second else "seconds")
        case frozenset():
            return sorted((encode(item) for item in value), key=str)
        case tuple():
            return [encode(item) for item in value]
    if dataclasses.is_dataclass(value):
        return {field.name: encode(getattr(value, field.name)) for field in dataclasses.fields(value)}
    raise TypeError(f"{type(value).__name__} has no JSON form")


def decode[T](cls: type[T], data: object, *, where: str = "") -> T:
    """Build a ``cls`` from its JSON form.

    Raises UnreadableTerms where the shape is wrong, InvalidTerms (with the full path of each field) where a value is.
    """
    return typing.cast(T, _decode(cls, data, where))


def digest(value: object) -> str:
    """SHA-256, in hex, of the canonical JSON form: the same terms have the same digest everywhere."""
    text = json.dumps(encode(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def encode_in_force(terms: TermsInForce) -> dict[str, Json]:
    """The snapshot that an order pins."""
    return {"shop": encode(terms.shop), "versions": [encode(version) for version in terms.versions]}


def decode_in_force(data: Mapping[str, Any], *, on: datetime) -> TermsInForce:
    """Read a snapshot back. Raises UnreadableTerms or InvalidTerms."""
    versions = tuple(
        decode_version(entry, where=f"versions.{index}") for index, entry in enumerate(data.get("versions", ()))
    )
    return TermsInForce(decode(Shop, data.get("shop"), where="shop"), versions, on)


def digest_in_force(terms: TermsInForce) -> str:
    """The digest of what is in force, whatever the instant at which it was asked."""
    return digest((terms.shop, terms.versions))


def decode_version(data: object, *, where: str = "") -> Version[AnyTerms]:
    """Read one version, its terms typed by its kind."""
    entry = _mapping(data, where)
    kind = decode(Kind, entry.get("kind"), where=_join(where, "kind"))
    return Version(
        kind=kind,
        number=decode(int, entry.get("number"), where=_join(where, "number")),
        effective_from=decode(datetime, entry.get("effective_from"), where=_join(where, "effective_from")),
        recorded_at=decode(datetime, entry.get("recorded_at"), where=_join(where, "recorded_at")),
        terms=decode_terms(kind, entry.get("terms"), where=_join(where, "terms")),
    )


def decode_terms(kind: Kind, data: object, *, where: str = "") -> AnyTerms:
    """Read the terms of one kind."""
    return decode(TERMS_BY_KIND[kind], data, where=where)


def _decode(hint: Any, data: object, where: str) -> object:
    origin = typing.get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        return _decode_optional(hint, data, where)
    if origin in (tuple, frozenset):
        return _decode_collection(hint, origin, data, where)
    if dataclasses.is_dataclass(hint) and hint is not Localized:
        return _decode_dataclass(hint, data, where)
    return _decode_scalar(hint, data, where)


def _decode_optional(hint: Any, data: object, where: str) -> object:
    if data is None:
        return None
    (inner,) = (arm for arm in typing.get_args(hint) if arm is not types.NoneType)
    return _decode(inner, data, where)


def _decode_collection(hint: Any, origin: Any, data: object, where: str) -> object:
    if not isinstance(data, list):
        raise UnreadableTerms(where, "expected a list.")
    item = typing.get_args(hint)[0]
    return origin(_decode(item, entry, _join(where, str(index))) for index, entry in enumerate(data))


def _decode_dataclass(cls: Any, data: object, where: str) -> object:
    entry = _mapping(data, where)
    hints = _hints(cls)
    if unknown := sorted(set(entry) - set(hints)):
        raise UnreadableTerms(_join(where, unknown[0]), f"{cls.__name__} has no such field.")
    required = {field.name for field in dataclasses.fields(cls) if _is_required(field)}
    if missing := sorted(required - set(entry)):
        raise UnreadableTerms(_join(where, missing[0]), "this field is missing.")
    values = {name: _decode(hints[name], value, _join(where, name)) for name, value in entry.items()}
    try:
        return cls(**values)
    except InvalidTerms as error:
        raise InvalidTerms(
            tuple(Problem(_join(where, p.field), p.code, p.sentence) for p in error.problems)
        ) from error


def _decode_scalar(hint: Any, data: object, where: str) -> object:
    try:
        match data:
            case bool() if hint is bool:
                return data
            case int() if hint is int and not isinstance(data, bool):
                return data
            case str() | int() if isinstance(hint, type) and issubclass(hint, Enum):
                return hint(data)
            case str() if hint is str:
                return data
            case str() if hint is Decimal:
                return Decimal(data)
            case str() if hint in (datetime, date, time):
                return hint.fromisoformat(data)
            case {"amount": str(amount), "currency": str(currency)} if hint is Money:
                return Money(Decimal(amount), currency)
            case dict() if hint is Localized:
                return Localized(tuple((str(locale), str(text)) for locale, text in data.items()))
    except (ValueError, InvalidOperation, LookupError) as error:
        raise UnreadableTerms(where, f"{data!r} cannot be read as {hint.__name__}.") from error
    raise UnreadableTerms(where, f"expected {getattr(hint, '__name__', hint)}, found {type(data).__name__}.")


@lru_cache(maxsize=128)
def _hints(cls: type) -> Mapping[str, Any]:
    return typing.get_type_hints(cls)


def _is_required(field: dataclasses.Field[Any]) -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def _mapping(data: object, where: str) -> Mapping[str, object]:
    if not isinstance(data, dict):
        raise UnreadableTerms(where, "expected an object.")
    return data


def _join(where: str, name: str) -> str:
    return f"{where}.{name}" if where else name
