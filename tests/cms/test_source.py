"""What the order side is told: the book, where a clause is explained, and a value in words."""

import pytest

from cms.source import CmsPolicySource
from policies.errors import UnknownReference
from policies.source import PolicySource
from tests.cms.api.conftest import Help, help_center, shop  # noqa: F401
from tests.full_terms import in_force

SOURCE: PolicySource = CmsPolicySource()


@pytest.mark.parametrize(
    ("clause", "locale", "url"),
    [
        ("returns.window", "en", "/en/returns/#returns-window"),
        ("returns.window", "fr", "/fr/retours/#returns-window"),
        ("returns.window.deep.down", "en", "/en/returns/#returns-window"),
        ("returns.methods.registered", "en", "/en/returns/"),
        ("refunds.due", "en", "/en/returns/"),
        ("shipping.cutoff_time", "en", None),
        ("returns.window", "de", None),
        ("nonsense", "en", None),
    ],
)
def test_where_a_clause_is_explained(help_center: Help, clause: str, locale: str, url: str | None) -> None:  # noqa: F811
    assert SOURCE.clause_url(shop="full", clause=clause, locale=locale) == url


def test_unpublished_pages_explain_nothing(help_center: Help) -> None:  # noqa: F811
    help_center.policy.unpublish()

    assert SOURCE.clause_url(shop="full", clause="returns.window", locale="en") is None
    assert SOURCE.clause_url(shop="nobody", clause="returns.window", locale="en") is None


def test_values_in_words_under_the_terms_given() -> None:
    assert SOURCE.text(terms=in_force(), ref="returns.window", locale="fr") == "14 jours"
    with pytest.raises(UnknownReference):
        SOURCE.text(terms=in_force(), ref="returns.gone", locale="fr")


def test_the_book_is_the_shops(help_center: Help) -> None:  # noqa: F811
    assert SOURCE.book(shop="full").shop.code == "full"
    with pytest.raises(LookupError):
        SOURCE.book(shop="nobody")
