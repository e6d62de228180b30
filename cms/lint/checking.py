"""The whole check: of every page of some shops, or of one page as it stands in a form."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, datetime, tzinfo

from django.conf import settings

from cms.lint.answers import unanswered, unconfirmed
from cms.lint.disagreements import different_answers, different_figures, different_languages
from cms.lint.figures import figure_findings, figures_on
from cms.lint.findings import Drift, Finding
from cms.lint.reading import PageRead, TermsRead, pages_of, terms_of
from cms.lint.terms_pairs import pairs_in
from cms.shops.models import Shop

_GRAVITY = {drift: number for number, drift in enumerate(Drift)}


def check_shops(shops: Collection[Shop], *, at: datetime) -> list[Finding]:
    """Everything found on the published pages and in the terms of ``shops``, the gravest first.

    Queries: one for the terms, one for each type of page, and one for the sites, which Wagtail caches.
    """
    terms = terms_of(shops, at=at)
    pages = pages_of(shops)
    found = [*_in_terms(terms), *_across(pages, terms)]
    for shop in shops:
        today = at.astimezone(shop.zone).date()
        own = (page for page in pages if page.shop == shop.code)
        found += [finding for page in own for finding in _of_care(page, today)]
    return sorted(found, key=lambda finding: _GRAVITY[finding.drift])


def check_page(page: PageRead, *, terms: TermsRead, at: datetime, zone: tzinfo) -> list[Finding]:
    """What is found on one page, by itself."""
    figures = figures_on(page, terms)
    found = [
        *figure_findings(figures),
        *different_figures(figures),
        *_of_care(page, at.astimezone(zone).date()),
    ]
    return sorted(found, key=lambda finding: _GRAVITY[finding.drift])


def months_of(shop: str) -> int:
    """Within how many months a shop's pages are to be confirmed again."""
    by_shop: dict[str, int] = settings.CMS_PAGES_CONFIRMED_WITHIN_MONTHS_BY_SHOP
    return by_shop.get(shop, settings.CMS_PAGES_CONFIRMED_WITHIN_MONTHS)


def _in_terms(terms: dict[str, TermsRead]) -> Iterator[Finding]:
    for code, read in terms.items():
        yield from pairs_in(read, shop=code)


def _across(pages: list[PageRead], terms: dict[str, TermsRead]) -> Iterator[Finding]:
    figures = tuple(figure for page in pages for figure in figures_on(page, terms[page.shop]))
    yield from figure_findings(figures)
    yield from different_figures(figures)
    yield from different_languages(pages)
    yield from different_answers(pages)


def _of_care(page: PageRead, today: date) -> Iterator[Finding]:
    yield from unanswered(page)
    yield from unconfirmed(page, today=today, months=months_of(page.shop))
