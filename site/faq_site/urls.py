"""Routes of the public site; the catch-all ``wagtail_serve`` gives Wagtail its public addresses."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path


def page(request: HttpRequest, path: str) -> HttpResponse:
    """Answer one public path."""
    raise Http404(path)


urlpatterns = [
    path("", page, {"path": ""}, name="wagtail_serve_root"),
    path("<path:path>", page, name="wagtail_serve"),
]
