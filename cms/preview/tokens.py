"""Tokens that show one draft for a while. They are signed with their time of issue, and kept beside the draft."""

import secrets
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.signing import BadSignature, TimestampSigner, b62_decode, b62_encode
from wagtail.models import Page
from wagtail_headless_preview.models import PagePreview

DEFAULT_LIFETIME = timedelta(hours=1)


class PreviewExpired(Exception):
    """The token was good, and its time is over: the editor opens the preview again."""

    def __init__(self) -> None:
        super().__init__("This preview has expired. Open it again from the editor.")


class PreviewUnknown(LookupError):
    """No draft goes by this token: it was never issued, was altered, or its draft is gone."""

    def __init__(self) -> None:
        super().__init__("There is no preview at this address. Open it again from the editor.")


class _Signer(TimestampSigner):
    """Signs with a given moment rather than the clock's."""

    def __init__(self, at: datetime) -> None:
        super().__init__(salt="cms.preview.tokens")
        self.at = at

    def timestamp(self) -> str:
        return b62_encode(int(self.at.timestamp()))

    def issued_at(self, token: str) -> datetime:
        """Return when ``token`` was signed. Raises BadSignature where this installation did not sign it."""
        self.unsign(token)
        seconds = b62_decode(token.rsplit(self.sep, 2)[1])
        return datetime.fromtimestamp(seconds, tz=UTC)


def lifetime() -> timedelta:
    """How long a preview may be opened: the setting ``PREVIEW_LIFETIME``, an hour unless it is set."""
    kept: timedelta = getattr(settings, "PREVIEW_LIFETIME", DEFAULT_LIFETIME)
    return kept


def issue_token(*, page: Page, at: datetime) -> PagePreview:
    """Keep the content of ``page`` as it stands, unsaved changes and all, under a new token; purge old drafts.

    The token names nothing: two editors who look at the same page in the same second get a draft each.
    """
    purge(at=at)
    return PagePreview.objects.create(
        token=_Signer(at).sign(secrets.token_urlsafe(24)),
        content_type=ContentType.objects.get_for_model(type(page)),
        content_json=page.to_json(),
    )


def read_token(token: str, *, at: datetime) -> PagePreview:
    """Return the draft kept under ``token``. Raises PreviewExpired or PreviewUnknown."""
    try:
        issued_at = _Signer(at).issued_at(token)
    except BadSignature:
        raise PreviewUnknown from None
    if at - issued_at > lifetime():
        raise PreviewExpired
    preview = PagePreview.objects.filter(token=token).first()
    if preview is None:
        raise PreviewUnknown
    return preview


def purge(*, at: datetime) -> int:
    """Delete the drafts whose tokens have expired, and return how many.

    Rows know their day only, in the process's time zone, so one lives up to two days longer than its token.
    """
    before = (at - lifetime() - timedelta(days=1)).date()
    deleted: int = PagePreview.objects.filter(created_at__lt=before).delete()[0]
    return deleted
