"""Keeps people out of other shops' pages, images and documents, whatever view of Wagtail's an address leads to.

Some of Wagtail's views name a thing before they ask who may do something to it: the explorer, the page chooser, the
confirmation of a move, bulk actions, the admin's own API. This asks first, by the parameters of the address.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.apps import apps
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.views.defaults import page_not_found
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.review.scope import EVERYTHING
from cms.shops.permissions import models_by_shop

PAGE_PARAMETERS = ("page_id", "parent_page_id", "page_to_move_id", "destination_id", "page_pk")
# Lists of everything, which nothing of Wagtail's own screens needs.
CLOSED = {"images", "documents"}


class Fence:
    """Middleware: 404 below the admin for what is not of one's own shops."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Answer 404 before the view is asked."""
        if not _is_admin(request):
            return None
        user: Any = request.user
        if not user.is_authenticated or user.is_superuser or _is_open(request, kwargs):
            return None
        return page_not_found(request, Http404(), template_name="wagtailadmin/404.html")


def _is_admin(request: HttpRequest) -> bool:
    """Whether the address is the admin's; an installation that serves documents alone has none."""
    try:
        return request.path.startswith(reverse("wagtailadmin_home"))
    except NoReverseMatch:
        return False


def _is_open(request: HttpRequest, kwargs: dict[str, Any]) -> bool:
    match = request.resolver_match
    if match is None:
        return True
    if "wagtailadmin_api" in match.namespaces and CLOSED & set(match.namespaces):
        return False
    if match.url_name == "wagtail_bulk_action" and not _may_act_on_all(request, kwargs):
        return False
    return _sees_pages(request.user, set(_pages_named(request, kwargs)))


def _pages_named(request: HttpRequest, kwargs: dict[str, Any]) -> Iterator[str]:
    match = request.resolver_match
    yield from (str(kwargs[name]) for name in PAGE_PARAMETERS if name in kwargs)
    if match is not None and "wagtailadmin_pages" in match.namespaces and "pk" in kwargs:
        yield str(kwargs["pk"])
    if match is not None and match.url_name == "wagtailadmin_choose_page_chosen_multiple":
        yield from request.GET.getlist("id")


def _sees_pages(user: Any, keys: set[str]) -> bool:
    """Whether each page is one that the user works on, or leads to one."""
    numbers = {int(key) for key in keys if key.isdigit()}
    if not numbers:
        return True
    seen = policy_registry.get_by_type(Page).explorable_instances(user)
    return bool(seen.filter(pk__in=numbers).count() == len(numbers))


def _may_act_on_all(request: HttpRequest, kwargs: dict[str, Any]) -> bool:
    """Whether every thing that a bulk action is asked for is one's own; Wagtail names those that are not."""
    try:
        model = apps.get_model(kwargs["app_label"], kwargs["model_name"])
    except LookupError:
        return False
    # Terms have a bulk action of their own, which leaves out other shops'.
    if model in models_by_shop():
        return True
    asked = set(request.GET.getlist("id"))
    parents = {request.GET["childOf"]} if request.GET.get("childOf") else set()
    if issubclass(model, Page):
        return _sees_pages(request.user, asked | parents)
    policy = policy_registry.get_by_type(model)
    if policy is None:
        return False
    own = policy.instances_user_has_any_permission_for(request.user, EVERYTHING | {"choose"})
    others = model._meta.default_manager.exclude(pk__in=own.values("pk"))
    if "all" not in asked:
        others = others.filter(pk__in=[key for key in asked if key.isdigit()])
    return not others.exists()


def own_pages_only(pages: Any, request: HttpRequest) -> Any:
    """For the page chooser: the pages that one works on, and those that lead to them."""
    if request.user.is_superuser:
        return pages
    seen = policy_registry.get_by_type(Page).explorable_instances(request.user)
    return pages.filter(pk__in=seen.values("pk"))
