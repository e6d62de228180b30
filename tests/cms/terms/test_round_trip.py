"""What the core states, editors' models hold and give back unchanged."""

from __future__ import annotations

import pytest
from wagtail.models import Revision

from cms.terms.models import TERMS_MODELS
from policies.terms import AnyTerms, Kind
from tests.cms.factories import shop_factory
from tests.full_terms import FULL
from tests.reference_terms import audrey_alexandre

pytestmark = pytest.mark.django_db


STATED = [*audrey_alexandre()[1].items(), *FULL]


@pytest.mark.parametrize(("kind", "terms"), STATED)
def test_reference_terms_survive(kind: Kind, terms: AnyTerms) -> None:
    shop = shop_factory()

    row = TERMS_MODELS[kind].from_core(terms, shop=shop)

    assert row.to_core() == terms


@pytest.mark.parametrize(("kind", "terms"), STATED)
def test_reference_terms_survive_the_database_and_a_revision(kind: Kind, terms: AnyTerms) -> None:
    shop = shop_factory()
    row = TERMS_MODELS[kind].from_core(terms, shop=shop)
    row.save()
    revision = row.save_revision()

    assert TERMS_MODELS[kind].objects.get(pk=row.pk).to_core() == terms
    assert Revision.objects.get(pk=revision.pk).as_object().to_core() == terms


def test_a_shop_survives() -> None:
    shop = shop_factory()

    assert type(shop).objects.get(pk=shop.pk).to_core() == audrey_alexandre()[0]
