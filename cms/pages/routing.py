"""Public paths of pages, and the page at a path. A path is ``/{locale}/{slugs}/`` in every language."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from wagtail.models import Page, Site
from wagtail.models.sites import SiteRootPath


class OutsideSites(LookupError):
    """A page that no site shows: it stands below no site's home page nor a translation of one."""


def site_roots() -> Sequence[SiteRootPath]:
    """Return the home page of every site in every language, from the cache. Fetch it once for a list of pages."""
    roots: Sequence[SiteRootPath] = Site.get_site_root_paths()
    return roots


def root_of(page: Page, *, roots: Sequence[SiteRootPath] | None = None) -> SiteRootPath:
    """Return the home page (site and language) that ``page`` stands below. Raises OutsideSites."""
    holding = [root for root in roots or site_roots() if page.url_path.startswith(root.root_path)]
    if not holding:
        raise OutsideSites(page.url_path)
    return max(holding, key=lambda root: len(root.root_path))


def site_of(page: Page) -> int | None:
    """Return the id of the site that shows ``page``; None where none does."""
    try:
        site_id: int = root_of(page).site_id
    except OutsideSites:
        return None
    return site_id


def host_among_others(page: Page) -> str | None:
    """Return the host of the site that shows ``page``; None where that is the only site, or no site does."""
    roots = site_roots()
    if len({root.site_id for root in roots}) < 2:
        return None
    try:
        return urlsplit(root_of(page, roots=roots).root_url).hostname
    except OutsideSites:
        return None


def public_path(page: Page, *, roots: Sequence[SiteRootPath] | None = None) -> str:
    """Return where the public site shows ``page``, such as ``/fr/retours/``. Raises OutsideSites.

    Takes no query where ``roots`` are given, and at most one, kept in the cache, where they are not.
    """
    root = root_of(page, roots=roots)
    return f"/{root.language_code}/{page.url_path[len(root.root_path) :]}"


def page_at(site: Site, path: str, *, roots: Sequence[SiteRootPath] | None = None) -> Page | None:
    """Return the published page that ``site`` shows at ``path``, as its own type; None where there is none.

    Two queries: the page, and what its type adds.
    """
    url_path = tree_path(site, path, roots=roots or site_roots())
    if url_path is None:
        return None
    # Wagtail has an index on slugs and none on url_path.
    slug = url_path.rstrip("/").rpartition("/")[2]
    found: Page | None = Page.objects.live().filter(slug=slug, url_path=url_path).first()
    return found.specific if found else None


def tree_path(site: Site, path: str, *, roots: Sequence[SiteRootPath]) -> str | None:
    """Return the path in Wagtail's tree that ``path`` stands for, if it names a language of the site."""
    code, slash, rest = path.removeprefix("/").partition("/")
    if not path.startswith("/") or not slash or not path.endswith("/") or "\0" in path:
        return None
    homes = {root.language_code: root.root_path for root in roots if root.site_id == site.pk}
    return homes[code] + rest if code in homes else None
