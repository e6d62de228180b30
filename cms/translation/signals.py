"""Marks a translated text that does not refer to what its source refers to.

wagtail-localize shows the sentence beside the text, counts it as untranslated, and takes the source's text instead.
"""

from typing import Any

from django.db.models.signals import pre_save
from wagtail_localize.models import StringTranslation

from cms.translation.agreement import disagreement


def check_references(
    instance: StringTranslation, update_fields: frozenset[str] | None = None, **options: Any
) -> None:
    """Note on ``instance``, about to be saved, what is wrong with its references."""
    if update_fields is not None and "data" not in update_fields:
        return
    sentence = disagreement(source=instance.translation_of.data, translation=instance.data)
    instance.has_error = bool(sentence)
    instance.field_error = sentence


def connect() -> None:
    """Look at every text, whichever way it comes: the editor, an uploaded file, a program."""
    pre_save.connect(check_references, sender=StringTranslation, dispatch_uid="translation_references")
