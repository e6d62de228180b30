"""What the editor's chooser of terms lists, as JSON for its script."""

from dataclasses import asdict

from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_GET
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from cms.references.choices import choices
from cms.references.languages import FALLBACK
from cms.shops.models import Shop
from cms.terms.books import book_for

_NOT_FOUND = "No such shop, or none that you edit. Open the chooser from one of the pages you may edit."


@require_GET
def terms_to_choose(request: HttpRequest) -> JsonResponse:
    """The terms, in force and coming, of the shop that ``shop`` names, or that shows the page with the id ``page``.

    Only for people who may edit pages of that shop; to anyone else the shop does not exist.
    """
    page = _page(request.GET.get("page", ""))
    shop = _shop(request.GET.get("shop", ""), page)
    if shop is None or not _edits(request, shop):
        return JsonResponse({"detail": _NOT_FOUND}, status=404)
    locale = page.locale.language_code if page else FALLBACK
    found = choices(book_for(shop.code), at=timezone.now(), locale=locale)
    response = JsonResponse({"shop": shop.code, "items": [asdict(choice) for choice in found.values()]})
    response["Cache-Control"] = "no-store"
    return response


def _page(number: str) -> Page | None:
    # More digits than a key can have would be refused by the database, loudly.
    if not (number.isascii() and number.isdigit() and len(number) < 18):
        return None
    found: Page | None = Page.objects.select_related("locale").filter(pk=int(number)).first()
    return found


def _shop(code: str, page: Page | None) -> Shop | None:
    shops = Shop.objects.select_related("site__root_page")
    if page is None:
        return shops.filter(code=code.replace("\0", "")).first()
    site = page.get_site()
    return shops.filter(site=site).first() if site else None


def _edits(request: HttpRequest, shop: Shop) -> bool:
    """Whether the user may edit any page of the shop, in any of its languages."""
    pages = page_permission_policy.instances_user_has_any_permission_for(
        request.user, {"add", "change", "publish"}
    )
    homes = shop.site.root_page.get_translations(inclusive=True)
    return any(pages.descendant_of(home, inclusive=True).exists() for home in homes)
