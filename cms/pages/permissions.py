"""Who may edit the pages of one shop."""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, Page

PAGE_PERMISSIONS = ("add", "change", "publish", "lock", "unlock")


def grant_page_permissions(
    group: Group, root_page: Page, permission_types: Iterable[str] = PAGE_PERMISSIONS
) -> None:
    """Let ``group`` act on ``root_page`` and all below it, and on its translations, which stand beside it.

    ``permission_types`` are Wagtail's: add, change, publish, bulk_delete, lock, unlock. What is granted already stays.
    Raises ValueError where one of them does not exist.
    """
    wanted = {f"{name}_page" for name in permission_types}
    permissions = Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=wanted)
    if unknown := wanted - {permission.codename for permission in permissions}:
        raise ValueError(f"Wagtail knows no such permission on pages: {', '.join(sorted(unknown))}.")
    for page in root_page.get_translations(inclusive=True):
        for permission in permissions:
            GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)
