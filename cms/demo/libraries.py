"""Each shop's images and documents stand in a collection of its own, which its people alone use."""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission

from cms.shops.models import Shop

ADDS = ("add", "change", "choose")
CHOOSES = ("choose",)


def load_library(shop: Shop) -> Collection:
    """The shop's collection, created where it is missing."""
    root = Collection.get_first_root_node()
    known = root.get_children().filter(name=shop.name).first()
    return known or root.add_child(instance=Collection(name=shop.name))


def grant_library(group: Group, library: Collection, actions: Iterable[str]) -> None:
    """Let ``group`` do ``actions`` with the images and documents of ``library`` and of the collections in it."""
    codenames = [f"{action}_{what}" for action in actions for what in ("image", "document")]
    permissions = Permission.objects.filter(
        content_type__app_label__in=("wagtailimages", "wagtaildocs"), codename__in=codenames
    )
    for permission in permissions:
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=library, permission=permission
        )
