"""Terms whose drafts the public site shows, on every page that speaks of them."""

from __future__ import annotations

from functools import cached_property
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone
from wagtail.models import PreviewableMixin

from cms.preview.modes import Mode, modes_of
from cms.preview.origins import client_origin
from cms.preview.supposed import Supposed, keep
from policies.errors import InvalidTerms
from policies.terms import Kind


class PreviewedOnPages(PreviewableMixin):
    """Shows terms as a form has them, saved or not, on published pages; one mode for each page that uses them."""

    kind: ClassVar[Any]
    shop: Any
    shop_id: int | None

    @cached_property
    def pages_to_preview(self) -> tuple[Mode, ...]:
        """The pages to look at, the shop's home page where none speaks of these terms; none for no shop."""
        return modes_of(shop=self.shop, kind=Kind(self.kind)) if self.shop_id else ()

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        """One for each page; for terms that have no shop yet, the first page of whichever is chosen."""
        modes = [(mode.name, mode.label) for mode in self.pages_to_preview]
        return modes or list(self.DEFAULT_PREVIEW_MODES)

    def make_preview_request(
        self,
        original_request: HttpRequest | None = None,
        preview_mode: str | None = None,
        extra_request_attrs: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Answer the editor's own request: there is no page of the CMS that Wagtail would have to invent one for."""
        if original_request is None:
            raise TypeError("Terms are previewed by somebody: pass the editor's request.")
        return self.serve_preview(original_request, preview_mode or "")

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Lead to a published page as it would read under these terms; say what is missing where there is none."""
        self.__dict__.pop("pages_to_preview", None)
        try:
            terms = self.to_core()  # type: ignore[attr-defined]
        except InvalidTerms as error:
            return _unfinished(request, [problem.sentence for problem in error.problems])
        modes = {mode.name: mode for mode in self.pages_to_preview}
        if not modes:
            return _unfinished(request, ["The shop has no published page yet. Publish one, then look again."])
        mode = modes.get(mode_name) or next(iter(modes.values()))
        supposed = Supposed(kind=Kind(self.kind), terms=terms, starts_at=self._start())
        token = keep(shop=self.shop, supposed=supposed, at=timezone.now())
        origin = client_origin(site=self.shop.site, request=request)
        response = HttpResponseRedirect(mode.address(origin=origin, token=token))
        response["Cache-Control"] = "no-store"
        response["Referrer-Policy"] = "no-referrer"
        return response

    def _start(self) -> Any:
        return getattr(self, "effective_from", None) or getattr(self, "go_live_at", None)


def _unfinished(request: HttpRequest, sentences: list[str]) -> HttpResponse:
    """A calm page in the panel. It fails nothing: a form may be half filled in."""
    context = {"sentences": list(dict.fromkeys(sentences))}
    response = TemplateResponse(request, "cms/preview/unfinished.html", context)
    response["Cache-Control"] = "no-store"
    return response
