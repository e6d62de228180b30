"""Every word of an explanation: reasons with their data, deadlines, versions and traces, of cases that show each once.

The cases are golden ones, by file and name; ``explanations/<file>.yaml`` has what is said of them.
"""

import importlib
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.policies.case_files import Case, read_folder
from tests.policies.explaining import explained

HERE = Path(__file__).parent
# Which function answers a question, where the golden cases ask it.
ASKED = {
    "promise": "case_files.promise_for",
    "cancellation": "case_files.decide_cancellation",
    "modification": "case_files.decide_modification",
    "return": "case_files.decide_return",
    "exchange": "case_files.decide_exchange",
    "repair": "case_files.decide_repair",
    "refund": "case_quotes.quote_refund",
    "refund without record": "case_quotes.quote_without_record",
    "cancellation refund": "case_quotes.quote_cancellation",
    "withdrawal": "case_law.decide_withdrawal",
    "better": "case_law.better_of",
    "better cancellation": "case_law.better_of",
    "law findings": "case_law.check",
}


def _explained() -> list[tuple[Case, str]]:
    """Every golden case that has an explanation, with it. Raises KeyError where one is of no case."""
    golden = {(case.file, case.name): case for case in read_folder(HERE / "cases")}
    return [
        (golden[path.stem, name], said)
        for path in sorted((HERE / "explanations").glob("*.yaml"))
        for name, said in yaml.safe_load(path.read_text()).items()
    ]


EXPLAINED = _explained()


def answer_of(case: Case, monkeypatch: pytest.MonkeyPatch) -> Any:
    """What the core answers to ``case``, before it is put into a case's words."""
    module, _, name = ASKED[case.question].partition(".")
    answers = []
    asked = getattr(importlib.import_module(f"tests.policies.{module}"), name)
    monkeypatch.setattr(
        f"tests.policies.{module}.{name}", lambda **given: answers.append(asked(**given)) or answers[-1]
    )
    case.answer()
    return answers[-1]


@pytest.mark.parametrize(
    ("explained_case", "said"), EXPLAINED, ids=[f"{case.file}-{case.name}" for case, _ in EXPLAINED]
)
def test_explanation(explained_case: Case, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    decision = answer_of(explained_case, monkeypatch)

    assert explained(decision, explained_case.book().shop.zone) == said


def test_every_question_with_a_trace_is_explained() -> None:
    assert {case.question for case, _ in EXPLAINED} == set(ASKED)
