"""What a legal check found, as the panel shows it to whoever edits terms of one kind."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Self

from django.contrib.admin.utils import quote
from django.urls import reverse

from cms.legal.checking import Checked
from cms.legal.models import LegalReason
from cms.legal.saying import country_names, say_finding
from cms.legal.targets import place_of, values_of
from cms.legal.weighing import Key, key_of
from cms.legal.words import NO_BREAK
from cms.shops.models import Shop
from cms.shops.permissions import policy_of
from cms.terms.models import TERMS_MODELS, Terms
from cms.terms.rows import row_ids
from policies.book import TermsInForce
from policies.law.findings import LegalFinding
from policies.terms import Kind

ADMIN_LANGUAGE = "en"
FEW = 4
NOTHING_ACCEPTED: Mapping[Key, LegalReason] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Countries:
    """Countries by name; more than a ``few`` are counted, and listed on demand."""

    count: int
    names: str

    @classmethod
    def of(cls, codes: Collection[str]) -> Self:
        """From country codes."""
        return cls(count=len(codes), names=country_names(codes, locale=ADMIN_LANGUAGE))

    @property
    def few(self) -> bool:
        """Whether to write them out."""
        return self.count <= FEW


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLaw:
    """By what article a finding is one, and in which countries."""

    name: str
    article: str
    countries: Countries


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFinding:
    """One sentence about one term, under every law by which it is true.

    ``place`` is where it stands in the form, ``values`` what the suggestion puts there, as JSON, and ``accepted`` the
    reasons for which each of its laws is passed over: empty where one of them is not.
    """

    severity: str
    label: str
    where: str
    sentence: str
    suggestion: str
    laws: tuple[ShownLaw, ...]
    place: str
    values: str
    accepted: tuple[LegalReason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """How much was found in another kind of the shop's terms, and their form for whoever may open it."""

    name: str
    count: int
    url: str | None


def shown(
    findings: Iterable[LegalFinding],
    *,
    terms: TermsInForce,
    row: Terms | None = None,
    accepted: Mapping[Key, LegalReason] = NOTHING_ACCEPTED,
) -> tuple[ShownFinding, ...]:
    """The findings in words, the gravest first; what several laws say in the same words stands once.

    ``row`` is what the form shows, where there is one.
    """
    laws: dict[tuple[str, ...], list[ShownLaw]] = {}
    said_of: dict[tuple[str, ...], list[LegalFinding]] = {}
    for finding in findings:
        said = say_finding(finding, terms=terms, locale=ADMIN_LANGUAGE)
        words = (finding.severity.value, said.severity, said.where, said.sentence, said.suggestion)
        # An article stands by itself here, and has to fit a narrow screen.
        article = said.article.replace(NO_BREAK, " ")
        law = ShownLaw(name=said.law, article=article, countries=Countries.of(finding.markets))
        laws.setdefault(words, []).append(law)
        said_of.setdefault(words, []).append(finding)
    return tuple(
        ShownFinding(
            severity=severity,
            label=label,
            where=where,
            sentence=sentence,
            suggestion=suggestion,
            laws=tuple(by),
            place=place_of(said_of[words][0], row) if row else "",
            values=_values(said_of[words][0], row),
            accepted=_accepted(said_of[words], accepted),
        )
        for words, by in laws.items()
        for severity, label, where, sentence, suggestion in [words]
    )


def _values(finding: LegalFinding, row: Terms | None) -> str:
    found = values_of(finding, row) if row else {}
    return json.dumps(found, ensure_ascii=False) if found else ""


def _accepted(
    findings: Iterable[LegalFinding], accepted: Mapping[Key, LegalReason]
) -> tuple[LegalReason, ...]:
    keys = [key_of(finding) for finding in findings]
    if not all(key in accepted for key in keys):
        return ()
    return tuple({reason.pk: reason for reason in (accepted[key] for key in keys)}.values())


def elsewhere(found: Checked, *, shop: Shop, kind: Kind, user: Any) -> tuple[Elsewhere, ...]:
    """What was found outside ``kind``, kind by kind. One query, whatever was found."""
    rows = row_ids(shop)
    counted = ((other, len(shown(found.of(other), terms=found.terms))) for other in Kind if other is not kind)
    return tuple(
        Elsewhere(
            name=str(TERMS_MODELS[other]._meta.verbose_name).capitalize(),
            count=count,
            url=_form_of(other, shop=shop, row=rows[other], user=user),
        )
        for other, count in counted
        if count
    )


def _form_of(kind: Kind, *, shop: Shop, row: int | None, user: Any) -> str | None:
    """To edit them, or to write them where the shop has none; None for whoever may not."""
    model = TERMS_MODELS[kind]
    action, name = ("add", "add") if row is None else ("change", "edit")
    if not policy_of(model).user_has_permission_for_instance(user, action, shop):
        return None
    address = model.snippet_viewset.get_url_name(name)
    return reverse(address) if row is None else reverse(address, args=[quote(row)])
