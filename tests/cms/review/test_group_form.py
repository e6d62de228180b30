"""Duties are granted shop by shop and kind by kind."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from cms.shops.models import Shop
from cms.shops.permissions import policy_of
from cms.terms.models import ReturnTerms, ShippingTerms
from tests.cms.factories import shop_factory

pytestmark = pytest.mark.django_db


def save(desk: Client, group: Group, **ticked: list[str]) -> Any:
    address = reverse("wagtailusers_groups:edit", args=[group.pk])
    data: dict[str, Any] = {"name": group.name}
    for panel in desk.get(address).context["permission_panels"]:
        form = getattr(panel, "management_form", None)
        if form is not None:
            data |= {form.add_prefix(name): form[name].value() for name in form.fields}
    data |= {f"shop_permissions-{code.replace('_', '-')}": values for code, values in ticked.items()}
    answer = desk.post(address, data)
    assert answer.status_code == 302
    return desk.get(address).content.decode()


@pytest.fixture
def shops() -> tuple[Shop, Shop]:
    return shop_factory(), shop_factory("alamara")


def test_somebody_edits_shipping_only_and_publishes_nothing(
    admin_client: Client, shops: tuple[Shop, Shop], django_user_model: Any
) -> None:
    own, _ = shops
    group = Group.objects.create(name="Shipping")
    user = django_user_model.objects.create_user("sam", "sam@staff.example", "correct horse battery")
    user.groups.add(group)

    page = save(admin_client, group, audrey_alexandre=["shippingterms.view", "shippingterms.edit"])

    assert set(policy_of(ShippingTerms).shops_for(user, ["change"])) == {own}
    assert not policy_of(ShippingTerms).shops_for(user, ["publish"])
    assert not policy_of(ReturnTerms).shops_for(user, ["change", "view", "publish"])
    assert page.count('value="shippingterms.edit" aria-label="Audrey Alexandre') == 1
    assert 'value="edit" aria-label="Audrey Alexandre, All kinds: Write drafts" checked' not in page


def test_a_duty_for_all_kinds_is_shown_as_one_and_taken_back_as_one(
    admin_client: Client, shops: tuple[Shop, Shop]
) -> None:
    group = Group.objects.create(name="Reviewers")

    page = save(admin_client, group, alamara=["publish"])

    assert 'value="publish" aria-label="Alamara, All kinds: Review and publish" checked' in page
    assert (
        'value="returnterms.publish" aria-label="Alamara, Return terms: Review and publish" checked'
        not in page
    )
    save(admin_client, group, alamara=[])
    assert not group.site_permissions.exists()
