"""What people do with their hands, in the words of what they want."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.core import mail
from playwright.sync_api import Page, expect

CODE = re.compile(r"\b(\d{3}) ?(\d{3})\b")


@dataclass
class Editor:
    """Edits terms in the admin."""

    page: Page
    url: str
    name: str
    password: str

    def sign_in(self) -> None:
        """Enter the admin."""
        self.page.goto(f"{self.url}/admin/login/")
        self.page.get_by_label("Username").fill(self.name)
        self.page.get_by_label("Password").first.fill(self.password)
        self.page.get_by_role("button", name="Sign in").click()
        self.page.wait_for_url(f"{self.url}/admin/")

    def open_terms(self, kind: str) -> None:
        """Open the shop's terms of one kind through the menu's list: ``"Return terms"``."""
        self.page.goto(f"{self.url}/admin/snippets/terms/{kind}/")
        self.page.get_by_role("link", name="Audrey Alexandre").first.click()
        self.page.wait_for_load_state("networkidle")

    def publish(self) -> None:
        """Press “Publish”, read whom it touches where that is asked, and see that it was done."""
        self.press_publish()
        read = self.page.get_by_role("button", name="I have read this; publish")
        if read.count():
            read.click()
            self.page.wait_for_load_state("networkidle")
        expect(self.page.locator(".messages")).to_contain_text("published")

    def press_publish(self) -> None:
        """Press “Publish”, in the menu beside “Save draft”."""
        footer = self.page.locator("footer")
        footer.get_by_role("button", name="Actions").or_(
            footer.locator("[data-drop-down-toggle]")
        ).first.click()
        self.page.locator("button[name='action-publish']").click()
        self.page.wait_for_load_state("networkidle")


@dataclass
class Customer:
    """Reads answers and opens orders."""

    page: Page
    url: str

    def reads(self, path: str) -> str:
        """Open a page and return the text of its main part."""
        self.page.goto(f"{self.url}{path}")
        return self.text()

    def text(self) -> str:
        """What the main part of the page says, with every kind of space a plain one."""
        return re.sub(r"[\u00a0\u202f]", " ", self.page.locator("main").inner_text())

    def opens(self, number: str, email: str, *, language: str = "en", then: str = "") -> str:
        """Open an order with number, e-mail and the mailed code; return the page's text."""
        self.page.context.clear_cookies()
        self.asks_for(number, email, language=language, then=then)
        self.enters(self.mailed_code())
        return self.text()

    def asks_for(self, number: str, email: str, *, language: str = "en", then: str = "") -> None:
        """Give number and e-mail."""
        self.page.goto(f"{self.url}/{language}/orders/" + (f"?then={then}" if then else ""))
        self.page.locator("main input[name='number']").fill(number)
        self.page.locator("main input[name='email']").fill(email)
        self.page.locator("main form button[type='submit']").first.click()
        self.page.wait_for_url("**/orders/code/")

    def mailed_code(self) -> str:
        """The six digits of the newest mail."""
        found = CODE.search(mail.outbox[-1].body)
        assert found, mail.outbox[-1].body
        return "".join(found.groups())

    def enters(self, code: str) -> None:
        """Type the code and send it."""
        self.page.locator("main input[name='code']").fill(code)
        self.page.locator("main form button[type='submit']").first.click()
        self.page.wait_for_load_state()
