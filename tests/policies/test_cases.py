"""The golden cases: what customers of the two shops are told and may do, on both sides of every boundary."""

from pathlib import Path

import pytest

from tests.policies.case_files import Case, read_folder
from tests.policies.case_moments import read_moment
from tests.reference_terms import audrey_alexandre

AT_LEAST = 500


def test_case(case: Case) -> None:
    assert case.answer() == case.expect, case.name


def test_there_are_enough_and_each_has_its_own_name() -> None:
    cases = read_folder(Path(__file__).parent / "cases")

    assert len(cases) >= AT_LEAST
    assert len({(case.file, case.name) for case in cases}) == len(cases)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("question: promise\ncases: []\nextra: 1", "has no “extra”"),
        ("question: horoscope\ncases: []", "the question is one of"),
        ("question: promise\ncases: [{name: a, gift: 1, expect: {}}]", "has no “gift”"),
        ("question: promise\ngiven: {ordr: {}}\ncases: []", "has no “ordr”"),
    ],
)
def test_typing_error_does_not_pass(tmp_path: Path, text: str, sentence: str) -> None:
    (tmp_path / "wrong.yaml").write_text(text)

    with pytest.raises(ValueError, match=sentence):
        read_folder(tmp_path)


def test_folder_without_cases_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="There are no cases"):
        read_folder(tmp_path)


@pytest.mark.parametrize("text", ["Tue 2 Nov 2026 12:00", "2 Nov 2026 12:00", "Mon 2 Nov 2026"])
def test_moment_written_wrongly_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match="“"):
        read_moment(text, audrey_alexandre()[0].zone)
