"""Query parameters, read strictly: a misspelled one is an error rather than a surprise."""

from collections.abc import Iterable
from datetime import datetime

from django.http import QueryDict

from cms.api.problems import bad_parameter

_MOMENT = "2026-11-22T12:00:00+01:00"


class Parameters:
    """What a request asks for. Every method raises a problem that names the parameter."""

    def __init__(self, query: QueryDict, *, known: Iterable[str]) -> None:
        self.query = query
        known = tuple(known)
        for name in query:
            if name not in known:
                raise bad_parameter(name="unknown-parameter", detail=_unknown(name, known))
            if len(query.getlist(name)) > 1:
                detail = f"The parameter “{name}” is given more than once. Give it once."
                raise bad_parameter(name="repeated-parameter", detail=detail)

    def text(self, name: str, *, default: str = "") -> str:
        """The value as it stands."""
        return str(self.query.get(name, default))

    def required(self, name: str, *, example: str) -> str:
        """The value, which must be there."""
        value = self.text(name)
        if not value:
            detail = f"The parameter “{name}” is missing. Write for example ?{name}={example}."
            raise bad_parameter(name="missing-parameter", detail=detail)
        return value

    def number(self, name: str, *, default: int, low: int, high: int) -> int:
        """A whole number from ``low`` to ``high``."""
        value = self.text(name, default=str(default))
        # Digits first: int() would read " 5", "1_0" and digits of other scripts too.
        if not (value.isascii() and value.isdigit() and len(value) < 10 and low <= int(value) <= high):
            detail = f"The parameter “{name}” is a whole number from {low} to {high}."
            raise bad_parameter(name="invalid-parameter", detail=detail)
        return int(value)

    def moment(self, name: str, *, default: datetime) -> datetime:
        """An instant with its offset, in ISO 8601."""
        value = self.text(name)
        if not value:
            return default
        try:
            # A plus sign that was not encoded arrives as a space.
            moment = datetime.fromisoformat(value.replace(" ", "+"))
            # Beyond these years an offset may lead out of the calendar.
            if moment.utcoffset() is not None and 1900 <= moment.year <= 2999:
                return moment.astimezone(default.tzinfo)
        except (ValueError, OverflowError):
            pass
        detail = (
            f"The parameter “{name}” is an instant with its offset from UTC, such as {_MOMENT} "
            "(write the plus sign as %2B)."
        )
        raise bad_parameter(name="invalid-parameter", detail=detail)

    def choice(self, name: str, *, default: str, among: Iterable[str]) -> str:
        """One of the given values."""
        value = self.text(name, default=default)
        if value not in (options := tuple(among)):
            detail = f"The parameter “{name}” is one of: {', '.join(options)}."
            raise bad_parameter(name="invalid-parameter", detail=detail)
        return value


def _unknown(name: str, known: tuple[str, ...]) -> str:
    usable = f"Use only: {', '.join(known)}." if known else "This address takes none."
    return f"There is no parameter “{name[:80]}”. {usable}"
