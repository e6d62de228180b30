"""Every reference of two shops, its form for programs and what it is about: names that are added to, never renamed.

``stated/`` has one file a shop, a value a line: ``reference = value``, and in brackets the topic and the names of what
the shop's own codes in the reference stand for. The shop ``everything`` states all there is.
"""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from policies.book import TermsInForce
from policies.references import Stated, counts_business_days, machine, stated
from tests.full_terms import in_force
from tests.reference_terms import audrey_alexandre_book

ON = datetime(2026, 11, 22, tzinfo=UTC)
SHOPS = {
    "audrey-alexandre": audrey_alexandre_book().at(ON),
    "everything": in_force(),
}


def written(value: Stated) -> str:
    about = ""
    if value.subjects or value.topic != value.ref:
        about = f" [{value.topic}: {', '.join(machine(name) for name in value.subjects)}]"
    business = " business days" if counts_business_days(value.value) else ""
    return f"{value.ref} = {machine(value.value)}{business}{about}\n"


@pytest.mark.parametrize(("name", "terms"), SHOPS.items())
def test_what_is_stated_has_its_name_and_form(name: str, terms: TermsInForce) -> None:
    file = Path(__file__).parent / "stated" / f"{name}.txt"

    assert "".join(map(written, stated(terms).values())) == file.read_text()


@pytest.mark.parametrize("terms", SHOPS.values())
def test_a_value_belongs_to_the_kind_it_is_named_after(terms: TermsInForce) -> None:
    assert {value.kind for value in stated(terms).values()} == {version.kind for version in terms.versions}
    assert all(ref == value.ref for ref, value in stated(terms).items())
