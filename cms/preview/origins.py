"""Where previews of a site are shown."""

from django.http import HttpRequest
from wagtail.models import Site
from wagtail_headless_preview.settings import headless_preview_settings


def client_origin(*, site: Site, request: HttpRequest | None) -> str:
    """Return scheme and host of the public site that shows drafts of ``site``, without a slash at the end.

    ``WAGTAIL_HEADLESS_PREVIEW["CLIENT_URLS"]`` names it for a site's hostname, or by ``default``, in which
    ``{SITE_ROOT_URL}`` stands for the site's own address. That address is the request's where the editor works
    on the site's host, so that the port is right and the panel frames its own origin.
    """
    own = site.root_url
    if request is not None and request.get_host().partition(":")[0] == site.hostname:
        own = f"{request.scheme}://{request.get_host()}"
    addresses = headless_preview_settings.CLIENT_URLS
    address: str = addresses.get(site.hostname) or addresses.get("default", "{SITE_ROOT_URL}")
    return address.format(SITE_ROOT_URL=own).rstrip("/")
