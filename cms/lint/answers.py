"""Questions without an answer, and pages that nobody has confirmed for long."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from cms.lint.findings import Drift, Finding
from cms.lint.reading import PageRead
from cms.pages.models import PolicyPage, QuestionPage

CONFIRMED = (QuestionPage, PolicyPage)
_PLACEHOLDER = re.compile(
    r"\W*(?:tb[ac]|tbd|todo|to do|to be (?:done|written|completed|confirmed)|coming soon|lorem ipsum.*|x{2,}|n/?a"
    r"|answer|draft|placeholder|à (?:compléter|venir|rédiger|définir|faire)|bientôt|en cours de rédaction|réponse)\W*",
    re.IGNORECASE | re.DOTALL,
)
_WORD = re.compile(r"[^\W_]{2,}")


def unanswered(page: PageRead) -> Iterator[Finding]:
    """A question whose answer is empty, a placeholder, or only the question once more."""
    if page.model is not QuestionPage:
        return
    said = [piece for piece in page.pieces if piece.path.split(".")[0] in {"answer", "body"}]
    if any(piece.refs for piece in said):
        return
    text = "\n".join(piece.text for piece in said).strip()
    if why := _lack(text, page.title):
        yield _on(page, Drift.UNANSWERED, why, path="answer", where="Answer")


def unconfirmed(page: PageRead, *, today: date, months: int) -> Iterator[Finding]:
    """A page that states promises, and that nobody has found right within ``months``."""
    if not issubclass(page.model, CONFIRMED):
        return
    if page.confirmed_on is None:
        why = "Nobody has noted yet that the page is right. Read it, and confirm it."
        yield _on(page, Drift.NEVER_CONFIRMED, why, path="confirmed_on", where="Confirmed on")
    elif page.confirmed_on < months_before(today, months):
        why = f"Last found right on {page.confirmed_on:%-d %B %Y}, more than {months} months ago."
        yield _on(
            page, Drift.STALE, f"{why} Read it, and confirm it.", path="confirmed_on", where="Confirmed on"
        )


def months_before(day: date, months: int) -> date:
    """The same day of an earlier month, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise ValueError(f"No day {months} months before {day}.")


def _lack(text: str, question: str) -> str:
    if not _WORD.search(text):
        return "The question has no answer. Write one, or unpublish the page."
    if _PLACEHOLDER.fullmatch(text):
        return "The answer is only a placeholder. Write one, or unpublish the page."
    asked, answered = (set(_WORD.findall(words.lower())) for words in (question, text))
    if answered <= asked:
        return "The answer only repeats the question. Answer it."
    return ""


def _on(page: PageRead, drift: Drift, why: str, *, path: str, where: str) -> Finding:
    return Finding(
        drift=drift,
        shop=page.shop,
        why=why,
        locale=page.locale,
        page=page.pk,
        title=page.title,
        path=path,
        where=where,
    )
