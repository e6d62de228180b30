"""The core reads no clock and touches nothing outside itself; use cases and queries take the time as an argument."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CLOCKS = frozenset(
    {
        *(
            "datetime.now",
            "datetime.utcnow",
            "datetime.today",
            "date.today",
            "timezone.now",
            "timezone.localtime",
        ),
        *(
            "timezone.localdate",
            "time.time",
            "time.time_ns",
            "time.monotonic",
            "time.localtime",
            "time.gmtime",
        ),
    }
)
OUTSIDE = frozenset({"open", "input", "print", "__import__", "exec", "eval"})
WITHOUT_CLOCK = ("policies", "order_portal/operations", "order_portal/queries")


def _called(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield the line and the last two parts of the dotted name of every call and every such reference."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            owner = node.value
            name = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
            yield node.lineno, f"{name}.{node.attr}"
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.lineno, node.func.id
        elif isinstance(node, ast.ImportFrom):
            module = (node.module or "").rsplit(".", 1)[-1]
            yield from ((node.lineno, f"{module}.{alias.name}") for alias in node.names)


def _offenses(source: str, forbidden: frozenset[str]) -> list[tuple[int, str]]:
    return [(line, name) for line, name in _called(ast.parse(source)) if name in forbidden]


def _found_below(folder: str, forbidden: frozenset[str]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{line} {name}"
        for path in sorted((ROOT / folder).rglob("*.py"))
        for line, name in _offenses(path.read_text(), forbidden)
    ]


@pytest.mark.parametrize("folder", WITHOUT_CLOCK)
def test_the_clock_is_an_argument(folder: str) -> None:
    assert _found_below(folder, CLOCKS) == []


def test_the_core_touches_nothing_outside() -> None:
    assert _found_below("policies", OUTSIDE) == []


@pytest.mark.parametrize(
    "source",
    [
        "import datetime\ndatetime.datetime.now()",
        "from datetime import datetime as d, date\ndate.today()",
        "from django.utils import timezone\ntimezone.now()",
        "from django.utils.timezone import now\nnow()",
        "import time\ntime.time()",
        "from time import time\ntime()",
        "from datetime import datetime\nfield = datetime.now",
    ],
)
def test_each_way_to_read_the_clock_is_seen(source: str) -> None:
    assert _offenses(source, CLOCKS)


def test_opening_a_file_is_seen() -> None:
    assert _offenses("open('x')", OUTSIDE)


CORE_TESTS_WITHOUT_DJANGO = """
import sys

class NoDjango:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"django", "rest_framework", "wagtail", "psycopg", "sqlite3"}:
            raise ImportError(f"{name} is blocked")

sys.meta_path.insert(0, NoDjango())
import pytest
quiet = ["-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-x"]
sys.exit(
    pytest.main(["tests/policies", "--collect-only", *quiet])
    or pytest.main(["tests/policies/test_book.py", "tests/policies/test_codec.py", *quiet])
)
"""


def test_the_core_is_tested_without_django() -> None:
    """Every test of the core is read, and two files are run; its golden cases are run so in tests/policies."""
    result = subprocess.run(
        [sys.executable, "-c", CORE_TESTS_WITHOUT_DJANGO],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )

    assert result.returncode == 0, result.stdout[-3000:] + result.stderr[-2000:]
