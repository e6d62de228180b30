"""The way in: number and address, then a code by mail."""

from __future__ import annotations

from math import ceil

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.translation import gettext

from order_portal.access.cookies import (
    challenge_token,
    close_order,
    grant_of,
    open_order,
    remember_challenge,
)
from order_portal.access.limits import count_code, count_request
from order_portal.errors import AccessDenied, NoTriesLeft, StaleCode, TooManyRequests, WrongCode
from order_portal.forms.access import AccessForm, CodeForm, intent_of
from order_portal.operations.confirm_access import GRANT_LIFETIME, confirm_access
from order_portal.operations.request_access import CODE_LIFETIME, request_access
from order_portal.views.page import Visit, portal_page
from order_portal.vocabulary import Intent
from order_portal.wording import pages as words
from order_portal.wording.counts import tries_left, try_again_in

NEXT_PAGE = {Intent.TRACK: "order", Intent.CANCEL: "cancel", Intent.RETURN: "return"}


@portal_page("GET", "POST")
def access(visit: Visit) -> HttpResponse:
    """Ask which order, and mail a code; what follows is the same for every answer."""
    if visit.request.method != "POST":
        return _ask(visit)
    form = AccessForm(visit.request.POST)
    if not form.is_valid():
        intent = intent_of(visit.request.POST.get("then", ""))
        return visit.show("access", {"form": form, "intent": intent.value}, status=422)
    asked = form.cleaned_data
    try:
        count_request(ip=visit.ip, shop=visit.shop, number=asked["number"], email=asked["email"], at=visit.at)
    except TooManyRequests as error:
        return too_many(visit, error)
    token = request_access(
        shop=visit.shop,
        number=asked["number"],
        email=asked["email"],
        then=asked["then"],
        locale=visit.lang,
        at=visit.at,
    )
    response = redirect(visit.url("code"))
    remember_challenge(response, token, request=visit.request)
    return response


@portal_page("GET", "POST")
def code(visit: Visit) -> HttpResponse:
    """Take the code and open the order."""
    if visit.request.method != "POST":
        return _enter(visit, CodeForm())
    form = CodeForm(visit.request.POST)
    if not form.is_valid():
        return _enter(visit, form, status=422)
    try:
        count_code(ip=visit.ip, at=visit.at)
        opened = confirm_access(
            token=challenge_token(visit.request), code=form.cleaned_data["code"], at=visit.at
        )
    except TooManyRequests as error:
        return too_many(visit, error)
    except AccessDenied as error:
        form.add_error("code", denial(error))
        return _enter(visit, form, status=422)
    response = HttpResponseRedirect(visit.url(NEXT_PAGE[opened.then], opened.order.number))
    open_order(response, opened.token, age=GRANT_LIFETIME, request=visit.request)
    return response


@portal_page("POST")
def sign_out(visit: Visit) -> HttpResponse:
    """Close the order in this browser."""
    response = redirect(visit.url("access"))
    close_order(visit.request, response)
    return response


def denial(error: AccessDenied) -> str:
    """Why a code was not accepted, and what to do next."""
    match error:
        case WrongCode(left=left):
            return tries_left(left)
        case StaleCode():
            return gettext(words.STALE_CODE)
        case NoTriesLeft():
            return gettext(words.NO_TRIES_LEFT)
        case _:
            return gettext(words.NO_CHALLENGE)


def too_many(visit: Visit, error: TooManyRequests) -> HttpResponse:
    """Say when to try again."""
    seconds = max(1, ceil((error.until - visit.at).total_seconds()))
    response = visit.show("too_many", {"sentence": try_again_in(ceil(seconds / 60))}, status=429)
    response["Retry-After"] = str(seconds)
    return response


def _enter(visit: Visit, form: CodeForm, *, status: int = 200) -> HttpResponse:
    minutes = int(CODE_LIFETIME.total_seconds() // 60)
    return visit.show("code", {"form": form, "minutes": minutes}, status=status)


def _ask(visit: Visit) -> HttpResponse:
    intent = intent_of(visit.request.GET.get("then", ""))
    grant = grant_of(visit.request, at=visit.at)
    opened = grant.order.number if grant and grant.order.shop == visit.shop else ""
    next_page = visit.url(NEXT_PAGE[intent], opened) if opened else ""
    form = AccessForm(initial={"then": intent.value})
    return visit.show("access", {"form": form, "intent": intent.value, "opened": opened, "next": next_page})
