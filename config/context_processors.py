"""What templates of one room may show of another."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from faq_site.shell import Shell, build_shell


def site_shell(request: HttpRequest) -> dict[str, object]:
    """Give pages that are not the site's own its header, footer and theme; worked out only where a template asks."""
    return {"shell": SimpleLazyObject(lambda: _shell(request))}


def _shell(request: HttpRequest) -> Shell:
    locale = get_language() or settings.LANGUAGE_CODE
    return build_shell(
        request_host=request.get_host(),
        locale=locale,
        alternates=_alternates(request.path, locale),
        path=request.path,
    )


def _alternates(path: str, locale: str) -> dict[str, str]:
    """The same address in every language, for addresses that begin with one."""
    prefix = f"/{locale}/"
    if not path.startswith(prefix):
        return {}
    return {code: f"/{code}/{path.removeprefix(prefix)}" for code, _ in settings.LANGUAGES}
