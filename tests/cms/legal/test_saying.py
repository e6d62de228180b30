"""Every finding of the legal check is said to editors in both languages, with its data, its article and what to do."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from cms.legal.saying import FINDINGS, SaidFinding, _names, say_finding
from cms.legal.suggestions import OF_AN_EXCEPTION, SUGGESTIONS
from cms.legal.words import NO_ADVICE, NO_BREAK, PLACES, SEVERITIES
from policies.book import TermsInForce
from policies.law.check import check
from policies.law.findings import FindingCode, LegalFinding, Severity
from policies.law.jurisdictions import JURISDICTIONS, Bloc
from policies.localized import Localized
from tests.policies.case_files import read_folder
from tests.policies.case_moments import read_moment
from tests.policies.case_terms import read_book

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
CASES = Path(__file__).parents[2] / "policies" / "cases"


@cache
def found() -> tuple[tuple[TermsInForce, LegalFinding], ...]:
    """Everything that the check finds in the golden cases, and in terms that leave returns and refunds unsaid."""
    stated = read_book("lawful", overrides={}, changes=[]).at(NOW)
    silent = TermsInForce(stated.shop, (), NOW)
    return (*((silent, one) for one in check(terms=silent, markets=("FR", "GB"))), *_of_cases())


def _of_cases() -> Iterator[tuple[TermsInForce, LegalFinding]]:
    for case in read_folder(CASES):
        if case.question == "law findings":
            book = case.book()
            terms = book.at(read_moment(str(case.on), book.shop.zone))
            for one in check(terms=terms, markets=case.given.get("markets", ["FR"])):
                yield terms, one


def texts() -> Iterator[Localized]:
    yield NO_ADVICE
    yield OF_AN_EXCEPTION
    yield from SEVERITIES.values()
    yield from SUGGESTIONS.values()
    for variants in FINDINGS.values():
        yield from variants


def test_every_code_has_a_sentence_and_a_suggestion() -> None:
    assert set(FINDINGS) == set(SUGGESTIONS) == set(FindingCode)
    assert set(SEVERITIES) == set(Severity)


def test_every_text_is_in_both_languages_and_names_the_same_values() -> None:
    for text in texts():
        english, french = text.get("en"), text.get("fr")
        assert english != french
        assert _names(english) == _names(french), english


def test_sentences_are_whole() -> None:
    for text in (
        *SUGGESTIONS.values(),
        OF_AN_EXCEPTION,
        NO_ADVICE,
        *(v for vs in FINDINGS.values() for v in vs),
    ):
        for language in ("en", "fr"):
            assert text.get(language)[0].isupper()
            assert text.get(language).endswith(".")


def test_every_place_that_is_no_country_has_a_name() -> None:
    assert {code for code in JURISDICTIONS if "-" in code} | set(Bloc) == set(PLACES)


def test_the_golden_cases_find_every_code() -> None:
    assert {finding.code for _, finding in found()} == set(FindingCode)


@pytest.mark.parametrize("locale", ["en", "fr", "en-gb", "fr-CA"])
def test_every_finding_is_said(locale: str) -> None:
    for terms, finding in found():
        said = say_finding(finding, terms=terms, locale=locale)
        for text in (said.sentence, said.suggestion):
            assert not set("{}%") & set(
                text.replace(" %", "").replace(f"{NO_BREAK}%", "").replace("%", "", 1)
            )
            assert text.endswith(".")
        assert said.article.replace(NO_BREAK, " ") == str(finding.article.citation)
        assert said.where
        assert said.law
        assert said.markets


def test_every_datum_of_a_finding_is_said() -> None:
    """An exception stands in ``where``, a code can be for one condition, and three codes share a window's data."""
    told = {"exception", "conditions", "length", "unit", "starts_on", "days"}
    for _, finding in found():
        named = set().union(*(_names(text.get("en")) for text in FINDINGS[finding.code]))
        named |= {"length", "unit"} if "time" in named else set()
        assert set(finding.data) - named <= told, finding.code


def said_of(code: FindingCode, locale: str, clause: str = "", name: str = "") -> SaidFinding:
    return next(
        say_finding(finding, terms=terms, locale=locale)
        for terms, finding in found()
        if finding.code is code
        and finding.clause.startswith(clause)
        and (not name or terms.shop.code == name)
    )


def test_shop_a_reads_what_its_check_on_receipt_means() -> None:
    said = said_of(FindingCode.CLAIMS_NEED_CHECK, "en")

    assert said == SaidFinding(
        severity="Falls short of the law",
        where="Check the parcel on receipt",
        sentence="Claims hang on a check of the parcel at the door. What is not as agreed can be claimed for 2 years, "
        "whether it was checked or not.",
        suggestion="Leave the check out of the terms; the text of a page may still advise it.",
        article="Code de la consommation art. L217-3".replace(" ", NO_BREAK),
        law="France",
        markets="France",
    )


