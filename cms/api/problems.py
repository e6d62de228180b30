"""Errors of the content API: RFC 9457 problem details, each with a sentence that says what to do next."""

import logging
import math
from http import HTTPStatus
from typing import Any

from django.http import Http404
from rest_framework import exceptions
from rest_framework.response import Response

logger = logging.getLogger(__name__)
MEDIA_TYPE = "application/problem+json"
_TYPES = "urn:plainterms:problem:"
_WRONG_METHOD = "Documents are read with GET; nothing can be changed here."
_ONLY_POST = "This address takes what a reader says of an answer, with POST; there is nothing to read here."
_BROKEN = "The document cannot be built at present. Try again in a moment."


class Problem(Exception):
    """An answer that is no document. ``name`` is stable for programs, ``detail`` is for people."""

    def __init__(
        self, *, status: HTTPStatus, name: str, title: str, detail: str, headers: dict[str, str] | None = None
    ) -> None:
        self.status = status
        self.name = name
        self.title = title
        self.detail = detail
        self.headers = headers or {}
        super().__init__(detail)


def bad_parameter(*, name: str, detail: str) -> Problem:
    """A query parameter that is unknown, missing, or cannot be read."""
    return Problem(
        status=HTTPStatus.BAD_REQUEST, name=name, title="A query parameter must change", detail=detail
    )


def not_found(*, name: str, title: str, detail: str) -> Problem:
    """Nothing is published under that name."""
    return Problem(status=HTTPStatus.NOT_FOUND, name=name, title=title, detail=detail)


def problem_handler(error: Exception, context: dict[str, Any]) -> Response:
    """Every error as a problem document; what nobody foresaw is logged and told in one sentence."""
    problem = _as_problem(error, context["view"].allowed_methods)
    if problem.status is HTTPStatus.INTERNAL_SERVER_ERROR:
        logger.error("content_api_failed", exc_info=error)
    body = {
        "type": f"{_TYPES}{problem.name}",
        "title": problem.title,
        "status": problem.status.value,
        "detail": problem.detail,
    }
    return Response(body, status=problem.status, content_type=MEDIA_TYPE, headers=problem.headers)


def _wrong_method(takes: list[str]) -> Problem:
    is_post = "POST" in takes
    return Problem(
        status=HTTPStatus.METHOD_NOT_ALLOWED,
        name="method-not-allowed",
        title=f"Only {'POST' if is_post else 'GET'} is answered",
        detail=_ONLY_POST if is_post else _WRONG_METHOD,
        headers={"Allow": "POST" if is_post else "GET, HEAD"},
    )


def _as_problem(error: Exception, takes: list[str]) -> Problem:
    match error:
        case Problem():
            return error
        case Http404():
            return not_found(name="not-found", title="Not found", detail=str(error))
        case exceptions.MethodNotAllowed():
            return _wrong_method(takes)
        case exceptions.Throttled():
            return Problem(
                status=HTTPStatus.TOO_MANY_REQUESTS,
                name="too-many",
                title="Too many at once",
                detail="More was sent than readers write. Try again later.",
                headers={"Retry-After": str(math.ceil(getattr(error, "wait", None) or 60))},
            )
        case exceptions.APIException():
            status = HTTPStatus(error.status_code)
            return Problem(
                status=status,
                name=error.default_code.replace("_", "-"),
                title=status.phrase,
                detail=str(error.detail),
            )
    return Problem(
        status=HTTPStatus.INTERNAL_SERVER_ERROR, name="failed", title="Something went wrong", detail=_BROKEN
    )
