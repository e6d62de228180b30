"""The demo's mailbox: every mail the portal wrote, for a newcomer who waits for a code."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import translation
from django.utils.csp import CSP
from django.views.decorators.cache import never_cache
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from order_portal.models import Message
from order_portal.vocabulary import MessageKind, MessageState

SHOWN = 50
# Mail carries its own style sheet and nothing else.
MAIL_POLICY = {"default-src": [CSP.NONE], "style-src": [CSP.UNSAFE_INLINE]}

CODE = re.compile(r"^\s*(\d{6})\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewestCode:
    """The code that was mailed last, and its mail."""

    code: str
    message: Message


@require_safe
@never_cache
def inbox(request: HttpRequest) -> HttpResponse:
    """List the newest mails; the newest code stands on top."""
    written = Message.objects.exclude(state=MessageState.DISCARDED)
    context = {"mails": list(written.order_by("-pk")[:SHOWN]), "newest_code": _newest_code()}
    with translation.override("en"):
        return render(request, "order_portal/mailbox.html", context)


@require_safe
@never_cache
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one mail as text."""
    message = get_object_or_404(Message.objects.exclude(state=MessageState.DISCARDED), pk=pk)
    with translation.override("en"):
        return render(request, "order_portal/mailbox_letter.html", {"message": message})


@require_safe
@never_cache
@csp_override(MAIL_POLICY)
def letter_html(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one mail as a mail program would."""
    message = get_object_or_404(Message.objects.exclude(state=MessageState.DISCARDED), pk=pk)
    return HttpResponse(message.html)


def _newest_code() -> NewestCode | None:
    codes = Message.objects.filter(kind=MessageKind.ACCESS_CODE).exclude(state=MessageState.DISCARDED)
    message = codes.order_by("-pk").first()
    found = CODE.search(message.text) if message else None
    return NewestCode(code=found.group(1), message=message) if message and found else None
