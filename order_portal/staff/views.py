"""Lists and pages of orders and returns in the admin, of the user's shops only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone
from wagtail.admin.views.generic import IndexView, InspectView

from order_portal.deciding import cancellation, returning
from order_portal.models import Order, ReturnRequest
from order_portal.queries.order_page import order_page, read_order
from order_portal.queries.promise import NO_DAY
from order_portal.queries.return_page import find_return, return_page
from order_portal.queries.trace import TraceView, trace_view
from order_portal.snapshots import decision_snapshot
from order_portal.staff.forms import FORMS, MoveForm
from order_portal.staff.permissions import orders_for, returns_for
from order_portal.states import MOVES
from order_portal.terms import pinned
from order_portal.vocabulary import ReturnState

STAFF_LANGUAGE = "en"


class OrderIndex(IndexView):
    """The orders of the user's shops, the newest first."""

    page_title = "Orders"

    def get_base_queryset(self) -> QuerySet[Order]:
        """Only what the user may see."""
        return orders_for(self.request.user)


class ReturnIndex(IndexView):
    """The returns of the user's shops, the newest first."""

    page_title = "Returns"

    def get_base_queryset(self) -> QuerySet[ReturnRequest]:
        """Only what the user may see."""
        return returns_for(self.request.user).order_by("-requested_at", "-pk")


class OrderInspect(InspectView):
    """An order as its customer sees it now, with how each decision is reached."""

    page_title = "Order"

    def get_object(self, queryset: Any = None) -> Order:
        """The order, if it is of the user's shops."""
        get_object_or_404(orders_for(self.request.user), pk=self.pk)
        return read_order(self.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The customer's page, and the traces."""
        at = timezone.now()
        page = order_page(order=self.object, at=at, locale=STAFF_LANGUAGE)
        traces = tuple(_traces_now(self.object, at))
        returns = list(self.object.returns.all())
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"page": page, "traces": traces, "returns": returns}


class ReturnInspect(InspectView):
    """A return with its decision, its history, and the moves that can follow."""

    page_title = "Return"

    def get_object(self, queryset: Any = None) -> ReturnRequest:
        """The return, if it is of the user's shops."""
        found = get_object_or_404(returns_for(self.request.user), pk=self.pk)
        return find_return(read_order(found.order_id), found.number) or found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The customer's page, the trace, the events with who made them, and a form for each move."""
        request: ReturnRequest = self.object
        may_move = self.permission_policy.user_has_permission(self.request.user, "move")
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "page": return_page(request=request, at=timezone.now(), locale=STAFF_LANGUAGE),
            "trace": trace_view(request.decision, subject="When it was requested"),
            "events": list(request.events.all()),
            "lines": list(request.lines.all()),
            "moves": list(_moves(request)) if may_move else [],
        }


def _moves(request: ReturnRequest) -> Iterator[tuple[str, MoveForm]]:
    following = MOVES[ReturnState(request.state)]
    for target, form in FORMS.items():
        if target in following:
            yield target.value, form(request=request, prefix="", auto_id=f"{target}-%s")


def _traces_now(order: Order, at: Any) -> Iterator[TraceView]:
    terms = pinned(order)
    for subject, decide in (("Cancel now", cancellation), ("Return now", returning)):
        try:
            decision = decide(order=order, terms=terms, at=at)
        except NO_DAY:
            continue
        yield trace_view(decision_snapshot(decision), subject=subject)
