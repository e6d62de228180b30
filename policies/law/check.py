"""Do a shop's terms fall short of the law in the countries it sells to? It is no legal advice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from policies.book import TermsInForce
from policies.law.articles import Article
from policies.law.findings import Draft, FindingCode, LegalFinding, Severity
from policies.law.jurisdictions import Bloc, Jurisdiction
from policies.law.places import jurisdictions_in
from policies.law.rules_conditions import CONDITION_RULES
from policies.law.rules_conformity import CONFORMITY_RULES
from policies.law.rules_posting import POSTING_RULES
from policies.law.rules_refunds import REFUND_RULES
from policies.law.rules_returns import RETURN_RULES

type Rule = Callable[[TermsInForce, Jurisdiction], Iterator[Draft]]
type _Group = tuple[FindingCode, str, Article, str]

CONSUMER_RULES: tuple[Rule, ...] = (
    *RETURN_RULES,
    *CONDITION_RULES,
    *REFUND_RULES,
    *CONFORMITY_RULES,
)
_SEVERITIES = tuple(Severity)


def check(*, terms: TermsInForce, markets: Iterable[str]) -> tuple[LegalFinding, ...]:
    """Everything in ``terms`` that the law of one of the ``markets`` (country codes) has something to say about.

    Errors come first, then warnings and notes; within these by clause, code and jurisdiction. What all member states
    share is found once for all of them; where one has an article of its own, that country is named. A market whose
    law is not known here gives no findings, which does not say that there are none to make. Raises NoBusinessDay where
    closures leave no day on which a period in business days could end.
    """
    found: dict[_Group, list[tuple[str, Draft]]] = {}
    for market in sorted(set(markets)):
        for place in jurisdictions_in(market):
            for draft in _drafts(terms, place):
                own = place.bloc is Bloc.US or place.is_own(draft.topic)
                name = place.code if own else place.bloc
                group = (draft.code, name, place.article(draft.topic), draft.clause)
                found.setdefault(group, []).append((market, draft))
    return tuple(sorted((_finding(group, drafts) for group, drafts in found.items()), key=_order))


def _drafts(terms: TermsInForce, place: Jurisdiction) -> Iterator[Draft]:
    for rule in POSTING_RULES if place.bloc is Bloc.US else CONSUMER_RULES:
        yield from rule(terms, place)


def _finding(group: _Group, drafts: list[tuple[str, Draft]]) -> LegalFinding:
    """One finding for all markets of a group, whose drafts say the same."""
    code, jurisdiction, article, clause = group
    first = drafts[0][1]
    return LegalFinding(
        code=code,
        severity=first.severity,
        jurisdiction=jurisdiction,
        article=article,
        clause=clause,
        markets=tuple(dict.fromkeys(market for market, _ in drafts)),
        data=first.data,
        suggestion=first.suggestion,
    )


def _order(finding: LegalFinding) -> tuple[int, str, str, str]:
    return _SEVERITIES.index(finding.severity), finding.clause, finding.code, finding.jurisdiction
