"""Who may do what for which shop. A permission granted for a shop's site holds for that shop and no other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_permission_codename
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from wagtail.models import GroupSitePermission, Site
from wagtail.permission_policies.base import BaseDjangoAuthPermissionPolicy
from wagtail.permission_policies.sites import SitePermissionPolicy
from wagtail.permissions import policy_registry

from cms.shops.models import Shop

EVERY_ACTION = frozenset({"add", "change", "delete", "view", "publish", "lock", "unlock"})


class ShopPermissionPolicy(SitePermissionPolicy):
    """Permissions by the site of the shop, for shops themselves and for what belongs to one.

    ``path_to_site`` leads from the model to the site. A permission granted without a site holds for every shop.
    """

    def __init__(self, model: type[Model], *, path_to_site: str) -> None:
        # The parent's own constructor wants a foreign key to the site on the model itself.
        BaseDjangoAuthPermissionPolicy.__init__(self, model)
        self.site_field_name = path_to_site

    def user_has_any_permission_for_instance(self, user: Any, actions: Iterable[str], instance: Any) -> bool:
        """Whether the user may do any of ``actions`` to ``instance``; on one that has no shop yet, to any at all."""
        site = self.site_of(instance)
        if site is None:
            return bool(self.user_has_any_permission(user, actions))
        return bool(super().user_has_any_permission_for_instance(user, actions, site))

    def users_with_any_permission_for_instance(self, actions: Iterable[str], instance: Any) -> QuerySet[Any]:
        """The users who may do any of ``actions`` to ``instance``."""
        users: QuerySet[Any] = super().users_with_any_permission_for_instance(actions, self.site_of(instance))
        return users

    def sites_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> QuerySet[Site]:
        """The sites for which the user may do any of ``actions``.

        Wagtail asks the database anew each time; what a user holds is read once a request, and a screen asks often.
        """
        held = self.sites_held(user, actions)
        return Site.objects.all() if held is None else Site.objects.filter(pk__in=held)

    def sites_held(self, user: Any, actions: Iterable[str]) -> frozenset[int] | None:
        """The ids of those sites; None for whoever may do it for every site there is."""
        if not (user.is_authenticated and user.is_active):
            return frozenset()
        wanted = set(actions)
        if user.is_superuser or self._user_has_global_permission(user, wanted):
            return None
        codenames = self._get_permission_codenames(wanted)
        return frozenset(
            granted.site_id
            for granted in self.get_cached_permissions_for_user(user)
            if granted.permission.content_type_id == self._content_type.pk
            and granted.permission.codename in codenames
        )

    def shops_for(self, user: Any, actions: Iterable[str]) -> QuerySet[Shop]:
        """The shops for which the user may do any of ``actions``."""
        return Shop.objects.filter(site__in=self.sites_user_has_any_permission_for(user, actions))

    def site_of(self, instance: Any) -> Site | None:
        """The site whose permissions count for ``instance``."""
        if isinstance(instance, Site):
            return instance
        shop = instance if isinstance(instance, Shop) else instance.shop if instance.shop_id else None
        return shop.site if shop is not None and shop.site_id else None


class OneInstancePolicy:
    """A policy whose every answer is about one instance.

    Wagtail's views ask whether a user may change *some* terms; within the view of one shop's terms the question is
    whether the user may change *these*.
    """

    def __init__(self, policy: ShopPermissionPolicy, instance: Model) -> None:
        self._policy = policy
        self._instance = instance

    def __getattr__(self, name: str) -> Any:
        return getattr(self._policy, name)

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Whether the user may do ``action`` to the instance."""
        return bool(self._policy.user_has_permission_for_instance(user, action, self._instance))

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        """Whether the user may do any of ``actions`` to the instance."""
        return self._policy.user_has_any_permission_for_instance(user, actions, self._instance)


def models_by_shop() -> list[type[Model]]:
    """The models on which permissions are granted shop by shop."""
    return [
        model
        for model, policy in policy_registry.values_by_class.items()
        if isinstance(policy, ShopPermissionPolicy)
    ]


def policy_of(model: type[Model]) -> ShopPermissionPolicy:
    """The registered policy of a model that belongs to shops."""
    policy = policy_registry.get_by_type(model)
    if not isinstance(policy, ShopPermissionPolicy):
        raise TypeError(f"{model.__name__} has no permissions by shop.")
    return policy


def refuse_strangers(*, user: Any, action: str, instance: Model) -> None:
    """Raise PermissionDenied when ``user`` may not do ``action`` to ``instance``; no user is the system itself."""
    if user and not policy_of(type(instance)).user_has_permission_for_instance(user, action, instance):
        raise PermissionDenied(f"You may not {action} the {instance._meta.verbose_name} of this shop.")


def grant_shop_permissions(
    group: Group, shop: Shop, models: Iterable[type[Model]], actions: Iterable[str]
) -> None:
    """Let ``group`` do ``actions`` (``"add"``, ``"change"``, ``"publish"``, …) to the shop's objects of ``models``."""
    wanted = list(actions)
    for model in models:
        codenames = [get_permission_codename(action, model._meta) for action in wanted]
        content_type = ContentType.objects.get_for_model(model)
        for permission in Permission.objects.filter(content_type=content_type, codename__in=codenames):
            GroupSitePermission.objects.get_or_create(group=group, site=shop.site, permission=permission)
