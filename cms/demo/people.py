"""The demo's groups and accounts. Their passwords are known to everybody, so they exist in a demo only."""

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from wagtail.models import Page
from wagtail.users.models import UserProfile

from cms.demo.content import Staff
from cms.demo.libraries import ADDS, CHOOSES, grant_library, load_library
from cms.pages.permissions import grant_page_permissions
from cms.shops.models import Shop
from cms.shops.permissions import grant_shop_permissions
from cms.terms.models import TERMS_MODELS
from cms.translation.access import let_translate

AUTHOR_ACTIONS = ("add", "change", "view")
REVIEWER_ACTIONS = ("publish", "lock", "unlock", "view")
EDITOR_ACTIONS = ("add", "change", "publish", "lock", "unlock", "view")
LEGAL_ACTIONS = (*EDITOR_ACTIONS, "override_legal")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passwords:
    """One password for ``admin``, and one for each duty, the same in every shop."""

    admin: str
    editor: str
    service: str
    legal: str = "legal-plainterms"
    author: str = "author-plainterms"
    reviewer: str = "reviewer-plainterms"


def load_people(*, shop: Shop, home: Page, staff: Staff, passwords: Passwords) -> None:
    """Create the groups and the accounts that are missing; an account that is there keeps its password."""
    editors = _group(f"{shop.name} editors")
    grant_page_permissions(editors, home)
    grant_shop_permissions(editors, shop, TERMS_MODELS.values(), EDITOR_ACTIONS)
    legal = _group(f"{shop.name} legal reviewers")
    grant_shop_permissions(legal, shop, TERMS_MODELS.values(), LEGAL_ACTIONS)
    service = _group(staff.service_group)
    authors, reviewers = _group(f"{shop.name} authors"), _group(f"{shop.name} reviewers")
    grant_page_permissions(authors, home, ("add", "change"))
    grant_page_permissions(reviewers, home, ("publish", "lock", "unlock"))
    grant_shop_permissions(authors, shop, TERMS_MODELS.values(), AUTHOR_ACTIONS)
    grant_shop_permissions(reviewers, shop, TERMS_MODELS.values(), REVIEWER_ACTIONS)
    for group in (editors, authors):
        let_translate(group)
    library = load_library(shop)
    for group, actions in ((editors, ADDS), (authors, ADDS), (reviewers, CHOOSES), (legal, CHOOSES)):
        grant_library(group, library, actions)
    _account("admin", passwords.admin, shop=shop, superuser=True)
    _account(staff.editor, passwords.editor, shop=shop, group=editors)
    _account(staff.legal, passwords.legal, shop=shop, group=legal)
    _account(staff.service, passwords.service, shop=shop, group=service)
    _account(staff.author, passwords.author, shop=shop, group=authors)
    _account(staff.reviewer, passwords.reviewer, shop=shop, group=reviewers)


def _group(name: str) -> Group:
    """A group whose members may enter the admin."""
    group, _ = Group.objects.get_or_create(name=name)
    group.permissions.add(
        Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    )
    return group


def _account(
    name: str, password: str, *, shop: Shop, group: Group | None = None, superuser: bool = False
) -> None:
    """An account whose desk shows, and reads, times on the shop's clock."""
    users = get_user_model().objects
    if users.filter(username=name).exists():
        return
    create = users.create_superuser if superuser else users.create_user
    user = create(username=name, email=f"{name}@{shop.code}.example", password=password)
    profile = UserProfile.get_for_user(user)
    profile.current_time_zone = shop.time_zone
    profile.save()
    if group:
        user.groups.add(group)
