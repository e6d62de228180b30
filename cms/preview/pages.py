"""Pages whose drafts the public site shows."""

from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from wagtail_headless_preview.models import HeadlessPreviewMixin, PagePreview
from wagtail_headless_preview.signals import preview_update

from cms.preview.coming import modes_ahead, moment_of
from cms.preview.origins import client_origin
from cms.preview.tokens import issue_token

# A mixin of pages that adds no field, so that Django need not know it.
if TYPE_CHECKING:
    from wagtail.models import Page as _Base
else:
    _Base = object


class PreviewedOnSite(HeadlessPreviewMixin, _Base):
    """Shows a draft at its public path, ``/{locale}/{slugs}/?preview=TOKEN``, also one never published."""

    def make_preview_request(
        self,
        original_request: HttpRequest | None = None,
        preview_mode: str | None = None,
        extra_request_attrs: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Let ``serve_preview`` know the editor's request: Wagtail invents one at the site's address."""
        attributes = (extra_request_attrs or {}) | {"editors_request": original_request}
        response: HttpResponse = super().make_preview_request(original_request, preview_mode, attributes)
        # The invented request lies outside the admin and got the public site's rules: no one may frame it. The
        # answer goes to the editor, and the admin's rules, which let the preview panel frame it, are added later.
        for header in ("Content-Security-Policy", "X-Frame-Options"):
            response.headers.pop(header, None)
        return response

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        """With the terms in force now, and with those of each start ahead."""
        return modes_ahead(self, at=timezone.now()) or list(self.DEFAULT_PREVIEW_MODES)

    def create_page_preview(self, mode: str = "") -> PagePreview:
        """Keep this draft under a token of its own."""
        self.set_url_path(self.get_parent())
        at = timezone.now()
        return issue_token(page=self, at=at, moment=moment_of(mode, self, at=at))

    def get_client_root_url(self, request: HttpRequest) -> str:
        """Return the origin of the public site that shows this page's drafts."""
        return client_origin(site=self.get_site(), request=getattr(request, "editors_request", request))

    def get_preview_url(self, request: HttpRequest, token: str) -> str:
        """Return the address at which the public site shows the draft."""
        query = urlencode({"preview": token})
        return f"{self.get_client_root_url(request)}{quote(self.public_path)}?{query}"

    def serve_preview(self, request: HttpRequest, preview_mode: str) -> HttpResponse:
        """Lead to the draft on the public site, which knows nothing of the CMS but its documents."""
        preview = self.create_page_preview(preview_mode)
        preview_update.send(sender=HeadlessPreviewMixin, token=preview.token)
        response = HttpResponseRedirect(self.get_preview_url(request, preview.token))
        response["Cache-Control"] = "no-store"
        response["Referrer-Policy"] = "no-referrer"
        return response
