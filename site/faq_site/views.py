"""The site's three views: the door, the pages, and the search."""

from django.http import HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers
from django.utils.http import escape_leading_slashes

from faq_site import headers
from faq_site.errors import PageMissing
from faq_site.handlers import HANDLERS
from faq_site.languages import preferred_locale
from faq_site.visits import Visit, render, site_view

RESULTS_A_PAGE = 10
LONGEST_QUERY = 200
FURTHEST_PAGE = 100


@site_view
def page(visit: Visit, path: str) -> HttpResponseBase:
    """Show the page at a path; at the root, lead to the home page in the reader's language."""
    if not path:
        return _door(visit)
    if not path.isprintable():
        raise PageMissing(path)
    if not path.endswith("/"):
        return _with_slash(visit, path)
    token = visit.request.GET.get("preview", "")
    document = visit.client.page(shop=visit.shop.code, path=f"/{path}", preview=token)
    shell = visit.shell(locale=document.locale, alternates=document.alternates, path=document.path)
    reader = visit.reader(document.locale)
    with translation.override(document.locale):
        view = HANDLERS[type(document)](document, reader)
    context = {"page": document, "reader": reader, "origin": visit.origin, **view.extra}
    response = render(view.template, context, shell=shell)
    if token or document.preview:
        return headers.preview(response)
    return headers.public(
        response, request=visit.request, now=timezone.now(), valid_until=document.valid_until
    )


@site_view
def search(visit: Visit, locale: str) -> HttpResponseBase:
    """Show the questions that match ``?q=``."""
    spoken = visit.shop.locale(locale)
    if spoken is None:
        raise PageMissing(visit.request.path)
    query = clean_query(visit.request.GET.get("q", ""))
    number = _page_number(visit.request.GET.get("page", ""))
    found = None
    if query:
        found = visit.client.questions(
            shop=visit.shop.code,
            locale=locale,
            query=query,
            limit=RESULTS_A_PAGE,
            offset=(number - 1) * RESULTS_A_PAGE,
        )
    paths = {other.code: f"{other.home}search/" for other in visit.shop.locales}
    shell = visit.shell(locale=locale, alternates=paths, path=paths[locale])
    return headers.unkept(render("site/search.html", {"query": query, "found": found}, shell=shell))


def clean_query(text: str) -> str:
    """Return the words searched for: one line without control characters, cut to what a search can use."""
    printable = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(printable.split())[:LONGEST_QUERY]


def _page_number(text: str) -> int:
    return min(max(int(text), 1), FURTHEST_PAGE) if text.isascii() and text.isdigit() and len(text) < 6 else 1


def _door(visit: Visit) -> HttpResponse:
    accepted = visit.request.headers.get("Accept-Language", "")
    locale = preferred_locale(visit.shop, accept_language=accepted)
    if locale is None:
        raise PageMissing("/")
    response = HttpResponseRedirect(locale.home)
    patch_vary_headers(response, ["Accept-Language"])
    response["Cache-Control"] = "private, no-cache"
    return response


def _with_slash(visit: Visit, path: str) -> HttpResponse:
    """Lead to the address with its final slash; what looks like a file is no page."""
    if "." in path.rsplit("/", 1)[-1]:
        raise PageMissing(path)
    query = visit.request.META.get("QUERY_STRING", "")
    target = escape_leading_slashes(f"{visit.request.path}/")
    return HttpResponsePermanentRedirect(f"{target}?{query}" if query else target)
