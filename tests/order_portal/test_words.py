"""Every code has a sentence in both languages, and the catalog is whole."""

import io
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po
from django.utils import translation
from django.utils.translation import gettext

from cms.references.moments import clock_time as the_site_s_clock_time
from order_portal.errors import NoChallenge, NoTriesLeft, StaleCode, WrongCode
from order_portal.views.access import denial
from order_portal.vocabulary import MessageKind, OrderEventKind, ReturnState, TrackingStatus
from order_portal.wording import letters, pages, refunds, returning
from order_portal.wording.choices import CONDITIONS, POSTAGE, REQUIREMENTS, RETURN_REASONS, TENDERS
from order_portal.wording.clauses import CLAUSE_NAMES
from order_portal.wording.clocks import clock_time
from order_portal.wording.counts import try_again_in
from order_portal.wording.reader import reader_for
from order_portal.wording.reasons import REASONS, REASONS_IN_PART, REASONS_OF_A_SEASON
from order_portal.wording.statuses import (
    ORDER_EVENTS,
    RETURN_EVENTS,
    RETURN_STATES,
    STANDINGS,
    TRACKING,
    Label,
)
from order_portal.wording.timed import Sentence, Timed, say
from policies.delivery import Standing
from policies.reasons import CLAUSES, Datum, ReasonCode
from policies.refunds import ComponentKind, RefundRoute
from policies.terms import (
    DueFrom,
    MethodRequirement,
    Payer,
    ReturnCondition,
    ReturnReason,
    Tender,
    Withholding,
)
from tests.order_portal.building import paris
from tests.reference_terms import audrey_alexandre

ROOT = Path(__file__).resolve().parents[2]
CATALOG = ROOT / "order_portal" / "locale" / "fr" / "LC_MESSAGES" / "django.po"
# The same word in both languages.
SAME = {
    "Code",
    "PayPal",
    "Total",
    "Service",
    "%(quantity)s × %(title)s",
    "%(quantity)s × %(title)s, %(variant)s",
}

TABLES: tuple[tuple[type, Mapping[object, object]], ...] = (
    (ReasonCode, REASONS),
    (Standing, STANDINGS),
    (ReturnState, RETURN_STATES),
    (ReturnState, RETURN_EVENTS),
    (OrderEventKind, ORDER_EVENTS),
    (TrackingStatus, TRACKING),
    (ReturnReason, RETURN_REASONS),
    (ReturnCondition, CONDITIONS),
    (MethodRequirement, REQUIREMENTS),
    (Payer, POSTAGE),
    (Tender, TENDERS),
    (DueFrom, returning.REFUNDS),
    (ComponentKind, refunds.COMPONENTS),
    (RefundRoute, refunds.ROUTES),
    (MessageKind, letters.LETTERS),
)


def _texts(entry: object) -> Iterator[str]:
    match entry:
        case str():
            yield entry
        case Timed():
            yield from (entry.by_day, entry.by_clock)
        case Label():
            yield entry.text
        case letters.LetterWords():
            yield from (entry.subject, *entry.paragraphs)
        case _:
            raise TypeError(type(entry).__name__)


def _placeholders(text: str) -> set[str]:
    return set(re.findall(r"%\((\w+)\)s", text))


TABLES_IN_PART: tuple[Mapping[object, object], ...] = (
    returning.WITHHELD,
    REASONS_IN_PART,
    REASONS_OF_A_SEASON,
    CLAUSE_NAMES,
)


@pytest.mark.parametrize(("codes", "table"), TABLES, ids=lambda value: getattr(value, "__name__", ""))
def test_every_code_has_words_in_both_languages(codes: type, table: Mapping[object, object]) -> None:
    assert set(table) == set(codes)
    _in_both_languages(table)


@pytest.mark.parametrize("table", TABLES_IN_PART)
def test_tables_of_some_codes_are_in_both_languages(table: Mapping[object, object]) -> None:
    _in_both_languages(table)


def test_every_clause_that_a_reason_rests_on_has_a_name() -> None:
    assert set(CLAUSE_NAMES) == set(CLAUSES.values())


def test_every_way_to_withhold_a_refund_is_said() -> None:
    assert set(returning.WITHHELD) == set(Withholding) - {Withholding.NEVER}


def _in_both_languages(table: Mapping[object, object]) -> None:
    for entry in table.values():
        for english in _texts(entry):
            with translation.override("fr"):
                french = gettext(english)
            assert french != english or english in SAME
            assert _placeholders(french) == _placeholders(english)


def _catalog() -> Iterator[tuple[object, object]]:
    with CATALOG.open("rb") as file:
        for message in read_po(file, locale="fr"):
            if message.id:
                yield message.id, message.string


def test_nothing_in_the_catalog_is_left_in_english() -> None:
    for english, french in _catalog():
        if isinstance(english, str):
            assert french
            assert french != english or english in SAME
            assert _placeholders(str(french)) == _placeholders(english)
        else:
            assert all(french)  # type: ignore[call-overload]


