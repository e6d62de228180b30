"""The draft behind a token, as a page."""

from datetime import datetime

from django.core.exceptions import ObjectDoesNotExist
from wagtail.models import Page

from cms.preview.signing import PreviewUnknown
from cms.preview.tokens import read_token


def draft_page(token: str, *, at: datetime) -> Page:
    """Return the page as it stood in the editor when ``token`` was issued; it is never saved.

    It has the id of the page it is a draft of, or none where the page has not been saved yet. Its ``url_path``
    follows a slug changed in the draft. Raises PreviewExpired or PreviewUnknown.
    """
    preview = read_token(token, at=at)
    try:
        page: Page = preview.as_page()
    except (ObjectDoesNotExist, AttributeError):
        # The page type no longer exists.
        raise PreviewUnknown from None
    return page
