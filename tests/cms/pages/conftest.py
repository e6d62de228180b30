"""A help center in two languages, with and without a shop."""

import pytest

from tests.cms.pages.factories import Centre, open_centre
from tests.cms.pages.shops import open_shop


@pytest.fixture
def centre(db: None) -> Centre:
    """Return the help center of the default site, which belongs to no shop yet."""
    return open_centre()


@pytest.fixture
def shop_centre(centre: Centre) -> Centre:
    """Return the help center of the default site, whose shop states shipping and returns."""
    open_shop(centre.site)
    return centre
