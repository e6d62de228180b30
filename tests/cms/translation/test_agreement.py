"""A translated text refers to what its source refers to."""

import pytest
from polib import POEntry, POFile

from cms.translation.agreement import disagreement
from tests.cms.translation.desk import Translated

SOURCE = "You have {{ returns.window }} before {{ shipping.cutoff_time }}."


@pytest.mark.parametrize(
    "translation",
    [
        "Avant {{ shipping.cutoff_time }}, vous avez {{ returns.window }}.",
        "{{ returns.window }}, soit {{ returns.window|long }}, avant {{shipping.cutoff_time}}.",
    ],
)
def test_order_number_and_way_of_writing_are_the_translators(translation: str) -> None:
    assert disagreement(source=SOURCE, translation=translation) == ""


@pytest.mark.parametrize(
    ("translation", "sentence"),
    [
        (
            "Vous avez 14 jours avant {{ shipping.cutoff_time }}.",
            "{{ returns.window }} is missing. Put it where the value belongs.",
        ),
        (
            "Vous avez 14 jours avant midi.",
            "{{ returns.window }}, {{ shipping.cutoff_time }} are missing. Put each where the value belongs.",
        ),
        (
            "{{ returns.window }} {{ shipping.cutoff_time }} {{ refunds.within }}",
            "{{ refunds.within }} is not in the source. Take it out.",
        ),
        (
            "{{ Returns Window }}",
            "“Returns Window” is not the name of a term. Write one such as returns.window.",
        ),
        ("{{ returns.window", "A reference begins with {{ and ends with }}: write {{ returns.window }}."),
    ],
)
def test_what_differs_is_named(translation: str, sentence: str) -> None:
    assert disagreement(source=SOURCE, translation=translation) == sentence


def test_a_source_that_cannot_be_read_asks_for_nothing() -> None:
    assert disagreement(source="{{ oh", translation="ah") == ""


@pytest.mark.django_db
def test_a_text_without_its_reference_is_not_counted_and_says_why(translated: Translated) -> None:
    found = translated.say("answer", "Vous avez 14 jours avant {{ shipping.cutoff_time }}.")
    assert found.get_error() == "{{ returns.window }} is missing. Put it where the value belongs."
    assert translated.translation.get_progress() == (3, 0)


@pytest.mark.django_db
def test_a_text_put_right_is_counted(translated: Translated) -> None:
    translated.say("answer", "Rien.")
    found = translated.say("answer", "{{ returns.window }} {{ shipping.cutoff_time }}")
    assert found.get_error() is None
    assert translated.translation.get_progress() == (3, 1)


@pytest.mark.django_db
def test_an_uploaded_file_is_looked_at_too(translated: Translated) -> None:
    segment = translated.translation.source.stringsegment_set.get(context__path="answer")
    for text, errors in (("Rien.", 1), ("{{ returns.window }} {{ shipping.cutoff_time }}", 0)):
        po = POFile()
        po.append(POEntry(msgid=segment.string.data, msgctxt="answer", msgstr=text))
        translated.translation.import_po(po)
        assert segment.string.translations.filter(has_error=True).count() == errors


@pytest.mark.django_db
def test_the_source_stands_in_for_a_text_that_is_wrong(translated: Translated) -> None:
    translated.say("answer", "Rien.")
    translated.save()
    assert "You have" in translated.target.answer
