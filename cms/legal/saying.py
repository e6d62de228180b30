"""Says a legal finding to an editor: how grave it is, where it stands, what it says, what to do, by what article."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from string import Formatter
from types import MappingProxyType
from typing import Any

from babel import Locale
from babel.lists import format_list
from babel.numbers import format_percent

from cms.legal.of_refunds import OF_REFUNDS
from cms.legal.of_returns import OF_RETURNS
from cms.legal.suggestions import OF_AN_EXCEPTION, SUGGESTIONS
from cms.legal.words import NO_BREAK, PLACES, SEVERITIES, Sentences
from cms.references.labels import label
from cms.references.languages import language_of
from cms.references.lengths import duration
from cms.references.words import word
from policies.book import TermsInForce
from policies.durations import Duration, StartsOn, Unit
from policies.law.findings import FindingCode, LegalFinding
from policies.localized import Localized
from policies.references import stated
from policies.terms import (
    DueFrom,
    Kind,
    MethodRequirement,
    RefundCase,
    RefundComponent,
    RefundTo,
    ReturnCondition,
    ReturnOutcome,
    ReturnReason,
    Withholding,
)

FINDINGS: Mapping[FindingCode, Sentences] = MappingProxyType({**OF_RETURNS, **OF_REFUNDS})


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidFinding:
    """A finding in the words of one language. ``where`` is the term, ``law`` whose law it is, ``markets`` for whom."""

    severity: str
    where: str
    sentence: str
    suggestion: str
    article: str
    law: str
    markets: str


def say_finding(finding: LegalFinding, *, terms: TermsInForce, locale: str) -> SaidFinding:
    """``finding``, which is one of ``terms``, in the language of ``locale``."""
    language = language_of(locale)
    values = _values(finding, terms, language)
    fitting = next(each for each in FINDINGS[finding.code] if _names(each.get(language)) <= set(values))
    return SaidFinding(
        severity=SEVERITIES[finding.severity].get(language),
        where=_where(finding, terms, language),
        sentence=fitting.get(language).format_map(values),
        suggestion=_suggestion(finding).get(language).format_map(values),
        article=str(finding.article.citation).replace(" ", NO_BREAK),
        law=_place(finding.jurisdiction, language),
        markets=format_list([_place(code, language) for code in finding.markets], locale=language),
    )


def country_names(codes: Iterable[str], *, locale: str) -> str:
    """The countries by name, in the order of their names."""
    language = language_of(locale)
    return format_list(sorted(_place(code, language) for code in codes), locale=language)


def _suggestion(finding: LegalFinding) -> Localized:
    written = finding.suggestion
    in_exception = written is not None and ".then." in written.field
    return OF_AN_EXCEPTION if in_exception else SUGGESTIONS[finding.code]


def _where(finding: LegalFinding, terms: TermsInForce, language: str) -> str:
    """The term's label; of a kind that is not stated its name."""
    found = stated(terms).get(finding.clause)
    if found is not None:
        return label(found, locale=language)
    name = word(Kind(finding.clause.partition(".")[0]), locale=language)
    return name[:1].upper() + name[1:]


def _place(code: str, language: str) -> str:
    named = PLACES.get(code)
    return named.get(language) if named else str(Locale.parse(language).territories[code])


def _values(finding: LegalFinding, terms: TermsInForce, language: str) -> Mapping[str, str]:
    """The data of the finding as its sentence needs them, each in words."""
    data = dict(finding.data)
    values = {name: _SAID[name](value, language) for name, value in data.items() if name in _SAID}
    if "unit" in data and isinstance(data["length"], int):
        time = Duration(length=data["length"], unit=Unit(str(data["unit"])))
        values["time"] = duration(time, language)
    if "method" in data:
        (named,) = terms.returns.methods_named([str(data["method"])])
        values["method"] = named.name.get(language)
    return values


def _one(cls: type[StrEnum]) -> Callable[[Any, str], str]:
    return lambda code, language: word(cls(code), locale=language)


def _several(cls: type[StrEnum], style: str) -> Callable[[Any, str], str]:
    """Codes that stand beside each other, in the order in which the core lists them."""

    def said(codes: Any, language: str) -> str:
        members = [member for member in cls if member.value in codes.split()]
        return format_list([word(each, locale=language) for each in members], style, locale=language)  # type: ignore[arg-type]

    return said


def _number(value: Any, _: str) -> str:
    return str(value)


def _share(value: Any, language: str) -> str:
    return format_percent(Decimal(value), locale=language, decimal_quantization=False)


_SAID: Mapping[str, Callable[[Any, str], str]] = MappingProxyType(
    {
        "days": _number,
        "length": _number,
        "otherwise": _number,
        "years": _number,
        "fee": _share,
        "starts_on": _one(StartsOn),
        "due_from": _one(DueFrom),
        "withholding": _one(Withholding),
        "component": _one(RefundComponent),
        "case": _one(RefundCase),
        "goes_to": _one(RefundTo),
        "conditions": _several(ReturnCondition, "standard"),
        "requirements": _several(MethodRequirement, "standard"),
        "reasons": _several(ReturnReason, "or"),
        "outcomes": _several(ReturnOutcome, "or"),
    }
)
"""How the data of findings are written, by name."""


def _names(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}
