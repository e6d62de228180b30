"""A recorded version stays as it is: for Python, for the database, and for whoever deletes around it."""

from __future__ import annotations

import pytest
from django.db import Error, connection, transaction
from django.db.models import ProtectedError

from cms.shops.models import Shop
from cms.terms.errors import VersionsAreImmutable
from cms.terms.models import TERMS_MODELS, CancellationTerms, ReturnTerms, TermsVersion
from policies.terms import Kind
from tests.cms.factories import editor_of, shop_factory, shop_with_terms
from tests.cms.law import accept
from tests.reference_terms import audrey_alexandre

pytestmark = pytest.mark.django_db


@pytest.fixture
def version() -> TermsVersion:
    shop_with_terms(terms=[audrey_alexandre()[1][Kind.RETURNS]])
    return TermsVersion.objects.get()


def execute(statement: str, *values: object) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, list(values))


def test_python_refuses_to_change_or_delete(version: TermsVersion) -> None:
    for attempt in (
        version.save,
        version.delete,
        lambda: TermsVersion.objects.update(note=""),
        lambda: TermsVersion.objects.filter(pk=version.pk).delete(),
        lambda: TermsVersion.objects.bulk_update([version], ["note"]),
    ):
        with pytest.raises(VersionsAreImmutable):
            attempt()


@pytest.mark.parametrize(
    "column", ["payload", "digest", "effective_from", "recorded_at", "number", "kind", "note", "source"]
)
def test_the_database_refuses_to_change(version: TermsVersion, column: str) -> None:
    value = 7 if column == "number" else "2021-01-01"
    with pytest.raises(Error, match="cannot be changed"):
        execute(f"UPDATE terms_termsversion SET {column} = %s", value)  # noqa: S608 (columns named above)


def test_postgresql_refuses_to_delete(version: TermsVersion) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite keeps no deletion trigger: its test databases are emptied row by row")
    with pytest.raises(Error, match="cannot be changed"):
        execute("DELETE FROM terms_termsversion")


def test_a_user_can_be_forgotten_but_not_exchanged() -> None:
    shop = shop_factory()
    user = editor_of(shop)
    row = ReturnTerms.from_core(audrey_alexandre()[1][Kind.RETURNS], shop=shop)
    row.save()
    accept(row)
    row.save_revision(user=user).publish(user=user)
    other = editor_of(shop, username="other")
    with pytest.raises(Error, match="cannot be changed"):
        execute("UPDATE terms_termsversion SET user_id = %s", other.pk)

    user.delete()

    assert TermsVersion.objects.get().user is None


def test_published_terms_and_their_shop_cannot_be_deleted(version: TermsVersion) -> None:
    row = TERMS_MODELS[Kind.RETURNS].objects.get()

    for attempt in (row.delete, ReturnTerms.objects.all().delete, Shop.objects.all().delete):
        with pytest.raises(ProtectedError), transaction.atomic():
            attempt()
    assert ReturnTerms.objects.filter(pk=row.pk).exists()


def test_a_draft_that_was_never_published_can() -> None:
    shop = shop_factory()
    row = CancellationTerms.from_core(audrey_alexandre()[1][Kind.CANCELLATION], shop=shop)
    row.save()

    row.delete()

    assert not CancellationTerms.objects.exists()
