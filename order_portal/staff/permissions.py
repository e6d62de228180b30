"""What a member of staff may see and move: the shops of their groups, and nothing of another shop."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser, Group, Permission
from django.contrib.auth.models import User as AuthUser
from django.db.models import QuerySet
from wagtail.permission_policies import ModelPermissionPolicy

from order_portal.models import Order, ReturnRequest, StaffShop

type User = AuthUser | AnonymousUser

GROUP = "Customer service"
PERMISSIONS = (
    ("wagtailadmin", "access_admin"),
    ("order_portal", "view_order"),
    ("order_portal", "view_returnrequest"),
    ("order_portal", "change_returnrequest"),
)


class DeskPolicy(ModelPermissionPolicy):
    """Looking is a permission; adding, editing and deleting are for nobody: what happens goes through use cases.

    The action ``move`` stands for those use cases, and comes with the permission to change.
    """

    def user_has_permission(self, user: User, action: str) -> bool:
        """Whether the user may look (``view``) or ``move``; any other action is refused."""
        if action == "view":
            return bool(super().user_has_permission(user, "view"))
        return action == "move" and bool(super().user_has_permission(user, "change"))


def orders_for(user: User) -> QuerySet[Order]:
    """The orders of the user's shops; an administrator's are all."""
    orders = Order.objects.all()
    return orders if user.is_superuser else orders.filter(shop__in=_shops(user))


def returns_for(user: User) -> QuerySet[ReturnRequest]:
    """The returns of the user's shops; an administrator's are all."""
    returns = ReturnRequest.objects.select_related("order")
    return returns if user.is_superuser else returns.filter(order__shop__in=_shops(user))


def ensure_group(*, shop: str, name: str = GROUP) -> Group:
    """The group whose members serve the customers of ``shop``, made where it does not exist."""
    group, _ = Group.objects.get_or_create(name=name)
    for app_label, codename in PERMISSIONS:
        group.permissions.add(Permission.objects.get(content_type__app_label=app_label, codename=codename))
    StaffShop.objects.get_or_create(group=group, shop=shop)
    return group


def _shops(user: User) -> QuerySet[StaffShop, str]:
    return StaffShop.objects.filter(group__in=user.groups.all()).values_list("shop", flat=True)
