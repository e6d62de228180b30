"""Pages for what no view of the site answered: Django's ``handler404`` and ``handler500``."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import get_language

from faq_site import headers
from faq_site.client import content_client
from faq_site.errors import ContentError, PageMissing
from faq_site.shell import FALLBACK_LOCALE, Shell
from faq_site.shops import shop_at
from faq_site.visits import error_page, render

API_ROOT = "/api/"


def missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Show what is not found anywhere in the installation as a missing page of the site (``handler404``)."""
    if request.path.startswith(API_ROOT):
        return _problem(request)
    client = content_client()
    try:
        shop = shop_at(client.shops(), host=request.get_host())
    except ContentError:
        shop = None
    return error_page(request, PageMissing(request.path), client=client, shop=shop)


def _problem(request: HttpRequest) -> HttpResponse:
    """Answer a program, which reads no pages, as RFC 9457 says. Asking the API about its own gaps would not end."""
    problem = {
        "type": "about:blank",
        "title": "Not found",
        "status": int(HTTPStatus.NOT_FOUND),
        "detail": f"Nothing answers at {request.path}.",
    }
    return JsonResponse(problem, status=HTTPStatus.NOT_FOUND, content_type="application/problem+json")


def failed(request: HttpRequest) -> HttpResponse:
    """Show a fault as a page that asks nothing of what may have failed (``handler500``)."""
    shell = Shell(locale=get_language() or FALLBACK_LOCALE)
    context = {"status": int(HTTPStatus.INTERNAL_SERVER_ERROR)}
    status = HTTPStatus.INTERNAL_SERVER_ERROR
    return headers.unkept(render("site/errors/bad_answer.html", context, shell=shell, status=status))
