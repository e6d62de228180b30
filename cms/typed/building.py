"""From what an editor typed to an object of the core, telling everything that is wrong at once.

The codec reads one JSON form and stops at the first defect; here half of a form may be wrong, and each field wants its
own sentence.
"""

from __future__ import annotations

import typing
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from enum import Enum
from types import MappingProxyType
from typing import Any

from moneyed import Money

from cms.typed.shapes import Setting, is_blank, is_nested, required_fields, shape_of, unwrap
from policies.errors import InvalidTerms, Problem
from policies.localized import Localized

FILL_IN = "Fill this in."
CHOOSE_ONE = "Choose one of the values on offer."
MAY_BE_BLANK: Mapping[Any, Callable[[Any], object]] = MappingProxyType(
    {str: lambda value: value or "", bool: bool}
)
_BROKEN = object()


def build[T](cls: type[T], values: Mapping[str, Any], setting: Setting) -> T:
    """Build a ``cls`` from field values, nested mappings and lists.

    Raises InvalidTerms with every problem found, each at its path (``"services.0.transits.1.zone"``).
    """
    builder = _Builder(setting)
    built = builder.value(cls, values, "")
    if builder.problems:
        raise InvalidTerms.of(tuple(builder.problems))
    return typing.cast("T", built)


class _Builder:
    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self.problems: list[Problem] = []

    def value(self, hint: Any, value: Any, where: str) -> object:
        inner, optional = unwrap(hint)
        if optional and _is_left_out(inner, value):
            return None
        origin = typing.get_origin(inner)
        if origin in (tuple, frozenset):
            return self._collection(inner, origin, value, where)
        if is_nested(inner):
            return self._nested(inner, value, where)
        return self._leaf(inner, value, where)

    def _collection(self, hint: Any, origin: Any, value: Any, where: str) -> object:
        item = typing.get_args(hint)[0]
        built = [self.value(item, entry, join(where, str(i))) for i, entry in enumerate(_entries(value))]
        return _BROKEN if _BROKEN in built else origin(built)

    def _nested(self, cls: Any, value: Any, where: str) -> object:
        values = value if isinstance(value, Mapping) else {}
        built = {
            name: self.value(hint, values.get(name), join(where, name))
            for name, hint in shape_of(cls).items()
        }
        if any(part is _BROKEN for part in built.values()):
            return _BROKEN
        return self._made(lambda: cls(**built), where)

    def _leaf(self, hint: Any, value: Any, where: str) -> object:
        if hint is Localized:
            return self._localized(value, where)
        if hint in MAY_BE_BLANK:
            return MAY_BE_BLANK[hint](value)
        if is_blank(value):
            return self._problem(where, "required", FILL_IN)
        if isinstance(hint, type) and issubclass(hint, Enum):
            return self._chosen(hint, value, where)
        if hint is Money:
            return Money(_plain(value), self._setting.currency)
        return _plain(value) if hint is Decimal else value

    def _chosen(self, hint: type[Enum], value: Any, where: str) -> object:
        try:
            return hint(value)
        except ValueError:
            return self._problem(where, "invalid", CHOOSE_ONE)

    def _localized(self, value: Any, where: str) -> object:
        texts = value if isinstance(value, Mapping) else {}
        wanted = tuple((locale, (texts.get(locale) or "").strip()) for locale in self._setting.locales)
        return self._made(lambda: Localized(wanted), where)

    def _made(self, make: Callable[[], object], where: str) -> object:
        try:
            return make()
        except InvalidTerms as error:
            self.problems += [Problem(join(where, p.field), p.code, p.sentence) for p in error.problems]
            return _BROKEN

    def _problem(self, where: str, code: str, sentence: str) -> object:
        self.problems.append(Problem(where, code, sentence))
        return _BROKEN


def join(where: str, name: str) -> str:
    """The path of the field ``name`` within ``where``."""
    return f"{where}.{name}" if where else name


def _entries(value: Any) -> Iterable[Any]:
    """The values of a list, of a ListBlock or, without their block's name, of a StreamField."""
    return [getattr(entry, "value", entry) for entry in value or ()]


def _is_left_out(hint: Any, value: Any) -> bool:
    if not is_nested(hint):
        return is_blank(value)
    return not isinstance(value, Mapping) or all(is_blank(value.get(name)) for name in required_fields(hint))


def _plain(number: Decimal) -> Decimal:
    """The number without idle zeros, so that 10.0 and 10 are the same terms."""
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()
