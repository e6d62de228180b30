"""Values in words, as a customer reads them in English and French."""

from datetime import date, time
from decimal import Decimal
from enum import StrEnum

import pytest
from moneyed import Money

from cms.references.formats import FORMATS, UnknownFormat, format_value, formats_of
from cms.references.labels import LABELS, label
from cms.references.words import WORDS, word
from policies import durations, references, terms
from policies.durations import DayRange, Duration, StartsOn, TimeRange, Unit, Window
from policies.references import Stated, Value, machine, stated
from policies.terms import Payer, ReturnCondition, Tender
from tests.full_terms import in_force

NBSP, NARROW = "\u00a0", "\u202f"

GOLDEN: tuple[tuple[Value, str, str, str], ...] = (
    (time(12), "", "noon", "midi"),
    (time(12), "word", "noon", "midi"),
    (time(12), "clock", "12:00", "12:00"),
    (time(12), "capital", "Noon", "Midi"),
    (time(0), "", "midnight", "minuit"),
    (time(0, 5), "", f"12:05{NBSP}am", f"0{NBSP}h{NBSP}05"),
    (time(13), "", f"1:00{NBSP}pm", f"13{NBSP}h"),
    (time(13), "word", f"1:00{NBSP}pm", f"13{NBSP}h"),
    (time(8, 30), "", f"8:30{NBSP}am", f"8{NBSP}h{NBSP}30"),
    (date(2027, 1, 31), "", "January 31, 2027", "31 janvier 2027"),
    (date(2027, 1, 31), "day", "January 31", "31 janvier"),
    (date(2027, 2, 1), "", "February 1, 2027", "1er février 2027"),
    (date(2027, 2, 1), "day", "February 1", "1er février"),
    (date(2027, 2, 11), "", "February 11, 2027", "11 février 2027"),
    (TimeRange(start=time(8), end=time(13)), "", f"8:00{NBSP}am to 1:00{NBSP}pm", f"de 8{NBSP}h à 13{NBSP}h"),
    (TimeRange(start=time(8), end=time(13)), "clock", "08:00–13:00", "08:00–13:00"),
    (Window(length=14), "", "14 days", "14 jours"),
    (Window(length=1), "", "1 day", "1 jour"),
    (Window(length=14), "number", "14", "14"),
    (Window(length=7, unit=Unit.BUSINESS_DAY), "", "7 working days", "7 jours ouvrés"),
    (
        Window(length=14, starts_on=StartsOn.DELIVERY),
        "long",
        "14 calendar days from the day you receive your parcel",
        "14 jours calendaires à compter de la réception de votre colis",
    ),
    (Duration(length=30), "", "30 days", "30 jours"),
    (Duration(length=0), "", "0 days", "0 jour"),
    (Duration(length=1, unit=Unit.BUSINESS_DAY), "long", "1 working day", "1 jour ouvré"),
    (DayRange(minimum=0, maximum=0), "", "the same working day", "le jour même"),
    (DayRange(minimum=0, maximum=0), "capital", "The same working day", "Le jour même"),
    (
        DayRange(minimum=0, maximum=1),
        "",
        "the same or the next working day",
        "le jour même ou le jour ouvré suivant",
    ),
    (DayRange(minimum=0, maximum=3), "", "up to 3 working days", "3 jours ouvrés au plus"),
    (DayRange(minimum=1, maximum=1), "", "1 working day", "1 jour ouvré"),
    (DayRange(minimum=1, maximum=1), "when", "the next working day", "le jour ouvré suivant"),
    (DayRange(minimum=2, maximum=2), "when", "in 2 working days", "en 2 jours ouvrés"),
    (DayRange(minimum=1, maximum=3), "", "1 to 3 working days", "1 à 3 jours ouvrés"),
    (DayRange(minimum=1, maximum=3), "number", "1–3", "1–3"),
    (frozenset({1, 2, 3, 4, 5}), "", "Monday to Friday", "du lundi au vendredi"),
    (frozenset({1, 2, 3, 4, 5}), "short", "Mon–Fri", "lun.–ven."),
    (frozenset({6, 7}), "", "Saturday and Sunday", "samedi et dimanche"),
    (frozenset({1, 3, 5}), "", "Monday, Wednesday, and Friday", "lundi, mercredi et vendredi"),
    (frozenset({1, 2, 3}), "list", "Monday, Tuesday, and Wednesday", "lundi, mardi et mercredi"),
    (frozenset(range(1, 8)), "", "every day", "tous les jours"),
    (Money("1234.5", "EUR"), "", "€1,234.50", f"1{NARROW}234,50{NBSP}€"),
    (Money("1234.5", "EUR"), "number", "1,234.50", f"1{NARROW}234,50"),
    (Decimal("0.155"), "", "15.5%", f"15,5{NBSP}%"),
    (Decimal("0.15"), "number", "15", "15"),
    (True, "", "yes", "oui"),
    (False, "capital", "No", "Non"),
    (17_500, "", "17,500", f"17{NARROW}500"),
    ("Chronopost", "", "Chronopost", "Chronopost"),
    ("eBay", "capital", "eBay", "eBay"),
    (Payer.CUSTOMER, "", "you", "vous"),
    ((Tender.CARD, Tender.PAYPAL), "", "bank card and PayPal", "carte bancaire et PayPal"),
    (("Visa", "Mastercard", "Amex"), "or", "Visa, Mastercard, or Amex", "Visa, Mastercard ou Amex"),
    (("Visa", "Mastercard"), "number", "2", "2"),
    ((), "", "none", "aucun"),
)


