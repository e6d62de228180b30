"""What the law of each place says, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from policies.law.articles import Article, Topic


class Bloc(StrEnum):
    """Whose statutes a place shares."""

    EU = "EU"
    UK = "UK"
    US = "US"


class RefundFrom(StrEnum):
    """From what day the time to refund runs."""

    NOTICE = "notice"
    GOODS_OR_PROOF = "goods_or_proof"


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalLaw:
    """The right to withdraw from a distance sale without a reason.

    ``days`` are calendar days after the day of receipt; ``uninformed_months`` are added while the consumer was not
    told of the right. ``rolls_forward``: a last day that is no working day moves to the next one. ``refund_days``
    run from ``refund_from``. ``function_from`` is the first day of contracts that need a withdrawal function (Dir.
    2011/83/EU Art. 11a), or None.
    """

    days: int = 14
    uninformed_months: int = 12
    rolls_forward: bool = True
    return_days: int = 14
    refund_days: int = 14
    refund_from: RefundFrom = RefundFrom.NOTICE
    function_from: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Jurisdiction:
    """The law of one place. ``code`` is its country, or country and state (``US-CA``).

    ``withdrawal`` is None where consumers have no right to withdraw. ``conformity_years`` is how long the seller
    answers for defects, None where no term is fixed by the statutes known here. ``late_refund_surcharge``: a late
    refund grows by law (French Code de la consommation L242-4).
    """

    code: str
    bloc: Bloc
    articles: Mapping[Topic, Article]
    withdrawal: WithdrawalLaw | None = None
    conformity_years: int | None = None
    late_refund_surcharge: bool = False

    def article(self, topic: Topic) -> Article:
        """Its article on ``topic``. Raises KeyError for a topic on which it has none."""
        return self.articles[topic]

    def is_own(self, topic: Topic) -> bool:
        """Whether the article is this place's own, and not that of its bloc."""
        return self.articles[topic] is not _SHARED[self.bloc].get(topic)

    def needs_withdrawal_function(self, placed_on: date) -> bool:
        """Whether a contract concluded on ``placed_on`` needs a withdrawal function (Dir. 2011/83/EU Art. 11a)."""
        since = self.withdrawal.function_from if self.withdrawal else None
        return since is not None and since <= placed_on


EU_ARTICLES: Mapping[Topic, Article] = MappingProxyType(
    {
        Topic.INFORMATION: Article.CRD_6_1_H,
        Topic.RIGHT: Article.CRD_9_1,
        Topic.PERIOD: Article.CRD_9_2,
        Topic.COUNTING: Article.REG_1182_71_3,
        Topic.UNINFORMED: Article.CRD_10,
        Topic.STATEMENT: Article.CRD_11_1,
        Topic.IN_TIME: Article.CRD_11_2,
        Topic.FUNCTION: Article.CRD_11A_1,
        Topic.REIMBURSEMENT: Article.CRD_13_1,
        Topic.SAME_MEANS: Article.CRD_13_1,
        Topic.DELIVERY_COST: Article.CRD_13_1,
        Topic.WITHHOLDING: Article.CRD_13_3,
        Topic.RETURN: Article.CRD_14_1,
        Topic.DIMINISHED_VALUE: Article.CRD_14_2,
        Topic.EXCEPTIONS: Article.CRD_16,
        Topic.CONFORMITY: Article.SGD_10_1,
        Topic.FREE_REMEDY: Article.SGD_14_1,
    }
)
UK_ARTICLES: Mapping[Topic, Article] = MappingProxyType(
    {
        Topic.INFORMATION: Article.UK_CCR_13,
        Topic.RIGHT: Article.UK_CCR_29,
        Topic.PERIOD: Article.UK_CCR_30,
        Topic.COUNTING: Article.UK_CCR_30,
        Topic.UNINFORMED: Article.UK_CCR_31,
        Topic.STATEMENT: Article.UK_CCR_32,
        Topic.IN_TIME: Article.UK_CCR_32,
        Topic.REIMBURSEMENT: Article.UK_CCR_34_1,
        Topic.SAME_MEANS: Article.UK_CCR_34_7,
        Topic.DELIVERY_COST: Article.UK_CCR_34_2,
        Topic.WITHHOLDING: Article.UK_CCR_34_5,
        Topic.RETURN: Article.UK_CCR_35,
        Topic.DIMINISHED_VALUE: Article.UK_CCR_34_9,
        Topic.EXCEPTIONS: Article.UK_CCR_28,
        Topic.CONFORMITY: Article.UK_CRA_19,
        Topic.FREE_REMEDY: Article.UK_CRA_23,
    }
)
US_ARTICLES: Mapping[Topic, Article] = MappingProxyType({Topic.MAIL_ORDER: Article.US_16_CFR_435})
_SHARED: Mapping[Bloc, Mapping[Topic, Article]] = MappingProxyType(
    {Bloc.EU: EU_ARTICLES, Bloc.UK: UK_ARTICLES, Bloc.US: US_ARTICLES}
)

