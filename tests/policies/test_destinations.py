"""Where an order goes, as people write it."""

import pytest

from policies.errors import InvalidFacts
from policies.facts import Destination


@pytest.mark.parametrize("written", ["FR", "fr", " Fr "])
def test_a_country_is_one_however_it_is_written(written: str) -> None:
    assert Destination(country=written, postal_code="97110") == Destination(country="FR", postal_code="97110")


@pytest.mark.parametrize("written", ["FRA", "F", "France", "12", "É1"])
def test_what_is_no_country_code_is_refused(written: str) -> None:
    with pytest.raises(InvalidFacts, match="write for example FR"):
        Destination(country=written)


@pytest.mark.parametrize("written", ["", "  "])
def test_a_country_may_be_unknown(written: str) -> None:
    assert Destination(country=written).country == ""
