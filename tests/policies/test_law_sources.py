"""Which article says what: the sources of the law as one table, and citations as lawyers write them."""

import re
from datetime import date

import pytest

from policies.law.articles import CITATIONS, Article, Topic
from policies.law.exemptions import POINTS, ExemptionGround
from policies.law.jurisdictions import JURISDICTIONS, Bloc, RefundFrom, WithdrawalLaw

# The beginning of a code, the statute, and how a place in it is written; # stands for its number.
STATUTES = [
    ("crd_", "Directive 2011/83/EU", "Art. #"),
    ("sgd_", "Directive (EU) 2019/771", "Art. #"),
    ("reg_1182_71_", "Regulation (EEC, Euratom) No 1182/71", "Art. #"),
    ("fr_l", "Code de la consommation", "art. L#"),
    ("de_bgb_", "Bürgerliches Gesetzbuch", "§ #"),
    ("it_cc_", "Codice del consumo", "art. #"),
    ("es_rdl_", "Real Decreto Legislativo 1/2007", "art. #"),
    ("uk_ccr_", "Consumer Contracts Regulations 2013", "reg. #"),
    ("uk_cra_", "Consumer Rights Act 2015", "s. #"),
    ("us_16_cfr_", "16 CFR", "§ #.2"),
    ("us_ca_", "California Civil Code", "§ #"),
    ("us_ny_", "New York General Business Law", "§ #"),
]
# Topic, then the article in the Union, in the United Kingdom.
SHARED = """
information       6(1)(h)  13
right             9(1)     29
period            9(2)     30
uninformed        10       31
statement         11(1)    32
in_time           11(2)    32
reimbursement     13(1)    34(1)
same_means        13(1)    34(7)
delivery_cost     13(1)    34(2)
withholding       13(3)    34(5)
return            14(1)    35
diminished_value  14(2)    34(9)
exceptions        16       28
"""
OTHERS = [
    ("SE", Topic.COUNTING, "Regulation (EEC, Euratom) No 1182/71 Art. 3"),
    ("GB", Topic.COUNTING, "Consumer Contracts Regulations 2013 reg. 30"),
    ("FR", Topic.COUNTING, "Code de la consommation art. L221-19"),
    ("DE", Topic.COUNTING, "Bürgerliches Gesetzbuch § 193"),
    ("SE", Topic.FUNCTION, "Directive 2011/83/EU Art. 11a(1)"),
    ("SE", Topic.CONFORMITY, "Directive (EU) 2019/771 Art. 10(1)"),
    ("FR", Topic.CONFORMITY, "Code de la consommation art. L217-3"),
    ("DE", Topic.CONFORMITY, "Bürgerliches Gesetzbuch § 438"),
    ("IT", Topic.CONFORMITY, "Codice del consumo art. 133"),
    ("ES", Topic.CONFORMITY, "Real Decreto Legislativo 1/2007 art. 120"),
    ("GB", Topic.CONFORMITY, "Consumer Rights Act 2015 s. 19"),
    ("SE", Topic.FREE_REMEDY, "Directive (EU) 2019/771 Art. 14(1)"),
    ("GB", Topic.FREE_REMEDY, "Consumer Rights Act 2015 s. 23"),
    ("FR", Topic.LATE_REFUND, "Code de la consommation art. L242-4"),
    ("US", Topic.MAIL_ORDER, "16 CFR § 435.2"),
    ("US-CA", Topic.POSTING, "California Civil Code § 1723"),
    ("US-NY", Topic.POSTING, "New York General Business Law § 218-a"),
]


def _place(article: Article) -> str:
    """The citation that an article's code stands for: ``crd_6_1_h`` is Art. 6(1)(h) of the Directive."""
    prefix, statute, form = next(known for known in STATUTES if article.value.startswith(known[0]))
    first, *further = article.value.removeprefix(prefix).split("_")
    if prefix == "fr_l":
        return f"{statute} {form.replace('#', '-'.join([first, *further]))}"
    number = re.sub(r"(\d)([a-z])$", r"\1-\2", first) if prefix == "us_ny_" else first
    return f"{statute} {form.replace('#', number + ''.join(f'({part})' for part in further))}"


