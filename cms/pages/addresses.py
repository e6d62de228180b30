"""Where a page is found: on the public site, never at an address of the CMS."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from cms.pages.routing import OutsideSites, public_path

# A mixin of pages that adds no field, so that Django need not know it.
if TYPE_CHECKING:
    from wagtail.models import Page as _Base
else:
    _Base = object


class PublicAddress(_Base):
    """Gives ``page.url``, "View live" and links in rich text the public path, ``/{locale}/{slugs}/``."""

    @property
    def public_path(self) -> str:
        """The path on the public site. Raises OutsideSites where no site shows the page."""
        return public_path(self, roots=self._get_site_root_paths())

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str | None, str | None] | None:
        """Return site, its origin and the public path, through the site's catch-all route ``wagtail_serve``."""
        parts: tuple[int, str | None, str | None] | None = super().get_url_parts(request)
        if parts is None or parts[2] is None:
            return parts
        site_id, origin, _ = parts
        roots = [root for root in self._get_site_root_paths(request) if root.site_id == site_id]
        path = public_path(self, roots=roots).removeprefix("/")
        return site_id, origin, reverse("wagtail_serve", args=(path,))

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Lead to the public site: pages have no templates of their own. Raises OutsideSites."""
        address = self.get_url(request)
        if address is None:
            raise OutsideSites(self.url_path)
        return HttpResponseRedirect(address)