def test_shop_b_reads_about_its_gift_cards_in_french() -> None:
    said = said_of(FindingCode.GOODS_EXCLUDED, "fr", name="alamara")

    assert said.where == "Exception, Cartes cadeaux"
    assert said.sentence == (
        "Ces articles ne peuvent pas être retournés. Les exclusions du droit de rétractation forment une liste fermée, "
        "et les étiquettes de cette exception n’en nomment aucun motif."
    )
    assert said.law == "Union européenne"


SAID = {
    (FindingCode.REFUND_BY_OTHER_MEANS, "refunds.tender_rules.gift_recipient"): (
        "By the rule “items received as a gift” money goes back on a gift card.",
        "Selon la règle «\u00a0articles reçus en cadeau\u00a0», l’argent est rendu sur une carte cadeau.",
    ),
    (FindingCode.WINDOW_TOO_SHORT, "returns.window"): (
        "The time to return is 13 days, which can be shorter than the 14 days a consumer has to withdraw.",
        "Le délai de retour est de 13 jours\u00a0: il peut être plus court que les 14 jours",
    ),
    (FindingCode.SEND_WITHIN_TOO_SHORT, "returns.send_within"): (
        "Customers have 13 days to send the goods, which can be less than the 14 days",
        "Les clients ont 13 jours pour envoyer les articles\u00a0: cela peut être moins que les 14 jours",
    ),
    (FindingCode.RESTOCKING_FEE, "returns.restocking_fee"): (
        "A restocking fee of 15% is kept.",
        "Des frais de remise en stock de 15\u00a0% sont retenus.",
    ),
    (FindingCode.USE_REFUSES_REFUND, "returns.conditions"): (
        "Goods bring a refund only if they are as you ask: new and unused.",
        "Les articles ne sont remboursés que dans l’état demandé\u00a0: neufs et jamais utilisés.",
    ),
    (FindingCode.DUTIES_DEPEND_ON_WAY, "returns.methods.direct"): (
        "Duties and taxes do not come back by the way “Straight to our online shop”.",
        "par le mode «\u00a0Directement à notre boutique en ligne\u00a0».",
    ),
    (FindingCode.REFUND_TOO_LATE, "refunds.due"): (
        "Refunds are paid within 15 days, which can be more than the 14 days the law gives.",
        "Les remboursements sont faits sous 15 jours\u00a0: cela peut dépasser les 14 jours que donne la loi.",
    ),
    (FindingCode.PROCESSING_TOO_LONG, "refunds.processing"): (
        "up to 14 working days",
        "sous 14 jours ouvrés",
    ),
    (FindingCode.PAPERS_ASKED, "returns.methods"): (
        "A return asks for a return authorization, the receipt, the original means of payment,",
        "Un retour demande une autorisation de retour, le ticket de caisse, le moyen de paiement d’origine,",
    ),
    (FindingCode.DEFECT_POSTAGE_CHARGED, "returns.shipping_waived_for"): (
        "for an item that is not as described or an item damaged on its way to you.",
        "pour un article non conforme à sa description ou un article abîmé pendant le transport.",
    ),
}


@pytest.mark.parametrize(("code", "clause"), list(SAID))
def test_sentences_hold_their_data(code: FindingCode, clause: str) -> None:
    english, french = SAID[code, clause]

    assert english in said_of(code, "en", clause).sentence
    assert french in said_of(code, "fr", clause).sentence


def test_what_an_exception_sets_can_be_taken_out_of_it() -> None:
    said = said_of(FindingCode.WITHDRAWAL_NEEDS_APPROVAL, "en", "returns.exceptions")
    general = said_of(FindingCode.WITHDRAWAL_NEEDS_APPROVAL, "en", "returns.mode")

    assert said.suggestion == OF_AN_EXCEPTION.get("en")
    assert general.suggestion == "Authorize returns at once."
    assert said.where.startswith("Exception, ")


def test_markets_are_listed_by_name() -> None:
    terms = read_book("lawful", overrides={"refunds.due.length": "15"}, changes=[]).at(NOW)
    (finding,) = check(terms=terms, markets=("FR", "DE"))

    said = say_finding(finding, terms=terms, locale="en")

    assert (said.law, said.markets) == ("European Union", "Germany and France")


def test_california_is_named() -> None:
    assert said_of(FindingCode.POLICY_MUST_BE_POSTED, "fr").law == "Californie"
    assert said_of(FindingCode.FEE_MUST_BE_POSTED, "en").law == "New York"


def test_that_it_is_no_advice_is_said_in_both_languages() -> None:
    assert "no legal advice" in NO_ADVICE.get("en")
    assert "pas un conseil juridique" in NO_ADVICE.get("fr")