@pytest.mark.parametrize("article", Article)
def test_a_citation_is_what_its_code_says(article: Article) -> None:
    assert str(CITATIONS[article]) == _place(article)
    assert article.citation == CITATIONS[article]


@pytest.mark.parametrize("line", SHARED.strip().splitlines())
def test_an_article_is_that_of_the_table(line: str) -> None:
    topic, union, kingdom = line.split()

    assert str(JURISDICTIONS["SE"].article(Topic(topic)).citation) == f"Directive 2011/83/EU Art. {union}"
    assert (
        str(JURISDICTIONS["GB"].article(Topic(topic)).citation)
        == f"Consumer Contracts Regulations 2013 reg. {kingdom}"
    )


@pytest.mark.parametrize(("code", "topic", "citation"), OTHERS)
def test_a_place_has_its_own(code: str, topic: Topic, citation: str) -> None:
    assert str(JURISDICTIONS[code].article(topic).citation) == citation


def test_the_tables_name_all_there_is() -> None:
    told = {Topic(line.split()[0]) for line in SHARED.strip().splitlines()} | {
        topic for _, topic, _ in OTHERS
    }

    assert told == set(Topic)
    assert {place.bloc for place in JURISDICTIONS.values()} == set(Bloc)


@pytest.mark.parametrize(
    ("code", "topic", "own"),
    [
        ("SE", Topic.COUNTING, False),
        ("FR", Topic.COUNTING, True),
        ("FR", Topic.RIGHT, False),
        ("ES", Topic.CONFORMITY, True),
        ("GB", Topic.RIGHT, False),
        ("US", Topic.MAIL_ORDER, False),
        ("US-CA", Topic.POSTING, True),
    ],
)
def test_an_article_is_its_own_or_shared(code: str, topic: Topic, own: bool) -> None:
    assert JURISDICTIONS[code].is_own(topic) is own


def test_the_right_to_withdraw_is_that_of_the_statutes() -> None:
    rights = {code: place.withdrawal for code, place in JURISDICTIONS.items() if place.withdrawal}

    assert rights.pop("GB") == WithdrawalLaw(
        days=14,
        uninformed_months=12,
        rolls_forward=False,
        return_days=14,
        refund_days=14,
        refund_from=RefundFrom.GOODS_OR_PROOF,
        function_from=None,
    )
    assert len(rights) == 27
    assert set(rights.values()) == {
        WithdrawalLaw(
            days=14,
            uninformed_months=12,
            rolls_forward=True,
            return_days=14,
            refund_days=14,
            refund_from=RefundFrom.NOTICE,
            function_from=date(2026, 6, 19),
        )
    }


def test_years_of_conformity_and_the_surcharge_are_those_of_the_statutes() -> None:
    years = {code: place.conformity_years for code, place in JURISDICTIONS.items()}

    assert {code for code, of in years.items() if of == 3} == {"ES"}
    assert {code for code, of in years.items() if of is None} == {"GB", "US", "US-CA", "US-NY"}
    assert {of for of in years.values() if of not in {None, 3}} == {2}
    assert [code for code, place in JURISDICTIONS.items() if place.late_refund_surcharge] == ["FR"]


def test_a_jurisdiction_is_found_by_its_own_code() -> None:
    assert all(code == place.code for code, place in JURISDICTIONS.items())


def test_exemptions_are_lettered_as_in_the_article() -> None:
    assert {ground.value: ground.point for ground in ExemptionGround} == {
        "service_performed": "a",
        "price_fluctuates": "b",
        "personalised": "c",
        "perishable": "d",
        "sealed_hygiene_unsealed": "e",
        "mixed_inseparably": "f",
        "alcohol_delivered_later": "g",
        "urgent_repair": "h",
        "sealed_media_unsealed": "i",
        "newspaper": "j",
        "public_auction": "k",
        "dated_leisure": "l",
        "digital_begun": "m",
    }
    assert set(POINTS) == set(ExemptionGround)