def test_the_compiled_catalog_is_the_written_one() -> None:
    compiled = CATALOG.with_suffix(".mo")
    with CATALOG.open("rb") as file, io.BytesIO() as fresh:
        write_mo(fresh, read_po(file, locale="fr"))
        fresh.seek(0)
        wanted = {str(message.id): message.string for message in read_mo(fresh) if message.id}
    with compiled.open("rb") as file:
        assert {str(message.id): message.string for message in read_mo(file) if message.id} == wanted


def test_every_text_of_the_templates_and_modules_is_in_the_catalog() -> None:
    known = {text for ids, _ in _catalog() for text in ([ids] if isinstance(ids, str) else ids)}  # type: ignore[attr-defined]
    found = set()
    for path in (ROOT / "templates" / "order_portal").glob("*.html"):
        found |= set(re.findall(r'{% translate "([^"]+)"', path.read_text()))
        for body in re.findall(r"{% blocktranslate[^%]*%}(.*?){% endblocktranslate %}", path.read_text()):
            found.add(re.sub(r"{{ (\w+) }}", r"%(\1)s", body))
    found |= {text for module in (pages, letters, refunds, returning) for text in _constants(module)}

    assert found - known == set()


def _constants(module: object) -> Iterator[str]:
    for name, value in vars(module).items():
        if name.isupper() and isinstance(value, str | Timed):
            yield from _texts(value)


UNTIL = {
    "en": {
        "2026-10-15 00:00": "You can cancel until the end of Wednesday 14 October 2026.",
        "2026-10-14 12:00": "You can cancel until noon on Wednesday 14 October 2026.",
        "2026-10-25 00:00": "You can cancel until the end of Saturday 24 October 2026.",
        "2026-03-30 00:00": "You can cancel until the end of Sunday 29 March 2026.",
    },
    "fr": {
        "2026-10-15 00:00": "Vous pouvez annuler jusqu’au mercredi 14 octobre 2026 inclus.",
        "2026-10-14 12:00": "Vous pouvez annuler jusqu’à midi le mercredi 14 octobre 2026.",
    },
}


@pytest.mark.parametrize(
    ("language", "moment", "said"),
    [(lang, at, said) for lang, cases in UNTIL.items() for at, said in cases.items()],
)
def test_midnight_is_the_end_of_a_day(language: str, moment: str, said: str) -> None:
    assert (
        _said(REASONS[ReasonCode.UNTIL_MINUTES], language, {"until": paris(moment).astimezone(UTC)}) == said
    )


def _said(sentence: Sentence, language: str, values: Mapping[str, Datum]) -> str:
    reader = reader_for(language=language, shop=audrey_alexandre()[0])
    with translation.override(language):
        return say(sentence, reader=reader, values=values)


EVERY_DATUM: dict[str, Datum] = {
    "until": datetime(2026, 10, 14, 10, tzinfo=UTC),
    "cancelled_at": datetime(2026, 10, 14, 10, tzinfo=UTC),
    "handed_over_at": datetime(2026, 10, 14, 10, tzinfo=UTC),
    "paid_at": datetime(2026, 10, 14, 10, tzinfo=UTC),
    "declined_at": datetime(2026, 10, 14, 10, tzinfo=UTC),
    "window": "14 days",
    "season": "Christmas",
    "exception": "Gift cards",
    "conditions": "new",
    "asked": 3,
    "left": 2,
}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("code", list(ReasonCode))
def test_every_reason_can_be_said(code: ReasonCode, language: str) -> None:
    said = _said(REASONS[code], language, EVERY_DATUM)

    assert "%" not in said
    assert said.endswith((".", "?"))


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("error", [WrongCode(1), WrongCode(4), StaleCode(), NoTriesLeft(), NoChallenge()])
def test_every_denial_can_be_said(error: Exception, language: str) -> None:
    with translation.override(language):
        assert denial(error)  # type: ignore[arg-type]
        assert "1" in try_again_in(1)


def test_counts_are_said_in_french() -> None:
    with translation.override("fr"):
        assert denial(WrongCode(3)).endswith("Il vous reste 3 essais.")
        assert denial(WrongCode(1)).endswith("Il vous reste 1 essai.")


@pytest.mark.parametrize(
    ("at", "english", "french"),
    [
        ("00:00", "midnight", "minuit"),
        ("09:05", "9:05 am", "9 h 05"),
        ("12:00", "noon", "midi"),
        ("12:30", "12:30 pm", "12 h 30"),
        ("13:00", "1:00 pm", "13 h"),
        ("23:59", "11:59 pm", "23 h 59"),
    ],
)
def test_hours_are_said_as_the_site_says_them(at: str, english: str, french: str) -> None:
    value = time.fromisoformat(at)

    for locale, said in (("en_GB", english), ("fr_FR", french)):
        assert clock_time(value, locale=Locale.parse(locale)) == said.replace(" ", "\u00a0")
        assert clock_time(value, locale=Locale.parse(locale)) == the_site_s_clock_time(value, locale)


def test_the_first_of_a_month_in_french() -> None:
    reader = reader_for(language="fr", shop=audrey_alexandre()[0])

    assert reader.day(date(2026, 12, 1)) == "mardi 1er décembre 2026"
    assert reader.day(date(2026, 12, 11)) == "vendredi 11 décembre 2026"
    assert reader.country("DE") == "Allemagne"
