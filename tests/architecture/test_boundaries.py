"""Each import contract breaks when someone crosses it: planted in a copy, in every direction."""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("policies", "cms", "order_portal", "config", "site/faq_site")
CORE = "The core knows no framework, no network and no other room"
STRANGERS = "The desk and the portal are strangers"
CLIENT = "The public site imports nothing of ours"
HOUSE = "No room imports the composition root"


@dataclass(frozen=True)
class Crossing:
    """An import that must break one contract."""

    room: str
    imported: str
    contract: str


CROSSINGS = (
    Crossing("cms", "order_portal", STRANGERS),
    Crossing("order_portal", "cms", STRANGERS),
    Crossing("policies", "django", CORE),
    Crossing("policies", "cms", CORE),
    Crossing("policies", "order_portal", CORE),
    Crossing("policies", "config", CORE),
    Crossing("policies", "httpx", CORE),
    Crossing("site/faq_site", "cms", CLIENT),
    Crossing("site/faq_site", "policies", CLIENT),
    Crossing("site/faq_site", "order_portal", CLIENT),
    Crossing("site/faq_site", "config", CLIENT),
    Crossing("cms", "config", HOUSE),
    Crossing("order_portal", "config", HOUSE),
)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the tree's Python packages with the contracts, outside the installed ones."""
    copy = tmp_path_factory.mktemp("house")
    for package in PACKAGES:
        ignored = shutil.ignore_patterns("__pycache__", "static", "locale", "migrations")
        shutil.copytree(ROOT / package, copy / package, ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", copy)
    return copy


def _verdict(house: Path) -> tuple[int, str]:
    """Run the contracts over ``house`` and return the exit status and the report."""
    program = (
        "import sys; "
        f"sys.path[:0] = [{str(house)!r}, {str(house / 'site')!r}]; "
        "from importlinter.cli import lint_imports; "
        "sys.exit(lint_imports(no_cache=True))"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], cwd=house, capture_output=True, text=True, check=False, timeout=60
    )
    return result.returncode, result.stdout + result.stderr


def test_every_contract_is_kept(house: Path) -> None:
    status, report = _verdict(house)

    assert status == 0, report
    assert "0 broken" in report


@pytest.mark.parametrize("crossing", CROSSINGS, ids=lambda c: f"{c.room}-imports-{c.imported}")
def test_crossing_breaks_its_contract(house: Path, crossing: Crossing) -> None:
    planted = house / crossing.room / "planted.py"
    planted.write_text(f"import {crossing.imported}\n")
    try:
        status, report = _verdict(house)
    finally:
        planted.unlink()

    assert status == 1, report
    assert f"{crossing.contract} BROKEN" in report
    assert "1 broken" in report


def test_site_folder_is_no_package() -> None:
    assert not (ROOT / "site" / "__init__.py").exists(), "site/ would hide the standard library's module"