@pytest.mark.parametrize(("value", "fmt", "en", "fr"), GOLDEN)
def test_words(value: Value, fmt: str, en: str, fr: str) -> None:
    found = Stated("a.term", "a.term", value)

    assert format_value(found, locale="en", fmt=fmt) == en
    assert format_value(found, locale="fr", fmt=fmt) == fr


def test_a_regional_locale_uses_its_language() -> None:
    assert format_value(Stated("a.term", "a.term", Window(length=14)), locale="fr-CA") == "14 jours"


def test_a_language_without_words_gets_english() -> None:
    assert format_value(Stated("a.term", "a.term", Window(length=14)), locale="de") == "14 days"


def test_minutes_are_told_from_numbers_by_their_topic() -> None:
    values = stated(in_force())

    assert format_value(values["cancellation.minutes"], locale="en") == "90 minutes"
    assert format_value(values["shipping.services.relais.pickup_points"], locale="en") == "17,500"
    assert (
        format_value(Stated("cancellation.minutes", "cancellation.minutes", 120), locale="fr") == "2 heures"
    )


def test_what_ends_the_right_to_cancel_is_a_choice() -> None:
    assert ", or the end" in format_value(stated(in_force())["cancellation.until"], locale="en")


def test_sets_read_in_the_order_of_the_core_not_of_their_codes() -> None:
    topic = "returns.conditions"
    found = Stated(topic, topic, (ReturnCondition.COMPLETE, ReturnCondition.NEW, ReturnCondition.UNUSED))

    assert format_value(found, locale="en") == "new, unused, and complete"
    assert format_value(Stated(topic, topic, ()), locale="fr") == "aucune"


@pytest.mark.parametrize("fmt", ["when", "nonsense"])
def test_a_format_that_does_not_fit_is_refused_and_the_others_named(fmt: str) -> None:
    with pytest.raises(UnknownFormat) as caught:
        format_value(Stated("returns.window", "returns.window", Window(length=14)), locale="en", fmt=fmt)

    assert str(caught.value) == (
        f"“returns.window” cannot be written as “{fmt}”. "
        "Leave the format out, or use one of “number”, “long”, “capital”."
    )


def _enums() -> set[type[StrEnum]]:
    modules = (terms, durations, references)
    found = (getattr(module, name) for module in modules for name in dir(module))
    return {
        item for item in found if isinstance(item, type) and issubclass(item, StrEnum) and item is not StrEnum
    }


@pytest.mark.parametrize("enum", sorted(_enums(), key=lambda enum: enum.__name__))
def test_every_choice_has_words_in_both_languages(enum: type[StrEnum]) -> None:
    for member in enum:
        assert dict(WORDS[enum][member].texts).keys() == {"en", "fr"}
        assert word(member, locale="en")


def test_every_reference_has_a_label_and_every_format_in_both_languages() -> None:
    for found in stated(in_force()).values():
        for locale in ("en", "fr"):
            assert label(found, locale=locale)
            for fmt in formats_of(found):
                assert format_value(found, locale=locale, fmt=fmt).strip(), (found.ref, fmt)
                assert not fmt or fmt in FORMATS
        assert machine(found.value) or found.value in ((), frozenset())


def test_no_label_is_idle_and_each_is_in_both_languages() -> None:
    values = stated(in_force()).values()
    used = {text for found in values for text in [label(found, locale="en").split(", ")[0]]}

    assert {entry.get("en") for entry in LABELS.values()} == used
    assert all(dict(entry.texts).keys() == {"en", "fr"} for entry in LABELS.values())


def test_labels_name_what_the_term_is_about() -> None:
    values = stated(in_force())

    assert label(values["shipping.services.relais.transit.europe"], locale="fr") == (
        "Délai d’acheminement, Relais, Europe"
    )
    assert label(values["payment.tenders.card.charged"], locale="en") == "Charged, bank card"
    assert label(values["repairs.causes.wear"], locale="en") == "Repair, wear"
    assert label(values["refunds.tender_rules.gift_recipient"], locale="fr") == (
        "Remboursement, articles reçus en cadeau"
    )
    assert label(values["returns.seasons.christmas-2026.until"], locale="en") == (
        "Returns until, Christmas 2026"
    )
    assert label(values["returns.exceptions.fine-jewelry.window"], locale="fr") == (
        "Délai de retour, Joaillerie"
    )


def test_no_fee_is_a_word_for_all_goods_and_for_an_exception() -> None:
    for topic in ("returns.restocking_fee", "returns.exceptions.restocking_fee"):
        assert format_value(Stated(topic, topic, Decimal(0)), locale="fr") == "aucun"
        assert format_value(Stated(topic, topic, Decimal("0.05")), locale="en") == "5%"


def test_outcomes_and_waivers_are_choices_wherever_they_stand() -> None:
    values = stated(in_force())

    assert format_value(values["returns.exceptions.fine-jewelry.outcomes"], locale="en") == (
        "a refund or an exchange"
    )
    assert format_value(values["returns.restocking_fee_waived_for"], locale="fr") == (
        "un article défectueux ou un article envoyé par erreur"
    )
