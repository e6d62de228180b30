"""The one route that takes something: a reader's word on an answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.utils import timezone
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.throttling import SimpleRateThrottle
from rest_framework.views import APIView

from cms.api.negotiation import OnlyJson
from cms.api.problems import Problem, not_found, problem_handler
from cms.api.shops import shop_called
from cms.listening.models import LONGEST_COMMENT, Reason
from cms.listening.votes import record_vote
from cms.pages.models import QuestionPage
from cms.pages.routing import site_of
from cms.shops.models import Shop

LARGEST_BODY = 8_000
FIELDS = ("helpful", "reason", "comment", "website")


class _Throttle(SimpleRateThrottle):
    """Counts votes on a thing, never those of a person: an address of the network would be one."""

    scope: str
    named: tuple[str, ...]

    def get_rate(self) -> str:
        """The rate stands in the class."""
        return str(self.rate)

    def get_cache_key(self, request: Request, view: APIView) -> str:
        """The part of the address that is counted."""
        parts = (str(view.kwargs[name]) for name in self.named)
        return f"feedback:{self.scope}:{':'.join(parts)}"


class OnePage(_Throttle):
    """More votes on one answer are no readers."""

    scope, named, rate = "page", ("shop", "page"), "60/hour"


class OneShop(_Throttle):
    """More votes on all answers of a shop are no readers."""

    scope, named, rate = "shop", ("shop",), "900/hour"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """What a body says. ``is_machine``: a field that no person sees was filled in."""

    helpful: bool
    reason: str
    comment: str
    is_machine: bool


class FeedbackView(APIView):
    """A reader's word on one published question."""

    http_method_names = ["post"]
    content_negotiation_class = OnlyJson
    throttle_classes = [OnePage, OneShop]

    def get_exception_handler(self) -> Any:
        """Errors are problem documents."""
        return problem_handler

    def post(self, request: Request, shop: str, page: int) -> Response:
        """Keep it. Answers 204, to machines too: they learn nothing from it."""
        feedback = feedback_in(_body(request))
        seller = shop_called(shop)
        question = _question(page, seller)
        if not feedback.is_machine:
            record_vote(
                shop=seller,
                page=question,
                helpful=feedback.helpful,
                reason=feedback.reason,
                comment=feedback.comment,
                at=timezone.now(),
            )
        return Response(status=HTTPStatus.NO_CONTENT)


def feedback_in(body: Mapping[str, Any]) -> Feedback:
    """The body as typed values. Raises a problem that names the field."""
    if unknown := next((name for name in body if name not in FIELDS), None):
        raise _bad(
            "unknown-field", f"There is no field “{str(unknown)[:80]}”. Use only: {', '.join(FIELDS)}."
        )
    helpful = body.get("helpful")
    if not isinstance(helpful, bool):
        raise _bad("invalid-field", "The field “helpful” is true or false.")
    reason = _text(body, "reason")
    if reason and reason not in Reason.values:
        raise _bad("invalid-field", f"The field “reason” is one of: {', '.join(Reason.values)}.")
    return Feedback(
        helpful=helpful,
        reason=reason,
        comment=_text(body, "comment"),
        is_machine=bool(_text(body, "website")),
    )


def _text(body: Mapping[str, Any], name: str) -> str:
    value = body.get(name, "")
    if not isinstance(value, str) or len(value) > LONGEST_COMMENT:
        raise _bad("invalid-field", f"The field “{name}” is text of at most {LONGEST_COMMENT} characters.")
    return value


def _body(request: Request) -> Mapping[str, Any]:
    """The JSON object that was sent. Raises a problem where it is too large, or none."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST_BODY:
        raise Problem(
            status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            name="too-large",
            title="The body is too large",
            detail=f"Send at most {LARGEST_BODY} bytes.",
        )
    if not isinstance(request.data, Mapping):
        raise _bad("invalid-body", 'Send a JSON object, for example {"helpful": true}.')
    return request.data


def _question(pk: int, shop: Shop) -> QuestionPage:
    found = QuestionPage.objects.live().select_related("locale").filter(pk=pk).first()
    if found is None or site_of(found) != shop.site_id:
        detail = (
            f"{shop.name} has no published question with the number {pk}. A page document names it as “id”."
        )
        raise not_found(name="unknown-question", title="No such question", detail=detail)
    return found


def _bad(name: str, detail: str) -> Problem:
    return Problem(status=HTTPStatus.BAD_REQUEST, name=name, title="The body must change", detail=detail)
