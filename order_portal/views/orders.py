"""The page of an order, and its cancellation."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from order_portal.errors import CancellationRefused
from order_portal.models import Order
from order_portal.operations.cancel_order import cancel_order
from order_portal.queries.actions import reason_views
from order_portal.queries.cancel_page import cancel_page
from order_portal.queries.order_page import order_page
from order_portal.terms import pinned
from order_portal.views.page import Visit, order_page_view
from order_portal.vocabulary import Intent
from order_portal.wording.voice import voice_for


@order_page_view("GET")
def order(visit: Visit, found: Order) -> HttpResponse:
    """Show the order."""
    page = order_page(order=found, at=visit.at, locale=visit.lang)
    return visit.show("order", {"page": page})


@order_page_view("GET", "POST", then=Intent.CANCEL)
def cancel(visit: Visit, found: Order) -> HttpResponse:
    """Show what cancelling does, and do it."""
    page = cancel_page(order=found, at=visit.at, locale=visit.lang)
    if page.action is None:
        raise Http404("This shop's terms say nothing of cancelling.")
    if visit.request.method != "POST":
        return visit.show("cancel", {"page": page})
    try:
        cancel_order(order_id=found.pk, at=visit.at)
    except CancellationRefused as refused:
        voice = voice_for(terms=pinned(found), language=visit.lang)
        reasons = reason_views(refused.decision, voice)
        title = gettext("This order can no longer be cancelled")
        context = {"title": title, "number": found.number, "reasons": reasons}
        return visit.show("refused", context, status=409)
    return redirect(visit.url("order", found.number))
