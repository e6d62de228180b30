"""The resolver of the request at hand, for Wagtail's rich-text rewriters, which are handed none."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from cms.references.resolver import Resolver

_current: ContextVar[Resolver | None] = ContextVar("references_resolver", default=None)


@contextmanager
def using(resolver: Resolver) -> Iterator[Resolver]:
    """Resolve references in everything rendered within with ``resolver``."""
    token = _current.set(resolver)
    try:
        yield resolver
    finally:
        _current.reset(token)


def current() -> Resolver:
    """The resolver in use; where nobody chose one, one without terms, which shows gaps and logs them."""
    return _current.get() or Resolver(None, locale="en")
