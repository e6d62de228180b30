"""Where the law says it: every article the core rests on, under a stable code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Topic(StrEnum):
    """What a rule is about. Each jurisdiction names its own article for a topic."""

    INFORMATION = "information"
    RIGHT = "right"
    PERIOD = "period"
    COUNTING = "counting"
    UNINFORMED = "uninformed"
    STATEMENT = "statement"
    IN_TIME = "in_time"
    FUNCTION = "function"
    REIMBURSEMENT = "reimbursement"
    SAME_MEANS = "same_means"
    DELIVERY_COST = "delivery_cost"
    WITHHOLDING = "withholding"
    RETURN = "return"
    DIMINISHED_VALUE = "diminished_value"
    EXCEPTIONS = "exceptions"
    CONFORMITY = "conformity"
    FREE_REMEDY = "free_remedy"
    LATE_REFUND = "late_refund"
    POSTING = "posting"
    MAIL_ORDER = "mail_order"


class Article(StrEnum):
    """An article of a statute; its text to show is its citation."""

    CRD_6_1_H = "crd_6_1_h"
    CRD_9_1 = "crd_9_1"
    CRD_9_2 = "crd_9_2"
    CRD_10 = "crd_10"
    CRD_11_1 = "crd_11_1"
    CRD_11_2 = "crd_11_2"
    CRD_11A_1 = "crd_11a_1"
    CRD_13_1 = "crd_13_1"
    CRD_13_3 = "crd_13_3"
    CRD_14_1 = "crd_14_1"
    CRD_14_2 = "crd_14_2"
    CRD_16 = "crd_16"
    SGD_10_1 = "sgd_10_1"
    SGD_14_1 = "sgd_14_1"
    REG_1182_71_3 = "reg_1182_71_3"
    FR_L217_3 = "fr_l217_3"
    FR_L221_19 = "fr_l221_19"
    FR_L242_4 = "fr_l242_4"
    DE_BGB_193 = "de_bgb_193"
    DE_BGB_438 = "de_bgb_438"
    IT_CC_133 = "it_cc_133"
    ES_RDL_120 = "es_rdl_120"
    UK_CCR_13 = "uk_ccr_13"
    UK_CCR_28 = "uk_ccr_28"
    UK_CCR_29 = "uk_ccr_29"
    UK_CCR_30 = "uk_ccr_30"
    UK_CCR_31 = "uk_ccr_31"
    UK_CCR_32 = "uk_ccr_32"
    UK_CCR_34_1 = "uk_ccr_34_1"
    UK_CCR_34_2 = "uk_ccr_34_2"
    UK_CCR_34_5 = "uk_ccr_34_5"
    UK_CCR_34_7 = "uk_ccr_34_7"
    UK_CCR_34_9 = "uk_ccr_34_9"
    UK_CCR_35 = "uk_ccr_35"
    UK_CRA_19 = "uk_cra_19"
    UK_CRA_23 = "uk_cra_23"
    US_16_CFR_435 = "us_16_cfr_435"
    US_CA_1723 = "us_ca_1723"
    US_NY_218A = "us_ny_218a"

    @property
    def citation(self) -> Citation:
        """The statute and the place in it."""
        return CITATIONS[self]


@dataclass(frozen=True, slots=True)
class Citation:
    """A statute and a place in it, as lawyers write them; as text, one after the other."""

    law: str
    place: str

    def __str__(self) -> str:
        return f"{self.law} {self.place}"


_CRD = "Directive 2011/83/EU"
_SGD = "Directive (EU) 2019/771"
_FR = "Code de la consommation"
_CCR = "Consumer Contracts Regulations 2013"
_CRA = "Consumer Rights Act 2015"

CITATIONS: Mapping[Article, Citation] = MappingProxyType(
    {
        Article.CRD_6_1_H: Citation(_CRD, "Art. 6(1)(h)"),
        Article.CRD_9_1: Citation(_CRD, "Art. 9(1)"),
        Article.CRD_9_2: Citation(_CRD, "Art. 9(2)"),
        Article.CRD_10: Citation(_CRD, "Art. 10"),
        Article.CRD_11_1: Citation(_CRD, "Art. 11(1)"),
        Article.CRD_11_2: Citation(_CRD, "Art. 11(2)"),
        Article.CRD_11A_1: Citation(_CRD, "Art. 11a(1)"),
        Article.CRD_13_1: Citation(_CRD, "Art. 13(1)"),
        Article.CRD_13_3: Citation(_CRD, "Art. 13(3)"),
        Article.CRD_14_1: Citation(_CRD, "Art. 14(1)"),
        Article.CRD_14_2: Citation(_CRD, "Art. 14(2)"),
        Article.CRD_16: Citation(_CRD, "Art. 16"),
        Article.SGD_10_1: Citation(_SGD, "Art. 10(1)"),
        Article.SGD_14_1: Citation(_SGD, "Art. 14(1)"),
        Article.REG_1182_71_3: Citation("Regulation (EEC, Euratom) No 1182/71", "Art. 3"),
        Article.FR_L217_3: Citation(_FR, "art. L217-3"),
        Article.FR_L221_19: Citation(_FR, "art. L221-19"),
        Article.FR_L242_4: Citation(_FR, "art. L242-4"),
        Article.DE_BGB_193: Citation("Bürgerliches Gesetzbuch", "§ 193"),
        Article.DE_BGB_438: Citation("Bürgerliches Gesetzbuch", "§ 438"),
        Article.IT_CC_133: Citation("Codice del consumo", "art. 133"),
        Article.ES_RDL_120: Citation("Real Decreto Legislativo 1/2007", "art. 120"),
        Article.UK_CCR_13: Citation(_CCR, "reg. 13"),
        Article.UK_CCR_28: Citation(_CCR, "reg. 28"),
        Article.UK_CCR_29: Citation(_CCR, "reg. 29"),
        Article.UK_CCR_30: Citation(_CCR, "reg. 30"),
        Article.UK_CCR_31: Citation(_CCR, "reg. 31"),
        Article.UK_CCR_32: Citation(_CCR, "reg. 32"),
        Article.UK_CCR_34_1: Citation(_CCR, "reg. 34(1)"),
        Article.UK_CCR_34_2: Citation(_CCR, "reg. 34(2)"),
        Article.UK_CCR_34_5: Citation(_CCR, "reg. 34(5)"),
        Article.UK_CCR_34_7: Citation(_CCR, "reg. 34(7)"),
        Article.UK_CCR_34_9: Citation(_CCR, "reg. 34(9)"),
        Article.UK_CCR_35: Citation(_CCR, "reg. 35"),
        Article.UK_CRA_19: Citation(_CRA, "s. 19"),
        Article.UK_CRA_23: Citation(_CRA, "s. 23"),
        Article.US_16_CFR_435: Citation("16 CFR", "§ 435.2"),
        Article.US_CA_1723: Citation("California Civil Code", "§ 1723"),
        Article.US_NY_218A: Citation("New York General Business Law", "§ 218-a"),
    }
)
