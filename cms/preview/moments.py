"""Tokens that show a shop's whole site as it will read at a moment to come."""

from dataclasses import dataclass
from datetime import UTC, datetime

from cms.preview.signing import PreviewUnknown, Signer
from cms.shops.models import Shop

_USE = "cms.preview.moments"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """A moment, and whether pages scheduled until then are shown: not everyone who sees terms may see those."""

    moment: datetime
    with_scheduled_pages: bool


def issue(*, shop: Shop, ahead: Ahead, at: datetime) -> str:
    """Return a token for this shop and moment. Nothing is kept: it shows recorded versions only."""
    signed = {
        "shop": shop.code,
        "moment": int(ahead.moment.timestamp()),
        "scheduled": ahead.with_scheduled_pages,
    }
    return str(Signer(use=_USE, at=at).sign_object(signed))


def ahead_of(token: str, *, shop: Shop, at: datetime) -> Ahead:
    """The moment of ``token``. Raises PreviewExpired; PreviewUnknown also where it is another shop's."""
    signed = Signer(use=_USE, at=at).read_object(token)
    if signed["shop"] != shop.code:
        raise PreviewUnknown
    moment = datetime.fromtimestamp(signed["moment"], tz=UTC)
    # What was ahead has begun meanwhile: the present is shown, never the past.
    return Ahead(moment=max(moment, at), with_scheduled_pages=bool(signed["scheduled"]))
