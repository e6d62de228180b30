"""The site's views: the door, the pages, the search, and what a reader says of an answer."""

import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers
from django.utils.http import escape_leading_slashes
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from faq_site import headers, previews
from faq_site.documents import Page, QuestionPage
from faq_site.errors import ContentError, NotFromHere, PageMissing
from faq_site.feedback import ANCHOR, Feedback, State, is_from_here
from faq_site.handlers import ANY_KIND, HANDLERS, KINDS
from faq_site.languages import Reader, preferred_locale
from faq_site.previews import Frame
from faq_site.shell import Shell
from faq_site.visits import Visit, render, site_view, with_visit

log = logging.getLogger(__name__)

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
    document = visit.client.page(shop=visit.shop.code, path=f"/{path}", preview=visit.token)
    kept = visit.token if document.showing and document.showing.is_whole_site else ""
    shell = visit.shell(
        locale=document.locale, alternates=document.alternates, path=document.path, preview=kept
    )
    reader = visit.reader(document.locale)
    with translation.override(document.locale):
        view = HANDLERS[type(document)](document, reader)
    state = State.of(visit.request.GET.get(ANCHOR, ""))
    context = {"page": document, "reader": reader, "origin": visit.origin, "feedback": state, **view.extra}
    if document.showing:
        return _preview(visit, view.template, context | _ribbon(visit, document, reader), shell=shell)
    response = render(view.template, context, shell=shell)
    if visit.token:
        return headers.preview(response)
    return headers.public(
        response, request=visit.request, now=timezone.now(), valid_until=document.valid_until
    )


def _ribbon(visit: Visit, document: Page, reader: Reader) -> dict[str, Any]:
    """What the ribbon of a preview says, and where it leads out: not within the panel, which frames no public page."""
    showing = document.showing
    if showing is None:
        return {}
    with translation.override(document.locale):
        kind = str(KINDS.get(showing.kind, ANY_KIND))
        moment = reader.moment(showing.at) if showing.at else ""
        sentence = previews.ribbon(showing, kind=kind, moment=moment)
    leads_out = showing.is_whole_site and not Frame.of(visit.request, token=visit.token).in_panel
    return {"ribbon": sentence, "leave": document.path if leads_out else ""}


def _preview(visit: Visit, template: str, context: Mapping[str, Any], *, shell: Shell) -> HttpResponse:
    """A page of a preview; what is shown of the whole site is shown on all its pages."""
    frame = Frame.of(visit.request, token=shell.preview)
    if shell.doors:
        frame = frame.without(shell.doors.track)
    with translation.override(shell.locale):
        return headers.preview(frame.dress(render(template, context, shell=shell)))


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
            by_staff=visit.is_by_staff,
            preview=visit.token,
        )
    paths = {other.code: f"{other.home}search/" for other in visit.shop.locales}
    shell = visit.shell(locale=locale, alternates=paths, path=paths[locale], preview=visit.token)
    context = {"query": query, "found": found}
    if visit.token:
        return _preview(visit, "site/search.html", context, shell=shell)
    return headers.unkept(render("site/search.html", context, shell=shell))


@csrf_exempt
@require_POST
@with_visit
def feedback(visit: Visit, locale: str) -> HttpResponseBase:
    """Hand over what a reader says of an answer, and lead back to it."""
    if not is_from_here(visit.request):
        raise NotFromHere(visit.request.path)
    posted = visit.request.POST
    path = posted.get("path", "")
    if not path.startswith(f"/{locale}/") or not path.isprintable():
        raise PageMissing(path[:200])
    document = visit.client.page(shop=visit.shop.code, path=path)
    if not isinstance(document, QuestionPage) or document.id is None or "helpful" not in posted:
        raise PageMissing(path)
    state = _handed_over(visit, document.id, Feedback.posted(posted.dict()))
    response = HttpResponseRedirect(f"{document.path}?{ANCHOR}={state}#{ANCHOR}")
    response.status_code = HTTPStatus.SEE_OTHER
    return headers.unkept(response)


def _handed_over(visit: Visit, page: int, said: Feedback) -> State:
    """Send it to the content API; what becomes of it."""
    try:
        visit.client.send_feedback(shop=visit.shop.code, page=page, feedback=said)
    except ContentError as error:
        log.warning("A reader's word on page %s was not kept: %s", page, error)
        return State.LATER
    return State.THANKS


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
