"""What the token of a preview shows. No answer of a preview may be kept."""

from datetime import datetime
from http import HTTPStatus

from wagtail.models import Page

from cms.api.documents.pages import type_of
from cms.api.documents.scope import Scope
from cms.api.problems import Problem
from cms.pages.routing import tree_path
from cms.preview.shown import Shown, What, what_it_shows
from cms.preview.signing import PreviewExpired, PreviewUnknown
from cms.shops.models import Shop

NO_STORE = {"Cache-Control": "no-store"}


def shown_by(token: str, *, shop: Shop, at: datetime) -> Shown:
    """What ``token`` shows of ``shop``.

    Raises a problem: 403 where the token has expired, 404 where it is unknown or another shop's.
    """
    try:
        return what_it_shows(token, shop=shop, at=at)
    except PreviewExpired as error:
        raise _problem(HTTPStatus.FORBIDDEN, "preview-expired", "The preview has expired", error) from error
    except PreviewUnknown as error:
        raise _unknown() from error


def whole_site(shown: Shown) -> Shown:
    """``shown``, if it is more than one page. Raises a problem where it is one page's draft."""
    if shown.what is What.PAGE:
        raise _unknown()
    return shown


def page_shown(path: str, *, scope: Scope) -> Page:
    """The page that the scope's preview shows at ``path``. Raises a problem where there is none."""
    page = _draft(path, scope) if scope.shown and scope.shown.page else _page(path, scope)
    if page is None or type_of(page) is None:
        raise _unknown()
    return page


def _draft(path: str, scope: Scope) -> Page | None:
    """The draft, which must be a page of this shop at this path."""
    draft = scope.shown.page if scope.shown else None
    return draft if draft and scope.shows(draft) and scope.path(draft) == path else None


def _page(path: str, scope: Scope) -> Page | None:
    place = tree_path(scope.shop.site, path, roots=scope.roots)
    return scope.pages.at(place) if place else None


def _unknown() -> Problem:
    return _problem(HTTPStatus.NOT_FOUND, "unknown-preview", "No such preview", PreviewUnknown())


def _problem(status: HTTPStatus, name: str, title: str, error: Exception) -> Problem:
    return Problem(status=status, name=name, title=title, detail=str(error), headers=NO_STORE)
