"""Which shop answers on which host."""

from __future__ import annotations

import pytest
from pytest_django import Settings
from wagtail.models import Site

from cms.shops.hosts import hosts_of, shop_code_at
from cms.shops.models import Shop
from tests.cms.factories import shop_factory

pytestmark = pytest.mark.django_db


@pytest.fixture
def first(settings: Settings) -> Shop:
    """The shop of the default site."""
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1", ".shop.example"]
    shop = shop_factory(code="first")
    Site.objects.exclude(pk=shop.site_id).update(is_default_site=False)
    Site.objects.filter(pk=shop.site_id).update(hostname="www.shop.example", is_default_site=True)
    return Shop.objects.select_related("site").get(pk=shop.pk)


def test_a_shop_answers_on_the_name_of_its_site_with_or_without_a_port(first: Shop) -> None:
    assert shop_code_at("www.shop.example") == "first"
    assert shop_code_at("WWW.shop.example:8000") == "first"
    assert shop_code_at("other.shop.example") is None


def test_the_default_shop_answers_on_this_machine_where_the_installation_does(
    first: Shop, settings: Settings
) -> None:
    assert hosts_of(first) == ("www.shop.example", "localhost", "127.0.0.1")
    assert shop_code_at("127.0.0.1:8000") == "first"
    settings.ALLOWED_HOSTS = ["www.shop.example"]
    assert hosts_of(first) == ("www.shop.example",)
    assert shop_code_at("127.0.0.1:8000") is None


def test_a_second_shop_answers_on_its_own_name_alone(first: Shop) -> None:
    second = shop_factory(code="second")
    Site.objects.filter(pk=second.site_id).update(hostname="second.shop.example", is_default_site=False)
    second = Shop.objects.select_related("site").get(pk=second.pk)
    assert hosts_of(second) == ("second.shop.example",)
    assert shop_code_at("second.shop.example") == "second"
