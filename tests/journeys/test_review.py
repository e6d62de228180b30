"""An author asks for a longer return window; a second person reads what changes, and publishes it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.mail import EmailMessage
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from cms.demo.people import Passwords
from cms.terms.models import TermsVersion
from tests.journeys.conftest import PASSWORDS, SHOP
from tests.journeys.people import Customer, Editor

pytestmark = pytest.mark.journey

ANSWER = "/en/sending-back/how-long-do-i-have/"
WHY = "Parcels from the islands take a week."
LINK = re.compile(r"http://\S+(/admin/reviews/\d+/)")


class Desks:
    """People of the shop, each with a browser of their own."""

    def __init__(self, browser: Browser, url: str) -> None:
        self._browser, self._url = browser, url
        self._contexts = []

    def of(self, name: str) -> Editor:
        """The desk of one of them, signed in."""
        context = self._browser.new_context(viewport={"width": 1400, "height": 1000}, locale="en")
        self._contexts.append(context)
        passwords: Passwords = PASSWORDS
        person = Editor(context.new_page(), self._url, name, getattr(passwords, name))
        person.sign_in()
        return person

    def close(self) -> None:
        """All of them go home."""
        for context in self._contexts:
            context.close()


@pytest.fixture
def desks(browser: Browser, shop_site: LiveServer) -> Iterator[Desks]:
    desks = Desks(browser, shop_site.url)
    yield desks
    desks.close()


def test_a_change_is_written_reviewed_and_read_by_customers(desks: Desks, customer: Customer) -> None:
    submit_21_days(desks.of("author"))
    asked = mail_to("reviewer")
    assert asked.subject == "Audrey Alexandre: Return terms waits for your review"
    link = LINK.search(asked.body)
    assert link is not None

    read_and_approve(desks.of("reviewer"), link[1])

    newest = TermsVersion.objects.filter(shop__code=SHOP, kind="returns").order_by("number").last()
    assert newest is not None
    assert newest.user is not None
    assert newest.user.get_username() == "reviewer"
    assert "Agreed." in mail_to("author").body
    assert "21 calendar days" in customer.reads(ANSWER)


def submit_21_days(author: Editor) -> None:
    """Write it, submit it, and be locked out."""
    form = author.page
    author.open_terms("returnterms")
    form.get_by_label("Goods can be returned within").fill("21")
    form.get_by_label("Why", exact=True).fill(WHY)
    expect(form.locator("button[name='action-publish']")).to_have_count(0)
    form.get_by_role("button", name="Submit for review").click()
    expect(form.locator(".messages")).to_contain_text("submitted")

    author.open_terms("returnterms")
    expect(form.locator(".messages")).to_contain_text("It waits for")
    expect(form.get_by_role("button", name="Save draft")).to_have_count(0)


def read_and_approve(reviewer: Editor, path: str) -> None:
    """Find it on the first screen, follow the link of the mail, read what changes, and approve."""
    page = reviewer.page
    expect(page.get_by_role("link", name="Return terms").first).to_be_visible()
    page.goto(reviewer.url + path)
    expect(page.locator(".terms-differences")).to_contain_text("21 days")
    expect(page.locator(".review-facts")).to_contain_text(WHY)
    page.get_by_label("Comment").fill("Agreed.")
    page.get_by_role("button", name="Approve and publish").click()
    expect(page.locator(".messages")).to_contain_text("Approved and published.")


def mail_to(name: str) -> EmailMessage:
    """The one mail that somebody of the shop got."""
    address = get_user_model().objects.get(username=name).email
    (found,) = [one for one in mail.outbox if one.to == [address]]
    return found
