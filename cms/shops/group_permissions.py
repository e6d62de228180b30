"""The part of Wagtail's group form where administrators say what a group may do for each shop, and to what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django import forms
from django.contrib.auth import get_permission_codename
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.text import capfirst
from wagtail.models import GroupSitePermission

from cms.shops.models import Shop
from cms.shops.permissions import models_by_shop

# What an administrator ticks, and which of Wagtail's permissions it stands for.
DUTIES: Mapping[str, tuple[str, tuple[str, ...]]] = MappingProxyType(
    {
        "view": ("See", ("view",)),
        "edit": ("Write drafts", ("add", "change")),
        "publish": ("Review and publish", ("publish",)),
        "lock": ("Lock and unlock", ("lock", "unlock")),
        "legal": ("Give legal reasons", ("override_legal",)),
    }
)
ALL_KINDS = "All kinds"


@dataclass(frozen=True, slots=True)
class Cell:
    """One box to tick: a duty for one kind of thing. ``value`` is None where the kind has no such duty."""

    label: str
    value: str | None
    is_ticked: bool


@dataclass(frozen=True, slots=True)
class Row:
    """The duties of one kind of thing, or of all kinds together."""

    kind: str
    cells: tuple[Cell, ...]


class ShopPermissionsForm(forms.Form):
    """A table a shop: its own settings and each kind of terms, with the duties for it.

    A duty ticked for all kinds stands for every kind, also beside what is ticked below it.
    """

    template_name = "cms/shops/group_permissions.html"

    def __init__(self, *args: Any, instance: Group | None, **kwargs: Any) -> None:
        kwargs["prefix"] = kwargs.get("prefix") or "shop_permissions"
        super().__init__(*args, **kwargs)
        self.instance = instance
        self.shops = list(Shop.objects.select_related("site"))
        self.held = _held()
        granted = set(self._granted().values_list("site_id", "permission_id"))
        for shop in self.shops:
            self.fields[shop.code] = forms.MultipleChoiceField(
                label=shop.name,
                choices=[(value, value) for value in self.held],
                required=False,
                widget=forms.CheckboxSelectMultiple,
                initial=list(self._ticked({pk for site, pk in granted if site == shop.site_id})),
            )

    def as_admin_panel(self) -> str:
        """The panel within the group form."""
        return render_to_string(self.template_name, {"form": self, "tables": self.tables()})

    def tables(self) -> Iterator[tuple[Any, list[str], list[Row]]]:
        """For each shop its field, the words for the duties, and the rows of its table."""
        kinds = {"": ALL_KINDS} | {name_of(model): kind_of(model) for model in models_by_shop()}
        for shop in self.shops:
            field = self[shop.code]
            ticked = set(field.value() or ())
            rows = [Row(kind, tuple(self._cells(field, name, kind, ticked))) for name, kind in kinds.items()]
            yield field, [words for words, _ in DUTIES.values()], rows

    @transaction.atomic
    def save(self) -> None:
        """Replace what the group may do for each shop by what is ticked."""
        for shop in self.shops:
            chosen = {pk for value in self.cleaned_data[shop.code] for pk in self.held[value]}
            self._granted().filter(site=shop.site).exclude(permission__in=chosen).delete()
            for permission in chosen:
                GroupSitePermission.objects.get_or_create(
                    group=self.instance, site=shop.site, permission_id=permission
                )

    def _cells(self, field: Any, name: str, kind: str, ticked: set[str]) -> Iterator[Cell]:
        for duty, (words, _) in DUTIES.items():
            value = _value(name, duty)
            known = value in self.held
            yield Cell(f"{field.label}, {kind}: {words}", value if known else None, value in ticked)

    def _ticked(self, granted: set[int]) -> Iterator[str]:
        """The boxes that say what is granted: a kind has its own where not all kinds have the duty."""
        for value, wanted in self.held.items():
            duty = value.rpartition(".")[2]
            for_all = value != duty and self.held[duty] <= granted
            if wanted <= granted and not for_all:
                yield value

    def _granted(self) -> Any:
        if self.instance is None or self.instance.pk is None:
            return GroupSitePermission.objects.none()
        every = {pk for held in self.held.values() for pk in held}
        return GroupSitePermission.objects.filter(group=self.instance, permission__in=every)


def name_of(model: type) -> str:
    """How boxes name a kind of thing."""
    return str(model._meta.model_name)  # type: ignore[attr-defined]


def kind_of(model: type) -> str:
    """What people call it."""
    words = str(model._meta.verbose_name)  # type: ignore[attr-defined]
    return "Settings of the shop" if model is Shop else str(capfirst(words))


def _value(name: str, duty: str) -> str:
    return f"{name}.{duty}" if name else duty


def _held() -> dict[str, set[int]]:
    """The permissions that each box stands for, by its value: ``edit`` for all kinds, ``returnterms.edit`` for one."""
    found: dict[str, set[int]] = {}
    for duty, (_, actions) in DUTIES.items():
        for model in models_by_shop():
            if permissions := _permissions(model, actions):
                found[_value(name_of(model), duty)] = permissions
                found[duty] = found.get(duty, set()) | permissions
    return found


def _permissions(model: type, actions: tuple[str, ...]) -> set[int]:
    codenames = [get_permission_codename(action, model._meta) for action in actions]  # type: ignore[attr-defined]
    content_type = ContentType.objects.get_for_model(model)
    of_model = Permission.objects.filter(content_type=content_type, codename__in=codenames)
    return set(of_model.values_list("pk", flat=True))
