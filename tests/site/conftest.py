"""A site that reads the example documents. No test here may use the database: the site has none."""

from collections.abc import Callable, Iterator

import pytest
from pytest_django import Settings

from faq_site import client as site_client
from tests.site.fakes import BrokenClient, FakeClient


@pytest.fixture
def content(settings: Settings) -> Iterator[FakeClient]:
    """Return the fake that the site asks."""
    settings.CONTENT_CLIENT = "tests.site.fakes.FakeClient"
    site_client._client.cache_clear()
    fake = site_client.content_client()
    assert isinstance(fake, FakeClient)
    yield fake
    site_client._client.cache_clear()


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Return a function that makes every answer of the content API a bad one."""

    def break_it(*, status: int = 0, body: bytes = b"{}") -> None:
        fake = BrokenClient(status=status, body=body)
        monkeypatch.setattr("faq_site.visits.content_client", lambda: fake)
        monkeypatch.setattr("faq_site.shell.content_client", lambda: fake)

    return break_it
