"""The site is a client of the content API and of nothing else, and ships all that it shows."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "site" / "faq_site"
STATIC = SITE / "static" / "site"


def _imports(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return names


def test_it_imports_no_other_room_and_no_database() -> None:
    imported = {name for path in SITE.rglob("*.py") for name in _imports(path)}

    rooms = {name.split(".")[0] for name in imported}
    assert not rooms & {"cms", "order_portal", "policies", "config", "wagtail", "rest_framework"}
    assert not [name for name in imported if name.startswith("django.db")]


def test_sheets_load_only_what_ships_with_them() -> None:
    for sheet in STATIC.glob("css/*.css"):
        for address in re.findall(r'url\("([^"]+)"\)', sheet.read_text()):
            assert (sheet.parent / address).resolve().is_file(), f"{sheet.name}: {address}"


def test_every_typeface_ships_with_its_license() -> None:
    licenses = [path.read_text() for path in STATIC.glob("fonts/OFL-*.txt")]

    assert len(licenses) == len(list(STATIC.glob("fonts/*.woff2"))) == 2
    assert all("SIL OPEN FONT LICENSE" in text for text in licenses)


def test_the_first_visit_stays_under_100_kilobytes_without_the_page() -> None:
    shipped = [*STATIC.glob("css/*.css"), *STATIC.glob("fonts/*.woff2"), STATIC / "icon.svg"]

    assert sum(path.stat().st_size for path in shipped) < 84_000


def test_only_tokens_name_colors() -> None:
    for sheet in STATIC.glob("css/*.css"):
        if sheet.name not in {"tokens.css", "print.css"}:
            named = set(re.findall(r"#[0-9a-f]{3,8}\b", sheet.read_text()))
            assert named <= {"#000"}, sheet.name
