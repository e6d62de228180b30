"""Whether a page may be published as far as its references go: each must name a term that its shop has."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from wagtail.models import Page

from cms.pages.routing import site_of
from cms.pages.statements import Place, Statement, page_statements
from cms.references.validation import validate_mentions
from cms.shops.models import Shop

NO_SHOP = (
    "No shop has this page yet, so it cannot name terms. Keep it as a draft until its site belongs to a shop."
)


@dataclass(frozen=True, slots=True)
class Problem:
    """A reference that cannot be published: where it stands, and a sentence that says what is wrong."""

    place: Place
    sentence: str


def shop_code(page: Page, *, parent: Page | None = None) -> str | None:
    """Return the code of the shop whose site shows ``page``; None where no shop does.

    A page that has not been saved yet has no place of its own: then its parent's counts.
    """
    placed = page if page.url_path else parent
    site_id = site_of(placed) if placed else None
    if site_id is None:
        return None
    code: str | None = Shop.objects.filter(site_id=site_id).values_list("code", flat=True).first()
    return code


def problems_in(
    found: Iterable[Statement], *, shop: str | None, at: datetime, until: datetime | None = None
) -> list[Problem]:
    """Return what keeps a page with these statements from being published at ``at``, in the order of the page.

    ``until`` says when it expires, if it does.
    """
    problems = []
    asked = []
    for number, statement in enumerate(listed := list(found)):
        if statement.problem:
            problems.append((number, statement.problem))
        asked += [(str(number), mention) for mention in statement.mentions]
    if asked and shop is None:
        problems += [(number, NO_SHOP) for number in sorted({int(number) for number, _ in asked})]
    elif asked and shop is not None:
        found_wrong = validate_mentions(asked, shop_code=shop, at=at, until=until)
        problems += [(int(number), text) for number, text in found_wrong]
    return [Problem(listed[number].place, sentence) for number, sentence in sorted(problems)]


def page_problems(page: Page, *, at: datetime, parent: Page | None = None) -> list[Problem]:
    """Return what keeps ``page``, as it stands, from being published at ``at``."""
    shop = shop_code(page, parent=parent)
    return problems_in(page_statements(page), shop=shop, at=at, until=page.expire_at)


def publication(go_live_at: datetime | None, *, at: datetime) -> datetime:
    """Return when a page is to be read: when its schedule says, or at ``at`` if that is past or says nothing."""
    return max(go_live_at, at) if go_live_at else at
