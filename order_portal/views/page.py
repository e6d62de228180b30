"""What every page of the portal has in common: its shop, its language, its clock, and headers that keep it private."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import split_domain_port
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_http_methods

from order_portal.access.cookies import grant_of
from order_portal.models import AccessGrant, Order, normalized
from order_portal.ports import shop_for_host
from order_portal.queries.order_page import read_order
from order_portal.vocabulary import Intent

type Context = dict[str, Any]
type View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One request: which shop, in which language, when, and from which address."""

    request: HttpRequest
    shop: str
    lang: str
    at: datetime

    @property
    def ip(self) -> str:
        """The address that limits are counted by."""
        return str(self.request.META.get(settings.PORTAL_CLIENT_ADDRESS, ""))

    def url(self, name: str, *args: str) -> str:
        """The path of a page of the portal in this language."""
        return reverse(f"order_portal:{name}", args=(self.lang, *args))

    def show(self, template: str, context: Context | None = None, *, status: int = 200) -> HttpResponse:
        """Render a page of the portal."""
        shown = {"portal_lang": self.lang} | (context or {})
        return render(self.request, f"order_portal/{template}.html", shown, status=status)


def portal_page(*methods: str) -> Callable[[View], View]:
    """Make ``view(visit, …)`` a page that answers ``methods``. 404 on a host without a shop."""

    def decorate(view: View) -> View:
        @require_http_methods([*methods, "HEAD"] if "GET" in methods else list(methods))
        @wraps(view)
        def answer(request: HttpRequest, lang: str, *args: Any, **kwargs: Any) -> HttpResponse:
            shop = shop_for_host(split_domain_port(request.get_host())[0])
            if shop is None:
                raise Http404("No shop answers here.")
            visit = Visit(request=request, shop=shop, lang=lang, at=timezone.now())
            with translation.override(lang):
                return _private(view(visit, *args, **kwargs))

        return answer

    return decorate


def order_page_view(*methods: str, then: Intent = Intent.TRACK) -> Callable[[View], View]:
    """Make ``view(visit, order, …)`` a page of the order in the address, for the browser that may see it.

    Everyone else is sent to the form, whether there is such an order or not.
    """

    def decorate(view: View) -> View:
        @portal_page(*methods)
        @wraps(view)
        def answer(visit: Visit, number: str, *args: Any, **kwargs: Any) -> HttpResponse:
            grant = grant_of(visit.request, at=visit.at)
            if grant is None or not _opens(grant, visit, number):
                query = "" if then is Intent.TRACK else f"?then={then}"
                return redirect(visit.url("access") + query)
            return view(visit, _order(grant), *args, **kwargs)

        return answer

    return decorate


def _opens(grant: AccessGrant, visit: Visit, number: str) -> bool:
    return grant.order.shop == visit.shop and grant.order.number_key == normalized(number)


def _order(grant: AccessGrant) -> Order:
    return read_order(grant.order_id)


def _private(response: HttpResponse) -> HttpResponse:
    """Keep the page out of caches, of search engines and of other sites' logs."""
    response["Cache-Control"] = "no-store, private"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "same-origin"
    return response
