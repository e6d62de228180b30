"""Every address of an installation. The public site comes last: it answers whatever is left."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.static import serve
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from config import views

type Route = URLPattern | URLResolver


def _demo_routes() -> list[Route]:
    """The mailbox that shows a newcomer every mail: in the demo, and nowhere else."""
    if not settings.DEMO:
        return []
    return [path("demo/mailbox/", include("order_portal.demo_urls"))]


def _media_routes() -> list[Route]:
    """Uploaded files, where no web server in front serves them."""
    if not settings.SERVE_MEDIA:
        return []
    return [re_path(r"^media/(?P<path>.*)$", serve, {"document_root": settings.MEDIA_ROOT})]


urlpatterns: list[Route] = [
    path("healthz/", views.healthz, name="healthz"),
    path("robots.txt", views.robots, name="robots"),
    # Wagtail's reports, each shop's people with their own rows; before Wagtail's.
    path("admin/", include("cms.review.admin_urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("api/content/v1/", include("cms.api.urls")),
    # order_portal.urls registers the converter, and is imported before this pattern is read.
    path("<portal_lang:lang>/orders/", include("order_portal.urls")),
    *_demo_routes(),
    *_media_routes(),
    path("", include("faq_site.urls")),
]

handler404 = "faq_site.faults.missing"
handler500 = "faq_site.faults.failed"
