"""What the core states, editors' models hold and give back unchanged."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from wagtail.models import Revision

from cms.shops.models import Shop
from cms.terms.books import in_force
from cms.terms.models import TERMS_MODELS
from policies.terms import AnyTerms, Kind
from tests.cms.factories import shop_factory, site_factory
from tests.cms.law import publish_accepted
from tests.full_terms import FULL
from tests.reference_terms import alamara, audrey_alexandre

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


def test_shop_b_is_published_whole() -> None:
    core, terms = alamara()
    shop = Shop.from_core(core, site=site_factory(core.code), contact_email="hello@alamara.example")
    shop.save()

    for stated in terms.values():
        publish_accepted(shop=shop, terms=stated)

    book = in_force(core.code, datetime.now(UTC))
    assert book.shop == core
    assert {version.kind: version.terms for version in book.versions} == terms


def test_a_shop_survives() -> None:
    shop = shop_factory()

    assert type(shop).objects.get(pk=shop.pk).to_core() == audrey_alexandre()[0]
