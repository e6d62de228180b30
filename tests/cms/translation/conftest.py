"""A help center with terms, a question of it sent to be translated, and a translator."""

from typing import Any

import pytest
from django.test import Client

from tests.cms.pages.factories import Centre, open_centre
from tests.cms.pages.shops import open_shop
from tests.cms.translation.desk import Translated, question, submit, translator_of


@pytest.fixture
def centre(db: None) -> Centre:
    """The help center of the default site, with a shop."""
    centre = open_centre()
    open_shop(centre.site)
    return centre


@pytest.fixture
def translated(centre: Centre) -> Translated:
    """A question being translated into French."""
    return submit(question(centre), "fr")


@pytest.fixture
def translator(centre: Centre) -> Any:
    """Who may edit and publish all pages of the help center."""
    return translator_of(centre, "translator")


@pytest.fixture
def desk(client: Client, translator: Any) -> Client:
    """The translator's browser."""
    client.force_login(translator)
    return client
