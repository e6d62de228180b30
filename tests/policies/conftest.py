"""The core's tests: no Django, no database. ``--cases DIR`` runs the golden cases of another folder."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--cases", metavar="DIR", default=None, help="run the golden cases in DIR instead of our own"
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give every test that asks for a ``case`` all cases in the folder."""
    if "case" not in metafunc.fixturenames:
        return
    from tests.policies.case_files import read_folder

    folder = Path(metafunc.config.getoption("cases", default=None) or HERE / "cases")
    cases = read_folder(folder)
    metafunc.parametrize("case", cases, ids=[f"{case.file}-{case.name}" for case in cases])
