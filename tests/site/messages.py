"""Finds the texts that the site's templates and code ask to have translated."""

import ast
import re
from pathlib import Path

from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[2]
CATALOG = ROOT / "site/faq_site/locale/fr/LC_MESSAGES/django.po"
TEXT = r"u?('(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")"
ONE = re.compile(rf"(?<![a-z])(?:gettext|_)\({TEXT}\)")
MANY = re.compile(rf"ngettext\({TEXT},\s*{TEXT}")


def template_messages() -> set[str]:
    """Return the singular of every text in templates/site and templates/components."""
    found: set[str] = set()
    for folder in ("site", "components"):
        for path in sorted((ROOT / "templates" / folder).rglob("*.html")):
            code = templatize(path.read_text())
            found |= {ast.literal_eval(match[1]) for match in [*ONE.finditer(code), *MANY.finditer(code)]}
    return found


def code_messages() -> set[str]:
    """Return every text in the package that is the only argument of ``_()``."""
    return {
        node.args[0].value
        for path in (ROOT / "site/faq_site").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "_"
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    }
