"""The draft that a preview shows."""

from http import HTTPStatus

from wagtail.models import Page

from cms.api.documents.pages import type_of
from cms.api.documents.scope import Scope
from cms.api.problems import Problem
from cms.preview.documents import draft_page
from cms.preview.tokens import PreviewExpired, PreviewUnknown

_NO_STORE = {"Cache-Control": "no-store"}


def draft_at(path: str, *, token: str, scope: Scope) -> Page:
    """The draft that ``token`` was issued for, which must be a page of this shop at this path.

    Raises a problem: 403 where the token has expired, 404 where it is unknown or leads elsewhere.
    """
    try:
        draft = draft_page(token, at=scope.at)
    except PreviewExpired as error:
        raise _problem(HTTPStatus.FORBIDDEN, "preview-expired", "The preview has expired", error) from error
    except PreviewUnknown as error:
        raise _unknown(error) from error
    if type_of(draft) is None or not scope.shows(draft) or scope.path(draft) != path:
        raise _unknown(PreviewUnknown())
    return draft


def _unknown(error: PreviewUnknown) -> Problem:
    return _problem(HTTPStatus.NOT_FOUND, "unknown-preview", "No such preview", error)


def _problem(status: HTTPStatus, name: str, title: str, error: Exception) -> Problem:
    return Problem(status=status, name=name, title=title, detail=str(error), headers=_NO_STORE)