# Directive (EU) 2023/2673 Art. 2(2): member states apply Art. 11a from 19 June 2026.
EU_WITHDRAWAL = WithdrawalLaw(function_from=date(2026, 6, 19))

EU_MEMBERS = (
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV",
    "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
)  # fmt: skip


def member_state(
    code: str,
    *,
    own: Mapping[Topic, Article] | None = None,
    conformity_years: int = 2,
    surcharge: bool = False,
) -> Jurisdiction:
    """A member state: the directives, with its ``own`` articles where they are the ones a lawyer would name.

    Two years of conformity are the least there is (Directive (EU) 2019/771 Art. 10(1)).
    """
    return Jurisdiction(
        code=code,
        bloc=Bloc.EU,
        articles=MappingProxyType({**EU_ARTICLES, **(own or {})}),
        withdrawal=EU_WITHDRAWAL,
        conformity_years=conformity_years,
        late_refund_surcharge=surcharge,
    )


FRANCE = member_state(
    "FR",
    own={
        Topic.COUNTING: Article.FR_L221_19,
        Topic.CONFORMITY: Article.FR_L217_3,
        Topic.LATE_REFUND: Article.FR_L242_4,
    },
    surcharge=True,
)
GERMANY = member_state("DE", own={Topic.COUNTING: Article.DE_BGB_193, Topic.CONFORMITY: Article.DE_BGB_438})
ITALY = member_state("IT", own={Topic.CONFORMITY: Article.IT_CC_133})
SPAIN = member_state("ES", own={Topic.CONFORMITY: Article.ES_RDL_120}, conformity_years=3)
# The regulations name no working days: the period ends with its fourteenth day, whatever day that is.
UNITED_KINGDOM = Jurisdiction(
    code="GB",
    bloc=Bloc.UK,
    articles=UK_ARTICLES,
    withdrawal=WithdrawalLaw(rolls_forward=False, refund_from=RefundFrom.GOODS_OR_PROOF),
)
UNITED_STATES = Jurisdiction(code="US", bloc=Bloc.US, articles=US_ARTICLES)
CALIFORNIA = Jurisdiction(
    code="US-CA", bloc=Bloc.US, articles=MappingProxyType({Topic.POSTING: Article.US_CA_1723})
)
NEW_YORK = Jurisdiction(
    code="US-NY", bloc=Bloc.US, articles=MappingProxyType({Topic.POSTING: Article.US_NY_218A})
)

_PARTICULAR = (FRANCE, GERMANY, ITALY, SPAIN, UNITED_KINGDOM, UNITED_STATES, CALIFORNIA, NEW_YORK)
JURISDICTIONS: Mapping[str, Jurisdiction] = MappingProxyType(
    {code: member_state(code) for code in EU_MEMBERS} | {place.code: place for place in _PARTICULAR}
)
"""Every law known here, by code."""
