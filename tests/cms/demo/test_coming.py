"""Each shop of the demo has announced something for the first of next month."""

from datetime import datetime

import pytest
from django.utils import timezone

from cms.demo.coming import load_coming
from cms.demo.content import SHOPS
from cms.demo.load import Loaded
from cms.shops.models import Shop
from tests.cms.demo.conftest import load


@pytest.mark.parametrize("folder", SHOPS)
def test_it_is_recorded_once_and_starts_on_the_first_at_midnight(loaded: Loaded, folder: str) -> None:
    now = timezone.now()
    if folder != SHOPS[0]:
        load(folder=folder)

    version = load_coming(folder=folder, at=now)

    assert version is not None
    assert load_coming(folder=folder, at=now) is None
    shop = Shop.objects.get(pk=version.shop_id)
    start: datetime = version.effective_from.astimezone(shop.zone)
    assert (start.day, start.hour, start.minute) == (1, 0, 0)
    assert 0 < (start - now).total_seconds() < 32 * 24 * 3600
    assert version.user is not None
    assert version.note
