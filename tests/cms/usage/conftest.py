"""A help center whose shop states shipping and returns."""

import pytest

from tests.cms.pages.factories import Centre, open_centre
from tests.cms.pages.shops import open_shop


@pytest.fixture
def shop_centre(db: None) -> Centre:
    """Return the help center of the default site."""
    centre = open_centre()
    open_shop(centre.site)
    return centre
