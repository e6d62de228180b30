"""Links of a translated page lead to pages in its own language, as far as these are there.

wagtail-localize takes the pages that a source links to as they are; a translator can still choose others.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.models import COMMENTS_RELATION_NAME, Page

from cms.pages.models.base import HelpPage

type ToPage = Callable[[int], int]

_PAGE_LINK = re.compile(r'<a\b[^>]*\blinktype="page"[^>]*>')
_ID = re.compile(r'(?<=\bid=")\d{1,18}(?=")')


def lead_home(page: HelpPage) -> None:
    """Let every link of ``page`` lead to a page in its language where one is there. Two queries, or none."""
    found: list[int] = []

    def seen(number: int) -> int:
        found.append(number)
        return number

    for _ in _turned(page, seen):
        pass
    own = _in_language(found, page.locale_id)
    if not own:
        return
    for place, value in _turned(page, lambda number: own.get(number, number)):
        place(value)


def _in_language(ids: list[int], locale_id: int) -> Mapping[int, int]:
    """For each page in another language, its translation."""
    if not ids:
        return {}
    foreign = Page.objects.filter(pk__in=ids).exclude(locale=locale_id).values_list("pk", "translation_key")
    keys = dict(foreign)
    there = Page.objects.filter(translation_key__in=keys.values(), locale=locale_id)
    own = dict(there.values_list("translation_key", "pk"))
    return {number: own[key] for number, key in keys.items() if key in own}


def _turned(page: HelpPage, to: ToPage) -> Iterator[tuple[Callable[[Any], None], Any]]:
    """What holds links, with its links turned, and how to put it back."""
    for field in page._meta.concrete_fields:
        if isinstance(field, StreamField):
            stored = field.stream_block.get_prep_value(getattr(page, field.name))
            yield _setter(page, field.name), field.to_python(_in_block(field.stream_block, stored, to))
        elif isinstance(field, RichTextField):
            yield _setter(page, field.name), _in_html(getattr(page, field.name), to)
    for row, column in _rows(page):
        yield _setter(row, column), to(getattr(row, column))


def _rows(page: HelpPage) -> Iterator[tuple[models.Model, str]]:
    """The rows that hang on a page and name another, with the column that does."""
    for relation in get_all_child_relations(type(page)):
        if relation.name == COMMENTS_RELATION_NAME:
            continue
        links = [
            field.attname
            for field in relation.related_model._meta.concrete_fields
            if isinstance(field, models.ForeignKey)
            and field != relation.field
            and issubclass(field.related_model, Page)
        ]
        yield from (
            (row, name) for row in getattr(page, relation.get_accessor_name()).all() for name in links
        )


def _setter(holder: Any, name: str) -> Callable[[Any], None]:
    return lambda value: setattr(holder, name, value)


def _in_block(block: blocks.Block, stored: Any, to: ToPage) -> Any:
    match block:
        case blocks.StreamBlock():
            return [
                each | {"value": _in_block(block.child_blocks[each["type"]], each["value"], to)}
                for each in stored
            ]
        case blocks.ListBlock():
            return [each | {"value": _in_block(block.child_block, each["value"], to)} for each in stored]
        case blocks.StructBlock():
            return {name: _in_block(block.child_blocks[name], value, to) for name, value in stored.items()}
        case blocks.PageChooserBlock() if stored:
            return to(stored)
        case blocks.RichTextBlock():
            return _in_html(stored, to)
    return stored


def _in_html(html: str, to: ToPage) -> str:
    def turned(tag: re.Match[str]) -> str:
        return _ID.sub(lambda number: str(to(int(number[0]))), tag[0])

    return _PAGE_LINK.sub(turned, html)
