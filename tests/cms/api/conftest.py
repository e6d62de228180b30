"""A help center with a page of every type in English and French, and a shop that states everything."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client
from wagtail.models import Page

from cms.pages.models import ContentPage, PolicyPage, QuestionPage, TopicPage
from cms.pages.models.home import FeaturedQuestion
from cms.pages.models.question import RelatedQuestion
from cms.shops.models import Shop
from cms.terms.models import TermsVersion
from policies.histories import Version
from policies.terms import AnyTerms, Kind
from tests.cms.pages.factories import Centre, open_centre
from tests.full_terms import FULL, SHOP, START

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
BASE = "/api/content/v1/"
WINDOW = '<a linktype="term" ref="returns.window" fmt=""></a>'

type Get = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Help:
    """The shop, its centre, and one page of every type (English)."""

    shop: Shop
    centre: Centre
    topic: TopicPage
    question: QuestionPage
    policy: PolicyPage
    content: ContentPage


@pytest.fixture(autouse=True)
def _now() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def shop(db: None) -> Shop:
    """A shop that states everything since the start of the year, on the default site."""
    centre = open_centre(port=8000)
    made = Shop.from_core(SHOP, site=centre.site, contact_email="care@full.example")
    made.save()
    for kind, terms in FULL:
        state(made, kind, terms, since=START)
    return made


def state(shop: Shop, kind: Kind, terms: AnyTerms, *, since: datetime, number: int = 1) -> None:
    """Record a version, as publishing does."""
    version = Version(kind=kind, number=number, effective_from=since, recorded_at=START, terms=terms)
    TermsVersion.of(shop=shop, version=version).save()


def french(page: Page, **values: Any) -> Page:
    """Publish the French translation of ``page``."""
    from wagtail.models import Locale

    made = page.copy_for_translation(Locale.objects.get(language_code="fr"))
    for name, value in values.items():
        setattr(made, name, value)
    made.save_revision().publish()
    return type(page).objects.get(pk=made.pk)


def policy_body(question: QuestionPage) -> list[tuple[str, Any]]:
    """A block of every type, in a clause and outside."""
    return [
        ("prose", f"<p>You have <b>{WINDOW}</b>; see <i>below</i>.</p>"),
        ("heading", "Within {{ returns.window }} of delivery"),
        ("heading", "Within of delivery"),
        (
            "clause",
            {
                "clause": "returns.window",
                "heading": "The window: {{ returns.window }}",
                "blocks": [
                    (
                        "steps",
                        {
                            "title": "",
                            "items": [{"title": "Write {{ returns.window|number }}", "text": "<p>Now.</p>"}],
                        },
                    ),
                    ("notice", {"tone": "important", "title": "Mind", "text": "<p>Keep the box.</p>"}),
                    ("questions", {"title": "See also", "items": [question]}),
                ],
            },
        ),
        (
            "glance",
            {
                "title": "At a glance",
                "rows": [
                    {"ref": "returns.window", "label": ""},
                    {"ref": "shipping.cutoff_time", "label": "Order before"},
                ],
            },
        ),
        (
            "terms_table",
            {
                "title": "Times",
                "caption": "How long it takes",
                "columns": ["Zone", "Time"],
                "rows": [
                    {"header": "Europe", "cells": ["{{ shipping.services.relais.transit.europe }}"]},
                    {"header": "Other", "cells": ["ask <us>, {{ returns.window }}"]},
                ],
            },
        ),
    ]


@pytest.fixture
def help_center(shop: Shop) -> Help:
    """A page of every type, published in both languages, the French ones said in French."""
    site = shop.site
    en = site.root_page.specific
    centre = Centre(site, en, en.get_translations().get().specific)
    topic = en.add_child(
        instance=TopicPage(title="Sending back", slug="sending-back", summary="In {{ returns.window }}.")
    )
    other = topic.add_child(
        instance=QuestionPage(title="Who pays?", slug="who-pays", answer="<p>You do.</p>")
    )
    question = topic.add_child(
        instance=QuestionPage(
            title="Is {{ returns.window }} enough?",
            slug="how-long",
            answer=f'<p>You have {WINDOW}. <a linktype="page" id="{other.pk}">Who pays</a></p>',
            related_questions=[RelatedQuestion(question=other)],
        )
    )
    policy = en.add_child(
        instance=PolicyPage(
            title="Returns",
            slug="returns",
            kind="returns",
            summary="Within {{ returns.window }}.",
            body=policy_body(other),
            confirmed_on=NOW.date(),
            show_in_menus=True,
        )
    )
    content = en.add_child(
        instance=ContentPage(title="Legal notice", slug="legal", show_in_menus=True, menu="footer")
    )
    en.tagline, en.intro = "Leather since long ago", "Returns in {{ returns.window }}."
    en.featured_questions = [FeaturedQuestion(question=question)]
    en.save()
    french(topic, title="Renvoyer", slug="renvoyer")
    french(question, title="Est-ce que {{ returns.window }} suffisent ?", slug="combien")
    french(policy, title="Retours", slug="retours", summary="Sous {{ returns.window }}.")
    return Help(shop, centre, topic, question, policy, content)


@pytest.fixture
def get(client: Client) -> Get:
    """Ask the API for a route and return the response."""

    def ask(route: str, **query: Any) -> Any:
        return client.get(BASE + route, query_params=query)

    return ask
