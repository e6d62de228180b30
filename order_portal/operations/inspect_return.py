"""Returned goods are looked at."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from order_portal.errors import InvalidReturn
from order_portal.models import ReturnLine, ReturnRequest
from order_portal.operations.records import advance, locked_return
from order_portal.vocabulary import Actor, ReturnState


def inspect_return(
    *, return_id: int, at: datetime, accepted: Mapping[str, int] | None = None, note: str = "", who: str = ""
) -> ReturnRequest:
    """Record how much of each line, by its code, passed; without ``accepted``, all of it did.

    Raises UnknownReturn, ForbiddenMove, or InvalidReturn where a quantity is not possible.
    """
    with transaction.atomic():
        request = locked_return(return_id)
        lines = list(request.lines.all())
        passed = {line.line.code: line.quantity for line in lines} if accepted is None else dict(accepted)
        _check(lines, passed)
        data = {"accepted": passed, "note": note}
        advance(request, ReturnState.INSPECTED, at=at, actor=Actor.STAFF, who=who, data=data)
        for line in lines:
            line.accepted = passed[line.line.code]
            line.save(update_fields=["accepted"])
    return request


def _check(lines: list[ReturnLine], passed: Mapping[str, int]) -> None:
    quantities = {line.line.code: line.quantity for line in lines}
    if set(passed) != set(quantities) or any(not 0 <= n <= quantities[code] for code, n in passed.items()):
        raise InvalidReturn("Say for each returned line how much of it passed, from none to all of it.")
