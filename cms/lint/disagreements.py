"""Pages that do not agree: figures of one thing that differ, languages and answers that refer to different terms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from babel import Locale

from cms.lint.detector import Subject
from cms.lint.figures import FoundFigure
from cms.lint.findings import Drift, Finding
from cms.lint.reading import PageRead
from cms.pages.models import QuestionPage

# Of these a shop has one; deliveries differ by zone and service.
_ONE_EACH = frozenset(
    {
        *(Subject.RETURNS, Subject.REFUNDS, Subject.ORDERS, Subject.CANCELLATION),
        *(Subject.QUOTES, Subject.FEES),
    }
)
_OF_SOME_ITEMS = ("returns.exceptions.", "returns.send_within")


def different_figures(figures: Iterable[FoundFigure]) -> Iterator[Finding]:
    """Two different figures for one thing of a shop, wherever its pages state them."""
    for group in _grouped(figures, _thing).values():
        for figure in group:
            other = next((each for each in group if each.detected.measure != figure.detected.measure), None)
            if other:
                yield figure.as_finding(Drift.DISAGREES, _two_figures(figure, other))


def different_languages(pages: Iterable[PageRead]) -> Iterator[Finding]:
    """Language versions of a page that refer to different terms."""
    for versions in _grouped(pages, lambda page: (page.shop, page.translation_key)).values():
        for page in versions:
            for other in versions:
                if missing := sorted(other.refs - page.refs):
                    yield _lacking(page, missing, other)


def different_answers(pages: Iterable[PageRead]) -> Iterator[Finding]:
    """One question asked twice, or one clause explained twice, in one language, that refer to different terms."""
    placed = [entry for page in pages for entry in _answers(page)]
    for group in _grouped(placed, lambda entry: entry[0]).values():
        for key, page, refs in group:
            other = next((each for each in group if each[2] != refs), None)
            if other:
                yield _other_terms(key, page, other[1], sorted(other[2] ^ refs))


type _Answer = tuple[tuple[str, ...], PageRead, frozenset[str]]


def _answers(page: PageRead) -> Iterator[_Answer]:
    if page.model is QuestionPage:
        question = "".join(filter(str.isalnum, page.title.lower()))
        yield (page.shop, page.locale, "question", question), page, page.refs
        return
    for clause in dict.fromkeys(piece.clause for piece in page.pieces if piece.clause):
        inside = (piece for piece in page.pieces if piece.clause == clause)
        yield (
            (page.shop, page.locale, "clause", clause),
            page,
            frozenset(ref for piece in inside for ref in piece.refs),
        )


def _thing(figure: FoundFigure) -> Hashable:
    found = figure.detected
    general = not (found.claims and found.claims[0].ref.startswith(_OF_SOME_ITEMS))
    if found.subject not in _ONE_EACH or not general:
        return None
    return figure.page.shop, found.subject, found.measure.dimension


def _grouped[T](items: Iterable[T], key: Callable[[T], Hashable]) -> dict[Hashable, Sequence[T]]:
    groups: dict[Hashable, list[T]] = defaultdict(list)
    for item in items:
        if (name := key(item)) is not None:
            groups[name].append(item)
    return {name: group for name, group in groups.items() if len(group) > 1}


def _two_figures(figure: FoundFigure, other: FoundFigure) -> str:
    where = "further on" if other.page.pk == figure.page.pk else f"on {_named(other.page, figure.page)}"
    return f"Two figures for one thing: “{figure.words}” here, “{other.words}” {where}. Keep one, as a reference."


def _lacking(page: PageRead, missing: Sequence[str], other: PageRead) -> Finding:
    return _about_page(
        page,
        Drift.LANGUAGES,
        f"The {_language(other.locale)} version refers to {', '.join(missing)}, and this one does not. "
        "Say the same in both.",
    )


def _other_terms(key: tuple[str, ...], page: PageRead, other: PageRead, refs: Sequence[str]) -> Finding:
    where = "further on" if other is page else f"on {_named(other, page)}"
    name = page.title if key[2] == "question" else key[-1]
    return _about_page(
        page,
        Drift.DISAGREES,
        f"“{name}” is explained here and {where}, by different terms ({', '.join(refs)}). Keep one of the two.",
    )


def _about_page(page: PageRead, drift: Drift, why: str) -> Finding:
    return Finding(
        drift=drift, shop=page.shop, why=why, locale=page.locale, page=page.pk, title=page.title, path="title"
    )


def _named(page: PageRead, seen_from: PageRead) -> str:
    language = "" if page.locale == seen_from.locale else f" ({_language(page.locale)})"
    return f"“{page.title}”{language}"


def _language(locale: str) -> str:
    return Locale.parse(locale, sep="-").get_language_name("en") or locale
