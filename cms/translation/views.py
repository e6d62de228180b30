"""What wagtail-localize's screens need from us."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_GET
from rest_framework.parsers import FormParser, MultiPartParser
from wagtail.models import Page
from wagtail.utils.decorators import xframe_options_sameorigin_override
from wagtail_localize.models import Translation
from wagtail_localize.views.update_translations import UpdateTranslationsView

from cms.pages.panels import present_terms
from cms.references.formats import formats_of
from cms.references.resolver import Resolver
from cms.references.syntax import MalformedReference, mentions_in_text
from cms.translation.access import target_id, translation_or_404
from cms.translation.links import lead_home
from cms.translation.progress import progress_of


@require_GET
def editor_data(request: HttpRequest, translation_id: int) -> JsonResponse:
    """How far a translation is, and the values its texts refer to, as the page in its language shows them.

    Raises Http404 for whoever may not edit that page.
    """
    translation = translation_or_404(request.user, translation_id)
    progress = progress_of(translation)
    response = JsonResponse(
        {"percent": progress.percent, "words": progress.words, "values": _values(translation)}
    )
    response["Cache-Control"] = "no-store"
    return response


@xframe_options_sameorigin_override
def preview(request: HttpRequest, translation_id: int, mode: str | None = None) -> HttpResponse:
    """The page as it would be published now, on the public site; texts not translated yet are the source's.

    Raises Http404 for whoever may not edit the page, and for a mode that there is not.
    """
    translation = translation_or_404(request.user, translation_id)
    page = translation.source.get_ephemeral_translated_instance(translation.target_locale, fallback=True)
    lead_home(page)
    if (mode or page.default_preview_mode) not in dict(page.preview_modes):
        raise Http404
    response: HttpResponse = page.make_preview_request(request, mode or page.default_preview_mode)
    return response


class SyncTranslations(UpdateTranslationsView):
    """Takes the texts of a source anew. It publishes nothing: what is new in them nobody has translated yet."""

    def get_form(self) -> forms.Form:
        """The form, its one choice withdrawn."""
        form: forms.Form = super().get_form()
        form.fields["publish_translations"].disabled = True
        form.fields["publish_translations"].widget = forms.HiddenInput()
        return form


def posting(view: Any) -> Any:
    """An endpoint of wagtail-localize that reads what its editor sends: forms. The content API reads JSON alone."""
    endpoint: Any = type(view.cls.__name__, (view.cls,), {"parser_classes": [MultiPartParser, FormParser]})
    return endpoint.as_view()


def _values(translation: Translation) -> dict[str, str]:
    """Every value by its name in braces, in each way of writing. An unknown term has none."""
    page = Page.objects.select_related("locale").get(pk=target_id(translation))
    terms = present_terms(page, parent=None)
    texts = translation.source.stringsegment_set.values_list("string__data", flat=True)
    refs = dict.fromkeys(ref for text in texts for ref in _refs(text))
    return {name: value for ref in refs for name, value in _written(terms, ref)}


def _refs(text: str) -> list[str]:
    try:
        return [mention.ref for mention in mentions_in_text(text)]
    except MalformedReference:
        return []


def _written(terms: Resolver, ref: str) -> list[tuple[str, str]]:
    found: Any = terms.find(ref)
    if found is None:
        return []
    formats = [fmt for fmt in formats_of(found) if fmt]
    return [(ref, terms.text(ref)), *((f"{ref}|{fmt}", terms.text(ref, fmt)) for fmt in formats)]
