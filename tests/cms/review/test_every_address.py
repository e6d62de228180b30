"""By no address of the admin does somebody of one shop see or change anything of another."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.db import transaction
from django.test import Client, override_settings
from django.urls import reverse
from wagtail.images.models import AbstractImage
from wagtail.models import Page, Revision, WorkflowState

from cms.demo.content import SHOPS
from cms.demo.load import load_content
from cms.demo.people import Passwords
from cms.shops.models import Shop
from cms.terms.models import TermsVersion
from order_portal.demo.desk import load_desk
from order_portal.demo.load import load_orders
from tests.cms.review.addresses import filled, names_in, patterns
from tests.cms.review.keys import SECRET, Things, things_of

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 3, 9, tzinfo=UTC)
PASSWORDS = Passwords(admin="a-long-word-a", editor="a-long-word-e", service="a-long-word-s")
NAMES = ("Alamara", "alamara", SECRET, "AL-205")
# Addresses that name a thing which belongs to no shop: a step of a workflow, a session of one's own, a type of page.
OF_NO_SHOP = (
    "workflows/task_chooser/",
    "editing-sessions/release/",
    "/usage/pages/questionpage/",
    "tag-autocomplete",
)


@pytest.fixture(autouse=True)
def _renditions_closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Wagtail stores a rendition from a temporary file, which it leaves open and forgets."""
    generate = AbstractImage.generate_rendition_file
    with ExitStack() as made:

        def generated(image: AbstractImage, *args: Any, **options: Any) -> Any:
            return made.enter_context(generate(image, *args, **options))

        monkeypatch.setattr(AbstractImage, "generate_rendition_file", generated)
        yield


@pytest.fixture(scope="module")
def _loaded_once(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Things]:
    """Both shops of the demo with their orders, for the whole module: it takes a while."""
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")),
        transaction.atomic(),
    ):
        for folder in SHOPS:
            loaded = load_content(at=AT, hostname="localhost", port=80, passwords=PASSWORDS, folder=folder)
            load_desk(shop=loaded.shop, group=loaded.staff.service_group)
            load_orders(shop=loaded.shop, at=AT)
        author = get_user_model().objects.get(username="author-alamara")
        yield things_of(Shop.objects.get(code="alamara"), author=author)
        transaction.set_rollback(True)
    cache.clear()


@pytest.fixture
def theirs(_loaded_once: Things, db: None) -> Things:
    """Shop B of the demo, with a page and terms in review; what a test changes is undone."""
    return _loaded_once


def state_of(things: Things) -> Any:
    """What nobody of another shop may change."""
    mine = Page.objects.filter(path__startswith=things.shop.site.root_page.path)
    return (
        list(mine.order_by("pk").values_list("pk", "title", "draft_title", "live", "locked", "path")),
        list(TermsVersion.objects.filter(shop=things.shop).values_list("pk", flat=True)),
        list(WorkflowState.objects.order_by("pk").values_list("pk", "status")),
        Revision.objects.count(),
    )


@pytest.fixture(scope="module")
def addresses(_loaded_once: Things, django_db_blocker: Any) -> list[tuple[str, str]]:
    """Every address of the admin with the keys of those things, and the pattern it was made of."""
    with django_db_blocker.unblock():
        return [(pattern, filled(pattern, _loaded_once.keys(pattern))) for pattern in patterns()]


def walk(desk: Client, addresses: list[tuple[str, str]]) -> Iterator[tuple[str, str, Any]]:
    """Every address, read and sent an empty form."""
    for pattern, address in addresses:
        for method in ("get", "post"):
            yield pattern, f"{method} {address}", getattr(desk, method)(address)


@pytest.mark.parametrize("username", ["editor", "author", "reviewer", "service"])
def test_no_address_shows_or_changes_what_is_another_shops(
    theirs: Things, addresses: list[tuple[str, str]], username: str
) -> None:
    # An empty form of terms lacks even the counts of its lists: that it fails is no business of this test.
    desk = Client(headers={"host": "localhost"}, raise_request_exception=False)
    desk.force_login(get_user_model().objects.get(username=username))
    before, seen = state_of(theirs), 0

    for pattern, what, answer in walk(desk, addresses):
        text = answer.getvalue().decode(errors="replace")
        seen += 1
        assert not [name for name in NAMES if name in text], what
        if names_in(pattern) and "admin/bulk/" not in what and not any(part in what for part in OF_NO_SHOP):
            refused = answer.status_code in {403, 404, 405} or (
                answer.status_code == 302 and answer.url == reverse("wagtailadmin_home")
            )
            assert refused, (what, answer.status_code)

    assert state_of(theirs) == before
    assert seen > 800


@pytest.mark.parametrize("username", ["editor", "reviewer"])
def test_bulk_actions_and_choosers_name_nothing_of_another_shop(theirs: Things, username: str) -> None:
    desk = Client(headers={"host": "localhost"})
    desk.force_login(get_user_model().objects.get(username=username))
    stranger = get_user_model().objects.get(username="editor-alamara")
    asked = [
        ("wagtailcore", "page", "publish", theirs.page.pk),
        ("wagtailcore", "page", "delete", theirs.page.pk),
        ("wagtailimages", "image", "delete", theirs.image.pk),
        ("wagtaildocs", "document", "delete", theirs.document.pk),
        ("auth", "user", "delete", stranger.pk),
    ]
    addresses = [reverse("wagtail_bulk_action", args=where) + f"?id={pk}" for *where, pk in asked]
    addresses.append(reverse("wagtailadmin_choose_page_chosen_multiple") + f"?id={theirs.page.pk}")
    addresses.append(reverse("wagtailadmin_choose_page_search") + "?q=return")
    addresses.append(reverse("wagtailadmin_pages:search") + "?q=return")

    for address in addresses:
        text = desk.get(address).getvalue().decode()
        assert not [name for name in (*NAMES, "editor-alamara") if name in text], address


def test_ones_own_shop_is_open(theirs: Things) -> None:
    desk = Client(headers={"host": "localhost"})
    desk.force_login(get_user_model().objects.get(username="editor-alamara"))

    for address in (
        reverse("wagtailadmin_explore", args=[theirs.page.pk]),
        reverse("wagtailadmin_pages:edit", args=[theirs.page.pk]),
        reverse("wagtailadmin_pages:history", args=[theirs.page.pk]),
        reverse("wagtailimages:edit", args=[theirs.image.pk]),
        reverse("wagtaildocs:edit", args=[theirs.document.pk]),
        reverse("wagtail_bulk_action", args=["wagtailimages", "image", "delete"]) + f"?id={theirs.image.pk}",
        reverse("wagtailadmin_choose_page_child", args=[theirs.page.get_parent().pk]),
    ):
        assert desk.get(address).status_code == 200, address
