"""What an editor is told about references that cannot be shown."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from cms.references.syntax import Mention
from cms.references.validation import validate_mentions, validate_refs
from cms.shops.models import Shop
from cms.terms.models import TermsVersion
from policies.durations import Duration
from policies.histories import Version
from policies.terms import AnyTerms, Kind
from tests.cms.factories import shop_factory
from tests.full_terms import REPAIRS, RETURNS, START

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
LATER = datetime(2026, 12, 1, 7, 0, tzinfo=UTC)


def state(shop: Shop, kind: Kind, terms: AnyTerms, *, since: datetime, number: int = 1) -> None:
    version = Version(kind=kind, number=number, effective_from=since, recorded_at=START, terms=terms)
    TermsVersion.of(shop=shop, version=version).save()


@pytest.fixture
def shop(db: None) -> Shop:
    made = shop_factory()
    state(made, Kind.RETURNS, RETURNS, since=START)
    return made


def sentences(*refs: str) -> list[str]:
    found = validate_refs([("summary", ref) for ref in refs], shop_code="audrey-alexandre", at=NOW)
    assert all(field == "summary" for field, _ in found)
    return [sentence for _, sentence in found]


def test_what_is_in_force_is_fine(shop: Shop) -> None:
    assert sentences("returns.window", "returns.methods.registered") == []


def test_an_unknown_name_and_the_nearest_one(shop: Shop) -> None:
    assert sentences("returns.widow", "nonsense.entirely") == [
        "There is no term called “returns.widow”. Did you mean “returns.window”?",
        "There is no term called “nonsense.entirely”. Choose one from the list of the shop’s terms.",
    ]


def test_a_term_that_this_shop_does_not_state(shop: Shop) -> None:
    (sentence,) = sentences("repairs.quote_validity")

    assert sentence == (
        "Audrey Alexandre does not state “repairs.quote_validity”. "
        "State it in the shop’s terms first, or refer to another term."
    )


def test_a_term_that_only_another_shop_states(shop: Shop) -> None:
    other = shop_factory("alamara")
    state(other, Kind.REPAIRS, REPAIRS, since=START)

    assert "does not state “repairs.causes.wear”" in sentences("repairs.causes.wear")[0]
    assert "There is no term called" in sentences("repairs.causes.fire")[0]


def test_a_term_that_is_only_coming(shop: Shop) -> None:
    state(shop, Kind.REPAIRS, replace(REPAIRS, quote_validity=Duration(length=10)), since=LATER)

    (sentence,) = sentences("repairs.quote_validity")

    assert sentence == (
        "“repairs.quote_validity” is not in force yet: it starts on 1 December 2026, 08:00, Paris time. "
        "Publish this page then, or refer to a term that is in force now."
    )
    assert validate_refs([("body", "repairs.quote_validity")], shop_code="audrey-alexandre", at=LATER) == []


def test_a_format_that_does_not_fit(shop: Shop) -> None:
    mentions = [("body", Mention("returns.window", "clock")), ("body", Mention("returns.window", "number"))]

    (problem,) = validate_mentions(mentions, shop_code="audrey-alexandre", at=NOW)

    assert problem[0] == "body"
    assert "cannot be written as “clock”" in problem[1]


def test_a_shop_that_is_not_there(db: None) -> None:
    with pytest.raises(LookupError):
        validate_refs([], shop_code="nobody", at=NOW)
