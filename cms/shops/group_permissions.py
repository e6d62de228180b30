"""The part of Wagtail's group form where administrators say what a group may do for each shop."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from django import forms
from django.contrib.auth import get_permission_codename
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.template.loader import render_to_string
from wagtail.models import GroupSitePermission

from cms.shops.models import Shop
from cms.shops.permissions import models_by_shop

# What an administrator ticks, and which of Wagtail's permissions it stands for.
DUTIES: Mapping[str, tuple[str, tuple[str, ...]]] = MappingProxyType(
    {
        "view": ("See", ("view",)),
        "edit": ("Write drafts", ("add", "change")),
        "publish": ("Publish and schedule", ("publish",)),
        "lock": ("Lock and unlock", ("lock", "unlock")),
    }
)


class ShopPermissionsForm(forms.Form):
    """One row of duties a shop; it holds for the shop's own settings and for all its terms."""

    template_name = "cms/shops/group_permissions.html"

    def __init__(self, *args: Any, instance: Group | None, **kwargs: Any) -> None:
        kwargs["prefix"] = kwargs.get("prefix") or "shop_permissions"
        super().__init__(*args, **kwargs)
        self.instance = instance
        self.shops = list(Shop.objects.select_related("site"))
        self.held = {duty: list(_permissions(duty)) for duty in DUTIES}
        granted = set(self._granted().values_list("site_id", "permission_id"))
        for shop in self.shops:
            self.fields[shop.code] = forms.MultipleChoiceField(
                label=shop.name,
                choices=[(name, words) for name, (words, _) in DUTIES.items()],
                required=False,
                widget=forms.CheckboxSelectMultiple,
                initial=[
                    duty
                    for duty, each in self.held.items()
                    if all((shop.site_id, one.pk) in granted for one in each)
                ],
            )

    def as_admin_panel(self) -> str:
        """The panel within the group form."""
        return render_to_string(self.template_name, {"form": self})

    @transaction.atomic
    def save(self) -> None:
        """Replace what the group may do for each shop by what is ticked."""
        for shop in self.shops:
            chosen = [each for duty in self.cleaned_data[shop.code] for each in self.held[duty]]
            self._granted().filter(site=shop.site).exclude(permission__in=chosen).delete()
            for permission in chosen:
                GroupSitePermission.objects.get_or_create(
                    group=self.instance, site=shop.site, permission=permission
                )

    def _granted(self) -> Any:
        if self.instance is None or self.instance.pk is None:
            return GroupSitePermission.objects.none()
        every = [each.pk for held in self.held.values() for each in held]
        return GroupSitePermission.objects.filter(group=self.instance, permission__in=every)


def _permissions(duty: str) -> Iterator[Permission]:
    _, actions = DUTIES[duty]
    for model in models_by_shop():
        codenames = [get_permission_codename(action, model._meta) for action in actions]
        yield from Permission.objects.filter(
            content_type=ContentType.objects.get_for_model(model), codename__in=codenames
        )
