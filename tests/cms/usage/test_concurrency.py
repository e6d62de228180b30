"""A page and terms that are published at once: the second sees what the first did, and is refused."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from cms.pages.models import ContentPage
from cms.shops.models import Shop
from cms.terms.models import TermsVersion
from policies.errors import InvalidTerms
from tests.cms.law import publish_accepted
from tests.cms.pages.factories import BRACES, ContentFactory, open_centre
from tests.cms.pages.shops import open_shop
from tests.full_terms import SHIPPING

pytestmark = pytest.mark.django_db(transaction=True)
POINTS = "shipping.services.relais.pickup_points"
WITH = replace(SHIPPING, check_on_receipt=False)
WITHOUT = replace(WITH, services=(replace(SHIPPING.services[0], pickup_points=None), *SHIPPING.services[1:]))
MOST_LOOKS = 20_000


@pytest.fixture
def page() -> ContentPage:
    """A draft that names the number of pick-up points, which the shop states."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time, so there is nothing to race")
    centre = open_centre()
    publish_accepted(shop=open_shop(centre.site), terms=WITH)
    made: ContentPage = ContentFactory(parent=centre.en, title="Pick-up", summary=BRACES % POINTS, live=False)
    made.save_revision()
    return made


def publish_page() -> None:
    page = ContentPage.objects.get()
    page.get_latest_revision().publish()


def publish_without() -> None:
    publish_accepted(shop=Shop.objects.get(), terms=WITHOUT)


def while_under_way(first: Callable[[], None], second: Callable[[], None]) -> Future[None]:
    """Begin ``second`` elsewhere, and commit ``first`` once it waits or has gone through; what became of ``second``."""

    def elsewhere() -> None:
        try:
            second()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            first()
            begun = pool.submit(elsewhere)
            assert waits_or_ends(begun)
        begun.exception(timeout=30)
        return begun


def waits_or_ends(begun: Future[None]) -> bool:
    with connection.cursor() as cursor:
        for _ in range(MOST_LOOKS):
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if begun.done() or cursor.fetchone()[0]:
                return True
    return False


def test_terms_wait_for_the_page_and_keep_its_value(page: ContentPage) -> None:
    refused = while_under_way(publish_page, publish_without)

    with pytest.raises(InvalidTerms, match="“Pick-up”"):
        refused.result()
    assert ContentPage.objects.get().live
    assert TermsVersion.objects.latest("pk").terms == WITH


def test_the_page_waits_for_the_terms_and_stays_a_draft(page: ContentPage) -> None:
    refused = while_under_way(publish_without, publish_page)

    with pytest.raises(ValidationError, match="no term called"):
        refused.result()
    assert not ContentPage.objects.get().live
    assert TermsVersion.objects.latest("pk").terms == WITHOUT
