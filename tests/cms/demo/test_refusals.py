"""When the demo must not be loaded, nothing of it is."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Locale, Page, Site

from cms.demo.load import DemoOnly
from cms.demo.tree import Tree
from cms.shops.models import Shop
from tests.cms.demo.conftest import AT, load


def _counts() -> list[int]:
    return [model._default_manager.count() for model in (Page, Site, Shop, Locale, Group)]


def test_only_where_there_is_a_demo(db: None, settings: Any) -> None:
    settings.DEMO = False
    before = _counts()
    with pytest.raises(DemoOnly, match="DEMO"):
        load()
    assert _counts() == before
    assert not Shop.objects.exists()


def test_all_or_nothing(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(tree: Tree, **arguments: object) -> None:
        raise RuntimeError("nothing is published today")

    monkeypatch.setattr(Tree, "publish", refuse)
    before = _counts()
    with pytest.raises(RuntimeError, match="nothing is published"):
        load(at=AT)
    assert _counts() == before
