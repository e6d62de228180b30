"""Every reason of the law, and every ground on which goods are exempt, is said to customers in both languages."""

import re
from datetime import UTC, date, datetime

import pytest
from django.utils import translation
from django.utils.translation import gettext

from order_portal.wording.legal import (
    GROUNDS,
    LEGAL_REASONS,
    NO_ADVICE,
    NO_BREAK,
    NOTHING_TO_SEND,
    SEND_BACK_BY,
    SaidReason,
    say_legal,
    say_send_back,
)
from order_portal.wording.voice import voice_for
from policies.facts import Destination, LineFacts, OrderFacts
from policies.law.articles import Article
from policies.law.exemptions import ExemptionGround
from policies.law.places import withdrawal_jurisdiction
from policies.law.reasons import LegalReason, LegalReasonCode
from policies.reasons import Datum
from policies.withdrawal import WithdrawalItem, decide_withdrawal
from tests.order_portal.building import euros, paris
from tests.order_portal.test_words import _placeholders, _texts
from tests.reference_terms import audrey_alexandre_book

EVERY_DATUM: dict[str, Datum] = {
    "country": "US",
    "cancelled_at": datetime(2026, 11, 2, 9, tzinfo=UTC),
    "until": datetime(2026, 11, 16, 23, tzinfo=UTC),
    "ground": ExemptionGround.PERSONALISED,
    "asked": 3,
    "left": 2,
}
TERMS = audrey_alexandre_book().at(paris("2026-11-02 10:00"))


def said(reason: LegalReason, language: str) -> SaidReason:
    with translation.override(language):
        return say_legal(reason, voice=voice_for(terms=TERMS, language=language))


def test_every_reason_and_every_ground_has_words() -> None:
    assert set(LEGAL_REASONS) == set(LegalReasonCode)
    assert set(GROUNDS) == set(ExemptionGround)
    assert len(set(GROUNDS.values())) == len(GROUNDS)


@pytest.mark.parametrize(
    "english",
    [
        *(text for entry in LEGAL_REASONS.values() for text in _texts(entry)),
        *GROUNDS.values(),
        NO_ADVICE,
        SEND_BACK_BY,
        NOTHING_TO_SEND,
    ],
)
def test_every_text_is_in_french_too(english: str) -> None:
    with translation.override("fr"):
        french = gettext(english)

    assert french != english
    assert _placeholders(french) == _placeholders(english)
    assert not re.search(r" [:;?!»]", french)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("code", list(LegalReasonCode))
def test_every_reason_is_a_whole_sentence_with_its_article(code: LegalReasonCode, language: str) -> None:
    found = said(LegalReason(code, Article.CRD_9_2, EVERY_DATUM), language)

    assert found.sentence[0].isupper()
    assert found.sentence.endswith(".")
    assert "%" not in found.sentence
    assert found.article == "Directive 2011/83/EU Art. 9(2)".replace(" ", NO_BREAK)


@pytest.mark.parametrize("code", list(LegalReasonCode))
def test_what_rests_on_no_article_names_none(code: LegalReasonCode) -> None:
    assert said(LegalReason(code, None, EVERY_DATUM), "en").article is None


@pytest.mark.parametrize("ground", list(ExemptionGround))
def test_every_ground_stands_in_its_sentence(ground: ExemptionGround) -> None:
    reason = LegalReason(
        LegalReasonCode.EXEMPT, Article.CRD_16, {"line": "bag", "ground": ground, "point": ground.point}
    )

    assert (
        said(reason, "en").sentence == f"The law leaves this out of the right to withdraw: {GROUNDS[ground]}."
    )
    assert said(reason, "fr").sentence.startswith("La loi exclut ceci du droit de rétractation\u00a0: u")


def decided(
    at: str,
    *,
    country: str = "FR",
    items: tuple[WithdrawalItem, ...] = (),
    tags: frozenset[str] = frozenset(),
) -> LegalReason:
    """The first reason of a decision on a bag that was ordered on 2 November and has not been sent."""
    bag = LineFacts(line="bag", quantity=1, unit_price=euros("290.00"), tags=tags)
    order = OrderFacts(
        number="1",
        shop="audrey-alexandre",
        placed_at=paris("2026-11-02 10:00"),
        destination=Destination(country=country),
        service="chrono13",
        lines=(bag,),
    )
    decision = decide_withdrawal(
        items=items,
        order=order,
        terms=TERMS,
        jurisdiction=withdrawal_jurisdiction(destination=order.destination, consumer=True),
        at=paris(at),
    )
    reason = decision.reasons[0] if decision.reasons else decision.until_because
    assert reason is not None
    return reason


@pytest.mark.parametrize(
    ("reason", "english", "french"),
    [
        (
            decided("2026-11-02 12:00"),
            "It has not been sent yet, so your time to do so has not begun.",
            "Elle n’est pas encore expédiée\u00a0: votre délai n’a pas commencé.",
        ),
        (
            decided("2026-11-02 12:00", country="US"),
            "The law of your country (United States) gives no right to withdraw",
            "La loi de votre pays (États-Unis) ne donne pas de droit de rétractation",
        ),
        (
            decided("2026-11-02 12:00", tags=frozenset({"perishable"})),
            "out of the right to withdraw: an item that spoils or expires quickly.",
            "du droit de rétractation\u00a0: un article qui se détériore ou se périme vite.",
        ),
        (
            decided("2026-11-02 12:00", items=(WithdrawalItem(line="hat", quantity=1),)),
            "One of the items you chose is not part of this order.",
            "L’un des articles choisis ne fait pas partie de cette commande.",
        ),
    ],
)
def test_decisions_are_said(reason: LegalReason, english: str, french: str) -> None:
    assert english in said(reason, "en").sentence
    assert french in said(reason, "fr").sentence


@pytest.mark.parametrize(
    ("until", "english", "french"),
    [
        (
            "2026-11-17 00:00",
            "until the end of Monday 16 November 2026.",
            "jusqu’au lundi 16 novembre 2026 inclus.",
        ),
        (
            "2026-11-17 05:00",
            "until 5:00\u00a0am on Tuesday 17 November 2026.",
            "jusqu’à 5\u00a0h le mardi 17 novembre 2026.",
        ),
    ],
)
@pytest.mark.parametrize("code", [LegalReasonCode.PERIOD_RUNS, LegalReasonCode.PERIOD_OVER])
def test_a_period_ends_with_a_day_or_an_hour(
    code: LegalReasonCode, until: str, english: str, french: str
) -> None:
    reason = LegalReason(code, Article.CRD_9_2, {"until": paris(until).astimezone(UTC)})

    assert said(reason, "en").sentence.endswith(english)
    assert said(reason, "fr").sentence.endswith(french)


def test_by_when_goods_go_back_is_said() -> None:
    for language, by, nothing in (
        (
            "en",
            "Send the items by the end of Tuesday 17 November 2026.",
            "There is nothing for you to send back.",
        ),
        (
            "fr",
            "Envoyez les articles au plus tard le mardi 17 novembre 2026.",
            "Vous n’avez rien à renvoyer.",
        ),
    ):
        voice = voice_for(terms=TERMS, language=language)
        with translation.override(language):
            assert say_send_back(date(2026, 11, 17), voice=voice) == by
            assert say_send_back(None, voice=voice) == nothing
