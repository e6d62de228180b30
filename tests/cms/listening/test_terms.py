"""What of a search is kept: words, and nothing that could lead to a person."""

import pytest

from cms.listening.terms import kept_term, without_traces


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("Gift  Wrapping?", "gift wrapping"),
        ("  “emballage cadeau” ", "emballage cadeau"),
        ("14 days", "14 days"),
        ("14-day returns", "14-day returns"),
        ("soldes 2026", "soldes 2026"),
        ("ＧＩＦＴ", "gift"),
        ("line\nbreak", "line break"),
        ("=cmd|calc", "cmd|calc"),
        ("+41", "41"),
        ("a-mail", "a-mail"),
        ("x" * 200, "x" * 80),
        ("word " * 40, ("word " * 16).strip()),
    ],
)
def test_words_are_kept_in_one_form(query: str, kept: str) -> None:
    assert kept_term(query) == kept


@pytest.mark.parametrize(
    "query",
    [
        "anna@client.example",
        "my mail is anna @ client.example",
        "https://elsewhere.example/me",
        "AA-10234",
        "AAB-999",
        "order AL20519",
        "where is 1Z999AA10123456784",
        "06 12 34 56 78",
        "+33 (0)6-12.34.56.78",
        "４２４２ ４２４２ ４２４２ ４２４２",
        "75001 Paris",
        "?!… “”",
        "",
    ],
)
def test_what_could_name_somebody_is_not(query: str) -> None:
    assert kept_term(query) is None


def test_a_sentence_loses_its_traces_and_keeps_its_sense() -> None:
    said = "Write to anna@client.example\nor 06 12 34 56 78, order AA-10234: 14 days passed."

    assert without_traces(said) == "Write to … or …, order …: 14 days passed."
