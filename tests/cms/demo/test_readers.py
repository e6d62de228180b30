"""What readers of the demo left: believable, counted back from today, and loaded once."""

from datetime import timedelta
from pathlib import Path

import pytest
import yaml
from django.utils import timezone

from cms.demo.content import HERE, SHOPS, read_site
from cms.demo.load import Loaded
from cms.demo.readers import load_readers
from cms.listening.models import EmptySearch, Reason, Vote
from cms.listening.terms import kept_term


def data(folder: str) -> dict[str, list[dict[str, object]]]:
    path: Path = HERE / folder / "readers.yaml"
    loaded: dict[str, list[dict[str, object]]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


@pytest.mark.parametrize("folder", SHOPS)
def test_each_search_could_have_been_kept_and_each_answer_is_there(folder: str) -> None:
    questions = {content.key for content in read_site(folder).pages if content.type == "question"}

    for search in data(folder)["searches"]:
        assert kept_term(str(search["term"])) == search["term"]
    for said in data(folder)["votes"]:
        assert said["page"] in questions
        assert set(said["unhelpful"]) <= set(Reason.values)  # type: ignore[call-overload]


def test_they_are_loaded_once_counted_back_from_today(loaded: Loaded) -> None:
    now = timezone.now()

    assert load_readers(folder=SHOPS[0], at=now) > 0
    assert load_readers(folder=SHOPS[0], at=now) == 0

    first = data(SHOPS[0])["searches"][0]
    kept = EmptySearch.objects.filter(term=first["term"])
    assert sum(row.count for row in kept) == first["times"]
    assert max(row.day for row in EmptySearch.objects.all()) >= now.date() - timedelta(days=2)
    assert Vote.objects.values("edition").distinct().count() == len(data(SHOPS[0])["votes"])
    # Editors settle and readers go on: what is there stays.
    EmptySearch.objects.all().delete()
    assert load_readers(folder=SHOPS[0], at=now) == 0
