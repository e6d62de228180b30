"""A request to a shop: finds the shop, renders in its language, and turns what went wrong into a page."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from http import HTTPStatus
from typing import Any, Concatenate

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template import loader
from django.utils import translation
from django.views.decorators.http import require_safe

from faq_site import headers, previews
from faq_site.client import ContentClient, content_client
from faq_site.errors import ApiUnavailable, ContentError, ShopMissing
from faq_site.languages import Reader, locale_of_path, preferred_locale, reader_of
from faq_site.shell import FALLBACK_LOCALE, Shell, shell_for
from faq_site.shops import Shop, shop_at

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A reader at a shop."""

    request: HttpRequest
    client: ContentClient
    shop: Shop

    @property
    def origin(self) -> str:
        """Scheme and host of the public address."""
        return f"{self.request.scheme}://{self.request.get_host()}"

    @property
    def is_by_staff(self) -> bool:
        """Whether this browser is signed in to the desk on this host, as far as its cookie tells.

        Only whether a search is remembered depends on it, never what a page shows.
        """
        return settings.SESSION_COOKIE_NAME in self.request.COOKIES

    @property
    def token(self) -> str:
        """The token of a preview, where the address has one."""
        return self.request.GET.get(previews.PARAMETER, "")

    def shell(self, *, locale: str, alternates: Mapping[str, str], path: str, preview: str = "") -> Shell:
        """Return the frame of a page, as a preview's token shows it where one is given."""
        return shell_for(
            self.shop,
            locale=locale,
            alternates=alternates,
            path=path,
            client=self.client,
            preview=preview,
        )

    def reader(self, locale: str) -> Reader:
        """Return how dates are written for this reader."""
        return reader_of(self.shop, locale=locale)


type Answer[**P] = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def site_view[**P](view: Callable[Concatenate[Visit, P], HttpResponseBase]) -> Answer[P]:
    """Give a view that shows something its visit."""
    return require_safe(with_visit(view))


def with_visit[**P](view: Callable[Concatenate[Visit, P], HttpResponseBase]) -> Answer[P]:
    """Give a view the shop of the host, and a page to whatever the content API refuses it."""

    @wraps(view)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        client = content_client()
        shop: Shop | None = None
        try:
            shop = shop_at(client.shops(), host=request.get_host())
            if shop is None:
                raise ShopMissing(request.get_host())
            return view(Visit(request=request, client=client, shop=shop), *args, **kwargs)
        except ContentError as error:
            return error_page(request, error, client=client, shop=shop)

    return answer


def render(template: str, context: Mapping[str, Any], *, shell: Shell, status: int = 200) -> HttpResponse:
    """Render in the frame's language.

    Without the request, so that no context processor touches the session and nothing can set a cookie.
    """
    with translation.override(shell.locale):
        text = loader.render_to_string(template, {"shell": shell, **context})
    response = HttpResponse(text, status=status)
    response["Content-Language"] = shell.locale
    return response


def error_page(
    request: HttpRequest, error: ContentError, *, client: ContentClient, shop: Shop | None = None
) -> HttpResponse:
    if error.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        log.error("No page for %s: %s", request.path, error)
    locale = _locale_for(request, shop)
    if isinstance(error, ApiUnavailable) or shop is None:
        # Asking once more would only make the reader wait longer.
        shell = Shell(locale=locale, shop_name=shop.name if shop else "")
    else:
        shell = shell_for(shop, locale=locale, alternates={}, path="", client=client)
    context = {"status": int(error.status), "host": request.get_host()}
    # The editor's panel frames the answer, and shows what is wrong instead of a refusal to connect.
    dressed = headers.preview if request.GET.get("preview") else headers.unkept
    response = dressed(render(error.template, context, shell=shell, status=error.status))
    if isinstance(error, ApiUnavailable):
        response["Retry-After"] = str(headers.RETRY_AFTER)
    return response


def _locale_for(request: HttpRequest, shop: Shop | None) -> str:
    """Return the language of an error page: the path's, else the browser's, else the shop's."""
    if shop is None:
        first = request.path.strip("/").split("/")[0]
        return first if translation.check_for_language(first) and first else FALLBACK_LOCALE
    accepted = request.headers.get("Accept-Language", "")
    spoken = locale_of_path(shop, request.path) or preferred_locale(shop, accept_language=accepted)
    return spoken.code if spoken else shop.default_locale
