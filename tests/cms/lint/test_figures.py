"""How figures are read from prose: what each says, whichever way it is written."""

from __future__ import annotations

import pytest

from cms.lint.detector.figures import figures_in
from cms.lint.detector.left_alone import blanked


def read(text: str, language: str) -> list[tuple[str, str, int, int, str]]:
    return [
        (
            text[each.start : each.end],
            each.measure.dimension,
            int(each.measure.low),
            int(each.measure.high),
            each.measure.unit,
        )
        for each in figures_in(text, language=language)
    ]


DAY = 1440


@pytest.mark.parametrize(
    ("language", "text", "figure", "low", "high", "unit"),
    [
        ("en", "within 14 days", "14 days", 14 * DAY, 14 * DAY, "calendar"),
        ("en", "fourteen (14) days", "fourteen (14) days", 14 * DAY, 14 * DAY, "calendar"),
        ("en", "a 14-day window", "14-day", 14 * DAY, 14 * DAY, "calendar"),
        ("en", "two weeks", "two weeks", 14 * DAY, 14 * DAY, "calendar"),
        ("en", "within a week", "a week", 7 * DAY, 7 * DAY, "calendar"),
        ("en", "10 to 14 business days", "10 to 14 business days", 10 * DAY, 14 * DAY, "business_day"),
        ("en", "twenty-one days", "twenty-one days", 21 * DAY, 21 * DAY, "calendar"),
        ("en", "within 24 h", "24 h", DAY, DAY, "calendar"),
        ("fr", "sous 48 heures", "48 heures", 2 * DAY, 2 * DAY, "calendar"),
        ("fr", "10 à 14 jours ouvrés", "10 à 14 jours ouvrés", 10 * DAY, 14 * DAY, "business_day"),
        ("fr", "quinze jours", "quinze jours", 15 * DAY, 15 * DAY, "calendar"),
        ("fr", "sous une semaine", "une semaine", 7 * DAY, 7 * DAY, "calendar"),
    ],
)
def test_lengths_of_time(language: str, text: str, figure: str, low: int, high: int, unit: str) -> None:
    assert read(text, language) == [(figure, "duration", low, high, unit)]


@pytest.mark.parametrize(
    ("language", "text", "figure", "low", "high"),
    [
        ("en", "before noon", "noon", 720, 720),
        ("en", "by 1 p.m. sharp", "1 p.m.", 780, 780),
        ("en", "at 12 am", "12 am", 0, 0),
        ("en", "before 13:00", "13:00", 780, 780),
        ("en", "before 12 h", "12 h", 720, 720),
        ("en", "8:00 to 13:00", "8:00 to 13:00", 480, 780),
        ("fr", "avant midi", "midi", 720, 720),
        ("fr", "avant 13 h 30", "13 h 30", 810, 810),
        ("fr", "avant 13 heures", "13 heures", 780, 780),
        ("fr", "entre 8 h et 13 h", "8 h et 13 h", 480, 780),
    ],
)
def test_times_of_day(language: str, text: str, figure: str, low: int, high: int) -> None:
    assert read(text, language) == [(figure, "clock", low, high, "")]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "it costs $9.95", ("$9.95", "amount", 9, 9, "USD")),
        ("en", "from €1,250.00 on", ("€1,250.00", "amount", 1250, 1250, "EUR")),
        ("fr", "dès 5 €", ("5 €", "amount", 5, 5, "EUR")),
        ("fr", "dix euros ou 10 euros", ("10 euros", "amount", 10, 10, "EUR")),
        ("en", "a fee of 15 %", ("15 %", "percent", 15, 15, "")),
        ("en", "Monday to Friday", ("Monday to Friday", "weekdays", 1, 5, "")),
        ("fr", "du lundi au samedi", ("lundi au samedi", "weekdays", 1, 6, "")),
        ("fr", "17 500 points relais", ("17 500", "count", 17500, 17500, "")),
    ],
)
def test_amounts_shares_weekdays_and_numbers(language: str, text: str, found: tuple[object, ...]) -> None:
    assert read(text, language) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Chrono 13h",
        "24/7",
        "open 7 days a week",
        "Article L221-18",
        "+33 1 42 60 12 30",
        "for over 70 years",
        "depuis plus de 70 ans",
        "a 30-year-old bag",
    ],
)
def test_what_is_never_a_figure_is_blanked_without_moving_anything(text: str) -> None:
    bare = blanked(text, names=())

    assert len(bare) == len(text)
    assert [*figures_in(bare, language="en"), *figures_in(bare, language="fr")] == []


def test_names_of_the_shops_own_things_are_blanked() -> None:
    assert blanked("By Fast 24 h today", names={"Fast 24 h", "Europe"}) == "By ········· today"


@pytest.mark.parametrize(
    "text", ["the 2-3 best", "on a business day", "Monday and Tuesday", "16:9", "size 14", "un jour ouvré"]
)
def test_what_only_looks_like_one(text: str) -> None:
    assert [*figures_in(text, language="en"), *figures_in(text, language="fr")] == []
