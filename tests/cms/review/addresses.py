"""Every address below the admin, filled in with the keys of what belongs to one shop."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

# Addresses that sign people out, or belong to a sign-in and to no shop.
LEFT_OUT = re.compile(r"admin/(logout|login|password_reset|failwhale|sprite|jsi18n|test404)")
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)")


def patterns(under: str = "admin/") -> Iterator[str]:
    """Every address below ``under``, its parameters still by name: ``admin/pages/{page_id}/edit/``."""
    seen = set()
    for text in _walk(get_resolver().url_patterns, ""):
        plain = PARAMETER.sub(lambda found: "{" + (found[1] or found[2]) + "}", text)
        plain = plain.replace("^", "").replace("$", "").replace(r"\.", ".").replace("\\Z", "")
        if plain.startswith(under) and not LEFT_OUT.match(plain) and ".*" not in plain and plain not in seen:
            seen.add(plain)
            yield plain


def filled(pattern: str, keys: Mapping[str, Any]) -> str:
    """The address with its parameters. Raises KeyError for one nobody thought of."""
    return "/" + pattern.format(**keys)


def names_in(pattern: str) -> list[str]:
    """The names of the parameters of an address."""
    return re.findall(r"{(\w+)}", pattern)


def _walk(found: list[URLPattern | URLResolver], before: str) -> Iterator[str]:
    for each in found:
        text = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from _walk(each.url_patterns, text)
        else:
            yield text
