"""Drafts of terms kept for a preview, and the shop's book as it would be if one were published."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from cms.preview.models import TermsPreview
from cms.preview.signing import PreviewUnknown, Signer, lifetime
from cms.shops.models import Shop
from policies import codec
from policies.book import Book
from policies.errors import UnreadableTerms
from policies.histories import Version
from policies.terms import AnyTerms, Kind

_USE = "cms.preview.terms"


@dataclass(frozen=True, slots=True, kw_only=True)
class Supposed:
    """Terms of one kind, supposed to be published; ``starts_at`` None: they would govern at once."""

    kind: Kind
    terms: AnyTerms
    starts_at: datetime | None = None

    def start(self, *, at: datetime) -> datetime:
        """From when they would govern, published at ``at``."""
        return max(self.starts_at or at, at)

    def put_into(self, book: Book, *, at: datetime) -> Book:
        """The book as it would be. What was recorded for the same start gives way, as it would to a publication."""
        known = [version for history in book.histories for version in history.versions]
        numbers = [version.number for version in known if version.kind == self.kind]
        version = Version(
            kind=self.kind,
            number=1 + max(numbers, default=0),
            effective_from=self.start(at=at),
            recorded_at=max([at, *(version.recorded_at for version in known)]),
            terms=self.terms,
        )
        return Book.of(book.shop, [*known, version])


def keep(*, shop: Shop, supposed: Supposed, at: datetime) -> str:
    """Keep a draft of terms and return the token that shows it, and nothing but it; purge old ones."""
    purge(at=at)
    kept = TermsPreview.objects.create(
        key=secrets.token_urlsafe(24),
        shop=shop,
        kind=supposed.kind.value,
        payload=codec.encode(supposed.terms),
        starts_at=supposed.starts_at,
        kept_at=at,
    )
    return Signer(use=_USE, at=at).sign(kept.key)


def kept_under(token: str, *, shop: Shop, at: datetime) -> Supposed:
    """The draft kept under ``token``. Raises PreviewExpired; PreviewUnknown also where it is another shop's."""
    key = Signer(use=_USE, at=at).read(token)
    kept = TermsPreview.objects.filter(key=key, shop=shop).first()
    if kept is None:
        raise PreviewUnknown
    kind = Kind(kept.kind)
    try:
        terms = codec.decode_terms(kind, kept.payload, where="preview")
    except UnreadableTerms:
        # Kept by another release.
        raise PreviewUnknown from None
    return Supposed(kind=kind, terms=terms, starts_at=kept.starts_at)


def purge(*, at: datetime) -> int:
    """Delete the drafts whose tokens have expired, and return how many."""
    deleted: int = TermsPreview.objects.filter(kept_at__lt=at - lifetime()).delete()[0]
    return deleted
