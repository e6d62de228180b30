"""Help centers to test with: a site, its home page in two languages, and pages below them."""

from dataclasses import dataclass
from typing import Any

import factory
from wagtail.models import Locale, Page, Site
from wagtail_factories import PageFactory

from cms.pages.models import ContentPage, HelpHomePage, PolicyPage, QuestionPage, TopicPage

BRACES = "{{ %s }}"
LINK = '<a linktype="term" ref="%s" fmt=""></a>'


class TopicFactory(PageFactory):
    """A published topic; give it a home page as ``parent``."""

    title = factory.Sequence(lambda number: f"Topic {number}")
    summary = "What to know."

    class Meta:
        model = TopicPage


class QuestionFactory(PageFactory):
    """A published question; give it a topic as ``parent``."""

    title = factory.Sequence(lambda number: f"Question {number}")
    answer = "<p>Yes.</p>"

    class Meta:
        model = QuestionPage


class PolicyFactory(PageFactory):
    """A published policy page; give it a home page as ``parent``."""

    title = "Returns"
    kind = "returns"
    summary = "Send it back."

    class Meta:
        model = PolicyPage


class ContentFactory(PageFactory):
    """A published content page; give it a home page or another content page as ``parent``."""

    title = factory.Sequence(lambda number: f"Page {number}")

    class Meta:
        model = ContentPage


@dataclass(frozen=True, slots=True)
class Centre:
    """A shop's site and the home pages of its help center."""

    site: Site
    en: HelpHomePage
    fr: HelpHomePage


def open_centre(*, hostname: str = "localhost", port: int = 80) -> Centre:
    """Give ``hostname`` a help center in English and French; ``localhost`` is Wagtail's default site."""
    english, _ = Locale.objects.get_or_create(language_code="en")
    french, _ = Locale.objects.get_or_create(language_code="fr")
    name = hostname.partition(".")[0]
    en = HelpHomePage(title="Help", slug=f"{name}-en", heading="How can we help?", locale=english)
    Page.get_first_root_node().add_child(instance=en)
    site, _ = Site.objects.update_or_create(
        is_default_site=hostname == "localhost",
        hostname=hostname,
        defaults={"port": port, "root_page": en, "site_name": name},
    )
    fr = en.copy_for_translation(french)
    fr.title, fr.slug = "Aide", f"{name}-fr"
    fr.save_revision().publish()
    fr.refresh_from_db()
    return Centre(site, en, fr)


def rich(html: str) -> str:
    """Return HTML as the editor's rich text field posts it."""
    from wagtail.test.utils.form_data import rich_text

    posted: str = rich_text(html, features=["bold", "italic", "link", "ol", "ul", "term"])
    return posted


def question_form(**values: Any) -> dict[str, Any]:
    """Return what the editor's form for a question posts; ``body`` is a list of (block, value)."""
    from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

    fields = {
        "title": "May I send it back?",
        "slug": "may-i-send-it-back",
        "answer": rich("<p>Yes.</p>"),
        "related_questions": inline_formset([]),
        "comments": inline_formset([]),
        "menu": "primary",
        "seo_title": "",
        "search_description": "",
        "confirmed_on": "",
    }
    body = streamfield(values.pop("body", []))
    posted: dict[str, Any] = nested_form_data(fields | values | {"body": body})
    return posted
