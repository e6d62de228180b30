"""Asking for a return, and following it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from order_portal.errors import ForbiddenMove, InvalidReturn, ReturnRefused, WrongMethod
from order_portal.forms.returns import ReturnForm, SentForm
from order_portal.models import Order, ReturnRequest
from order_portal.operations.request_return import request_return
from order_portal.operations.send_return import send_return
from order_portal.operations.withdraw_return import withdraw_return
from order_portal.queries.actions import reason_views
from order_portal.queries.return_choice import ReturnChoice, return_choice
from order_portal.queries.return_page import find_return, return_page
from order_portal.terms import pinned
from order_portal.views.page import Visit, order_page_view
from order_portal.vocabulary import Intent
from order_portal.wording.voice import voice_for


@order_page_view("GET", "POST", then=Intent.RETURN)
def ask(visit: Visit, found: Order) -> HttpResponse:
    """Show what can be returned, and take the request."""
    choice = return_choice(order=found, at=visit.at, locale=visit.lang)
    if choice.action is None:
        raise Http404("This shop takes no returns here.")
    if visit.request.method != "POST":
        return _choose(visit, found, choice, _form(choice))
    form = _form(choice, visit.request.POST)
    if not form.is_valid():
        # Where nothing may be returned any more there is no form to correct.
        status = 422 if choice.action.open else 409
        return _choose(visit, found, choice, form, status=status)
    try:
        request = request_return(order_id=found.pk, asked=form.asked(), at=visit.at)
    except ReturnRefused as refused:
        return _refused(visit, found, refused)
    except WrongMethod:
        form.add_error(
            "method" if "method" in form.fields else None,
            gettext(
                "Not everything you chose can come back this way. Choose another, or return it separately."
            ),
        )
        return _choose(visit, found, choice, form, status=422)
    except InvalidReturn:
        form.add_error(
            None, gettext("Your order has changed meanwhile. Check your choices and send them again.")
        )
        return _choose(visit, found, choice, form, status=422)
    return redirect(visit.url("return_detail", found.number, request.number))


@order_page_view("GET")
def detail(visit: Visit, found: Order, return_number: str) -> HttpResponse:
    """Show a return."""
    return _detail(visit, _return(found, return_number), SentForm())


@order_page_view("POST")
def sent(visit: Visit, found: Order, return_number: str) -> HttpResponse:
    """Take note that the customer has posted it."""
    request, form = _return(found, return_number), SentForm(visit.request.POST)
    if not form.is_valid():
        return _detail(visit, request, form, status=422)
    try:
        send_return(return_id=request.pk, at=visit.at, tracking_number=form.cleaned_data["tracking_number"])
    except ForbiddenMove:
        return _detail(visit, request, form, status=409, moved=True)
    return redirect(visit.url("return_detail", found.number, request.number))


@order_page_view("POST")
def withdraw(visit: Visit, found: Order, return_number: str) -> HttpResponse:
    """Take the request back."""
    request = _return(found, return_number)
    try:
        withdraw_return(return_id=request.pk, at=visit.at)
    except ForbiddenMove:
        return _detail(visit, request, SentForm(), status=409, moved=True)
    return redirect(visit.url("return_detail", found.number, request.number))


def _return(order: Order, number: str) -> ReturnRequest:
    request = find_return(order, number)
    if request is None:
        raise Http404("There is no such return.")
    return request


def _form(choice: ReturnChoice, data: Any = None) -> ReturnForm:
    return ReturnForm(data, items=choice.items, methods=choice.methods, conditions=choice.conditions)


def _choose(
    visit: Visit, order: Order, choice: ReturnChoice, form: ReturnForm, *, status: int = 200
) -> HttpResponse:
    return visit.show("return", {"number": order.number, "choice": choice, "form": form}, status=status)


def _detail(
    visit: Visit, request: ReturnRequest, form: SentForm, *, status: int = 200, moved: bool = False
) -> HttpResponse:
    page = return_page(request=request, at=visit.at, locale=visit.lang)
    return visit.show("return_detail", {"page": page, "form": form, "moved": moved}, status=status)


def _refused(visit: Visit, order: Order, refused: ReturnRefused) -> HttpResponse:
    voice = voice_for(terms=pinned(order), language=visit.lang)
    reasons = reason_views(refused.decision, voice)
    context = {"title": gettext("This return is not possible"), "number": order.number, "reasons": reasons}
    return visit.show("refused", context, status=409)
