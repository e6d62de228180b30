"""What readers of the demo searched for in vain and said of answers, counted back from the day of loading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

import yaml
from django.db import transaction

from cms.demo.content import HERE, read_site, read_terms
from cms.listening.editions import editions_of
from cms.listening.models import EmptySearch, Vote
from cms.pages.models import QuestionPage
from cms.shops.models import Shop

# Votes fall on the days of one fortnight, in turn.
FORTNIGHT = 14

type Data = Mapping[str, Any]


@transaction.atomic
def load_readers(*, folder: str, at: datetime) -> int:
    """Load what the readers of a shop left; nothing where some have left anything. Returns how many rows that were."""
    shop = Shop.objects.get(code=read_terms(folder).shop.code)
    if EmptySearch.objects.filter(shop=shop).exists() or Vote.objects.filter(shop=shop).exists():
        return 0
    data = yaml.safe_load((HERE / folder / "readers.yaml").read_text(encoding="utf-8"))
    today = at.astimezone(shop.zone).date()
    searches = [row for search in data["searches"] for row in _searches(search, shop=shop, today=today)]
    votes = list(_votes(data["votes"], shop=shop, folder=folder, at=at))
    EmptySearch.objects.bulk_create(searches)
    Vote.objects.bulk_create(votes)
    return len(searches) + len(votes)


def _searches(search: Data, *, shop: Shop, today: date) -> Iterator[EmptySearch]:
    """The times a search was made, spread over its days; the rest falls on the last."""
    days = [search["first"], (search["first"] + search["last"]) // 2, search["last"]]
    share = search["times"] // len(days)
    for number, ago in enumerate(dict.fromkeys(days)):
        is_last = number == len(set(days)) - 1
        count = search["times"] - share * number if is_last else share
        if count:
            day = today - timedelta(days=ago)
            yield EmptySearch(
                shop=shop, language=search["language"], term=search["term"], day=day, count=count
            )


def _votes(listed: list[Data], *, shop: Shop, folder: str, at: datetime) -> Iterator[Vote]:
    slugs = {content.key: content.slug for content in read_site(folder).pages}
    pages = {
        (page.slug, page.locale.language_code): page
        for home in shop.site.root_page.get_translations(inclusive=True)
        for page in QuestionPage.objects.descendant_of(home).select_related("locale")
    }
    found = [(said, pages[slugs[said["page"]][said["language"]], said["language"]]) for said in listed]
    editions = editions_of([(shop, page) for _, page in found], at=at)
    today = at.astimezone(shop.zone).date()
    for said, page in found:
        for number, (reason, comment) in enumerate(_said(said)):
            yield Vote(
                shop=shop,
                page=page,
                language=said["language"],
                edition=editions[page.pk],
                day=today - timedelta(days=number % FORTNIGHT),
                helpful=not reason,
                reason=reason,
                comment=comment,
            )


def _said(said: Data) -> Iterator[tuple[str, str]]:
    """The reason and the sentence of each vote; both empty for a reader who was helped."""
    yield from [("", "")] * said["helpful"]
    for reason, count in said["unhelpful"].items():
        sentences = said["comments"].get(reason, [])
        yield from ((reason, sentence) for sentence in sentences)
        yield from [(reason, "")] * (count - len(sentences))
