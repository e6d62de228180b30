"""Tokens that show the draft of one page for a while, as it would read now or at a moment to come."""

import secrets
from datetime import UTC, datetime, timedelta

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page
from wagtail_headless_preview.models import PagePreview

from cms.preview.signing import PreviewExpired, PreviewUnknown, Signer, lifetime

__all__ = [
    "PreviewExpired",
    "PreviewUnknown",
    "issue_token",
    "lifetime",
    "purge",
    "read_moment",
    "read_token",
]

_USE = "cms.preview.tokens"
_SINCE = "~"


def issue_token(*, page: Page, at: datetime, moment: datetime | None = None) -> PagePreview:
    """Keep the content of ``page`` as it stands, unsaved changes and all, under a new token; purge old drafts.

    The token names nothing: two editors who look at the same page in the same second get a draft each. ``moment``
    is when the page is to be read; it is signed with the rest.
    """
    purge(at=at)
    name = secrets.token_urlsafe(24)
    signed = f"{name}{_SINCE}{int(moment.timestamp())}" if moment else name
    return PagePreview.objects.create(
        token=Signer(use=_USE, at=at).sign(signed),
        content_type=ContentType.objects.get_for_model(type(page)),
        content_json=page.to_json(),
    )


def read_token(token: str, *, at: datetime) -> PagePreview:
    """Return the draft kept under ``token``. Raises PreviewExpired or PreviewUnknown."""
    Signer(use=_USE, at=at).read(token)
    preview = PagePreview.objects.filter(token=token).first()
    if preview is None:
        raise PreviewUnknown
    return preview


def read_moment(token: str, *, at: datetime) -> datetime | None:
    """Return the moment at which the page is to be read; None for the present. Raises as ``read_token`` does."""
    _, _, seconds = Signer(use=_USE, at=at).read(token).partition(_SINCE)
    return datetime.fromtimestamp(int(seconds), tz=UTC) if seconds else None


def purge(*, at: datetime) -> int:
    """Delete the drafts whose tokens have expired, and return how many.

    Rows know their day only, in the process's time zone, so one lives up to two days longer than its token.
    """
    before = (at - lifetime() - timedelta(days=1)).date()
    deleted: int = PagePreview.objects.filter(created_at__lt=before).delete()[0]
    return deleted
