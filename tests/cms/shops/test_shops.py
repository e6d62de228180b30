"""Shops in the admin: what they hold, who may see them, and what administrators grant."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from cms.shops.models import Shop
from cms.shops.permissions import policy_of
from cms.terms.models import TERMS_MODELS, ReturnTerms
from policies.calendars import BusinessCalendar, Closure
from tests.cms.factories import editor_of, shop_factory, site_factory
from tests.cms.terms.form_posts import block_data
from tests.reference_terms import audrey_alexandre

pytestmark = pytest.mark.django_db


def shop_data(shop: Shop, **changes: Any) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for field in shop._meta.fields:
        value = getattr(shop, field.attname)
        if field.name == "closures":
            data |= block_data("closures", field.stream_block, value)
        elif field.name != "id":
            data[field.name] = value
    return data | changes


def edit(client: Client, shop: Shop, **changes: Any) -> Any:
    return client.post(reverse("shops:edit", args=[shop.pk]), shop_data(shop, **changes))


@pytest.fixture
def shop() -> Shop:
    return shop_factory()


def test_an_administrator_creates_a_shop(admin_client: Client) -> None:
    site = site_factory("audrey-alexandre")
    draft = Shop.from_core(audrey_alexandre()[0], site=site, contact_email="hello@shop.example")

    assert admin_client.get(reverse("shops:add")).status_code == 200
    response = admin_client.post(reverse("shops:add"), shop_data(draft, site=site.pk))

    assert response.status_code == 302, response.context["form"].errors
    assert Shop.objects.get().to_core() == audrey_alexandre()[0]


def test_closures_reach_the_calendar(admin_client: Client, shop: Shop) -> None:
    closed = {
        "closures-count": 1, "closures-0-type": "closure", "closures-0-order": 0, "closures-0-deleted": "",
        "closures-0-id": "", "closures-0-value-first": "2026-08-01", "closures-0-value-last": "2026-08-15",
    }  # fmt: skip

    assert edit(admin_client, shop, **closed).status_code == 302

    calendar = Shop.objects.get().to_core().calendar
    assert isinstance(calendar, BusinessCalendar)
    assert [type(closure) for closure in calendar.closures] == [Closure]
    assert calendar.closures[0].last.isoformat() == "2026-08-15"


def test_a_reversed_closure_is_told_at_its_last_day(admin_client: Client, shop: Shop) -> None:
    closed = {
        "closures-count": 1, "closures-0-type": "closure", "closures-0-order": 0, "closures-0-deleted": "",
        "closures-0-id": "", "closures-0-value-first": "2026-08-15", "closures-0-value-last": "2026-08-01",
    }  # fmt: skip

    (error,) = edit(admin_client, shop, **closed).context["form"].errors.as_data()["closures"]

    assert "swap" in error.block_errors[0].block_errors["last"].message


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("code", {"code": "Über"}),
        ("code", {"code": "1-a"}),
        ("working_weekdays", {"working_weekdays": []}),
        ("holiday_subdivision", {"holiday_subdivision": "XX"}),
        ("time_zone", {"time_zone": "Mars/Olympus"}),
        ("currency", {"currency": "ZZZ"}),
        ("default_language", {"default_language": "xx"}),
    ],
)
def test_a_problem_stands_at_its_field(
    admin_client: Client, shop: Shop, field: str, changes: dict[str, Any]
) -> None:
    assert list(edit(admin_client, shop, **changes).context["form"].errors) == [field]


def test_the_default_language_comes_first() -> None:
    assert shop_factory(locales=("fr", "en")).to_core().locales == ("fr", "en")


def test_editors_see_their_own_shop_only(client: Client, shop: Shop) -> None:
    other = shop_factory("alamara")
    client.force_login(editor_of(shop))

    assert "Alamara" not in client.get(reverse("shops:index")).content.decode()
    for name in ("edit", "delete", "history", "usage"):
        for answer in (
            client.get(reverse(f"shops:{name}", args=[other.pk])),
            client.post(reverse(f"shops:{name}", args=[other.pk])),
        ):
            assert answer.status_code in {302, 403, 404}
            assert "Alamara" not in answer.content.decode()
    assert client.get(reverse("shops:edit", args=[shop.pk])).status_code == 200


def test_editors_cannot_take_another_site(client: Client, shop: Shop) -> None:
    foreign = site_factory("elsewhere")
    client.force_login(editor_of(shop))

    response = edit(client, shop, site=foreign.pk)

    assert list(response.context["form"].errors) == ["site"]


def test_administrators_grant_duties_by_shop(
    admin_client: Client, shop: Shop, django_user_model: Any
) -> None:
    other = shop_factory("alamara")
    group = Group.objects.create(name="Writers")
    user = django_user_model.objects.create_user("writer", "writer@staff.example", "correct horse battery")
    user.groups.add(group)
    address = reverse("wagtailusers_groups:edit", args=[group.pk])
    page = admin_client.get(address)
    assert "Audrey Alexandre" in page.content.decode()
    data = {name: value for name, value in _managed(page).items() if value is not None} | {
        "name": "Writers",
        f"shop_permissions-{shop.code}": ["view", "edit"],
    }

    assert admin_client.post(address, data).status_code == 302

    policy = policy_of(ReturnTerms)
    assert set(policy.shops_for(user, ["change"])) == {shop}
    assert not policy.shops_for(user, ["publish"])
    assert admin_client.get(address).content.decode().count("checked") >= 2
    assert admin_client.post(address, data | {f"shop_permissions-{shop.code}": []}).status_code == 302
    user = django_user_model.objects.get(pk=user.pk)
    assert not policy.shops_for(user, ["change", "view"])
    assert other not in policy.shops_for(user, ["view"])


def test_a_new_group_can_be_made(admin_client: Client, shop: Shop) -> None:
    page = admin_client.get(reverse("wagtailusers_groups:add"))
    data = _managed(page) | {"name": "Reviewers", f"shop_permissions-{shop.code}": ["publish"]}

    assert admin_client.post(reverse("wagtailusers_groups:add"), data).status_code == 302

    granted = Group.objects.get(name="Reviewers").site_permissions.all()
    assert granted.count() == len(TERMS_MODELS)


def _managed(page: Any) -> dict[str, Any]:
    """The management data of the other permission panels, as the browser would send it back."""
    data: dict[str, Any] = {}
    for panel in page.context["permission_panels"]:
        form = getattr(panel, "management_form", None)
        if form is not None:
            data |= {form.add_prefix(name): form[name].value() for name in form.fields}
    return data
