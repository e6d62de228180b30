"""Signatures of previews' tokens: each kind of token has its own, and carries its time of issue."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner, b62_decode, b62_encode

DEFAULT_LIFETIME = timedelta(hours=1)


class PreviewExpired(Exception):
    """The token was good, and its time is over: the editor opens the preview again."""

    def __init__(self) -> None:
        super().__init__("This preview has expired. Open it again from the editor.")


class PreviewUnknown(LookupError):
    """No draft goes by this token: it was never issued, was altered, or its draft is gone."""

    def __init__(self) -> None:
        super().__init__("There is no preview at this address. Open it again from the editor.")


class Signer(TimestampSigner):
    """Signs with a given moment rather than the clock's. ``use`` keeps tokens of different kinds apart."""

    def __init__(self, *, use: str, at: datetime) -> None:
        super().__init__(salt=use)
        self.at = at

    def timestamp(self) -> str:
        return b62_encode(int(self.at.timestamp()))

    def read(self, token: str) -> str:
        """Return what was signed. Raises PreviewExpired, and PreviewUnknown where this was not signed for this use."""
        self._require_fresh(token)
        return str(self.unsign(token))

    def read_object(self, token: str) -> Any:
        """Return the object that was signed. Raises PreviewExpired, PreviewUnknown."""
        self._require_fresh(token)
        return self.unsign_object(token)

    def _require_fresh(self, token: str) -> None:
        try:
            self.unsign(token)
        except BadSignature:
            raise PreviewUnknown from None
        issued_at = datetime.fromtimestamp(b62_decode(token.rsplit(self.sep, 2)[1]), tz=UTC)
        if self.at - issued_at > lifetime():
            raise PreviewExpired


def lifetime() -> timedelta:
    """How long a preview may be opened: the setting ``PREVIEW_LIFETIME``, an hour unless it is set."""
    kept: timedelta = getattr(settings, "PREVIEW_LIFETIME", DEFAULT_LIFETIME)
    return kept
