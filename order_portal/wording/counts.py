"""Sentences that hang on a number."""

from __future__ import annotations

from django.utils.translation import ngettext


def tries_left(left: int) -> str:
    """A wrong code, and how many tries are left."""
    return ngettext(
        "That code is not right. You have %(left)s try left.",
        "That code is not right. You have %(left)s tries left.",
        left,
    ) % {"left": left}


def try_again_in(minutes: int) -> str:
    """A limit is reached; when it is worth trying again."""
    return ngettext(
        "There were too many requests. Try again in %(minutes)s minute.",
        "There were too many requests. Try again in %(minutes)s minutes.",
        minutes,
    ) % {"minutes": minutes}
