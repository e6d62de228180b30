"""Habits that a reader can count on: short functions, named subjects, nothing of one machine in the repository."""

import ast
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("policies", "cms", "order_portal", "config", "site")
LONGEST_FUNCTION = 40
LONGEST_FILE = 350
# The continuous integration's own script may name its machine.
EXEMPT = ".ci/run"
OF_ONE_MACHINE = re.compile(
    r"(?<![\w.-])/(?:work|root|home|Users|tmp|mnt)/\w"
    # Wagtail keeps the parts of its own screens in a folder of that name.
    r"|(?<!wagtailadmin/)\bshared/\w"
    r"|https?://[^\s\"']*(?:artifactory|nexus|/api/pypi/|pypi\.org/simple)"
    r"|--(?:extra-)?index-url|--trusted-host"
)


def _sources() -> list[Path]:
    return [
        path
        for room in ROOMS
        for path in sorted((ROOT / room).rglob("*.py"))
        if "migrations" not in path.parts and "__pycache__" not in path.parts
    ]


def _tracked() -> list[str]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_no_function_is_too_long() -> None:
    too_long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name} ({length} lines)"
        for path in _sources()
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or node.lineno) - node.lineno + 1) > LONGEST_FUNCTION
    ]

    assert too_long == []


def test_no_file_is_too_long() -> None:
    lengths = {str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in _sources()}

    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_every_file_has_a_subject() -> None:
    nameless = {"utils.py", "helpers.py", "util.py", "misc.py", "common.py"}

    assert [str(path.relative_to(ROOT)) for path in _sources() if path.name in nameless] == []


def test_nothing_of_one_machine_is_tracked() -> None:
    own = str(Path(__file__).relative_to(ROOT))
    found = []
    for name in _tracked():
        if name in {EXEMPT, own}:
            continue
        try:
            text = (ROOT / name).read_text()
        except UnicodeDecodeError:
            continue
        found += [f"{name}: {match.group()}" for match in OF_ONE_MACHINE.finditer(text)]

    assert found == []


def test_nothing_generated_is_tracked() -> None:
    generated = re.compile(
        r"(^|/)(__pycache__|\.venv|var|media|staticfiles|node_modules)/|\.(pyc|sqlite3)$|^shared/"
    )

    assert [name for name in _tracked() if generated.search(name)] == []
