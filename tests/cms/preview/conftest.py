"""A help center in two languages."""

import pytest

from tests.cms.pages.factories import Centre, open_centre


@pytest.fixture
def centre(db: None) -> Centre:
    """Return the help center of the default site."""
    return open_centre()
