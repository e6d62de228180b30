"""The two cookies of a guest: one waits for a code, one holds an open order. Neither is the site's session."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from order_portal.access.secrets_at_rest import token_digest
from order_portal.models import AccessGrant

CHALLENGE = "order_code"
GRANT = "order_access"
# Longer than a code lives, so that one who comes late is told so.
CHALLENGE_AGE = timedelta(hours=1)


def remember_challenge(response: HttpResponse, token: str, *, request: HttpRequest) -> None:
    """Let this browser enter the code of one challenge."""
    _set(response, CHALLENGE, token, age=CHALLENGE_AGE, request=request)


def open_order(response: HttpResponse, token: str, *, age: timedelta, request: HttpRequest) -> None:
    """Let this browser see one order, and forget the challenge."""
    _set(response, GRANT, token, age=age, request=request)
    response.delete_cookie(CHALLENGE, samesite="Strict")


def challenge_token(request: HttpRequest) -> str:
    """The token of the challenge that this browser waits for, or an empty one."""
    return request.COOKIES.get(CHALLENGE, "")


def grant_of(request: HttpRequest, *, at: datetime) -> AccessGrant | None:
    """What this browser may see at ``at``, or None."""
    token = request.COOKIES.get(GRANT, "")
    if not token:
        return None
    grants = AccessGrant.objects.select_related("order")
    return grants.filter(token_digest=token_digest(token), expires_at__gt=at).first()


def close_order(request: HttpRequest, response: HttpResponse) -> None:
    """Forget what this browser may see, here and in the database."""
    AccessGrant.objects.filter(token_digest=token_digest(request.COOKIES.get(GRANT, ""))).delete()
    response.delete_cookie(GRANT, samesite="Strict")


def _set(response: HttpResponse, name: str, value: str, *, age: timedelta, request: HttpRequest) -> None:
    response.set_cookie(
        name,
        value,
        max_age=age,
        httponly=True,
        samesite="Strict",
        secure=settings.SESSION_COOKIE_SECURE or request.is_secure(),
    )
