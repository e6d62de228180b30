"""Moves a return from the admin, by the same use cases as everywhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST
from wagtail.permissions import policy_registry

from order_portal.errors import PortalError
from order_portal.models import ReturnRequest
from order_portal.operations.authorize_return import authorize_return
from order_portal.operations.decline_return import decline_return
from order_portal.operations.inspect_return import inspect_return
from order_portal.operations.receive_return import receive_return
from order_portal.operations.refund_return import refund_return
from order_portal.staff.forms import FORMS, InspectForm, MoveForm
from order_portal.staff.permissions import returns_for
from order_portal.vocabulary import ReturnState

type Move = Callable[[int, MoveForm, datetime, str], ReturnRequest]


def _authorize(pk: int, form: MoveForm, at: datetime, who: str) -> ReturnRequest:
    return authorize_return(return_id=pk, at=at, who=who, note=form.cleaned_data["note"])


def _decline(pk: int, form: MoveForm, at: datetime, who: str) -> ReturnRequest:
    return decline_return(return_id=pk, at=at, who=who, reason=form.cleaned_data["reason"])


def _receive(pk: int, form: MoveForm, at: datetime, who: str) -> ReturnRequest:
    return receive_return(return_id=pk, at=at, who=who)


def _inspect(pk: int, form: MoveForm, at: datetime, who: str) -> ReturnRequest:
    if not isinstance(form, InspectForm):
        raise TypeError("An inspection needs its form.")
    note = form.cleaned_data["note"]
    return inspect_return(return_id=pk, at=at, who=who, accepted=form.accepted(), note=note)


def _refund(pk: int, form: MoveForm, at: datetime, who: str) -> ReturnRequest:
    return refund_return(return_id=pk, at=at, who=who)


MOVES: Mapping[ReturnState, Move] = MappingProxyType(
    {
        ReturnState.AUTHORIZED: _authorize,
        ReturnState.DECLINED: _decline,
        ReturnState.RECEIVED: _receive,
        ReturnState.INSPECTED: _inspect,
        ReturnState.REFUNDED: _refund,
    }
)


@require_POST
def move(request: HttpRequest, pk: int, target: str) -> HttpResponse:
    """Bring the return to ``target``, or say why that is not possible; back to its page either way."""
    policy: Any = policy_registry.get_by_type(ReturnRequest)
    if not policy.user_has_permission(request.user, "move"):
        raise PermissionDenied
    found = get_object_or_404(returns_for(request.user), pk=pk)
    if target not in set(MOVES):
        raise Http404("There is no such move.")
    state = ReturnState(target)
    form = FORMS[state](request.POST, request=found)
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
    else:
        _try(request, found.pk, state, form)
    return redirect("return_desk:inspect", pk)


def _try(request: HttpRequest, pk: int, state: ReturnState, form: MoveForm) -> None:
    try:
        moved = MOVES[state](pk, form, timezone.now(), request.user.get_username())
    except PortalError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"Return {moved.number} is {state}.")
