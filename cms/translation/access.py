"""Who may see and translate which pages: whoever may edit a page in its language, and nobody else."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from wagtail.models import Locale, Page
from wagtail.permissions import page_permission_policy
from wagtail_localize.models import Translation, TranslationSource

EDITING = {"add", "change", "publish"}


def page_or_404(user: Any, pk: int) -> Page:
    """The page, if the user may edit it. Raises Http404: that it exists is nobody else's business."""
    page: Page = get_object_or_404(Page, pk=pk)
    if not page.permissions_for_user(user).can_edit():
        raise Http404
    return page


def translation_or_404(user: Any, pk: int) -> Translation:
    """The translation, if the user may edit the page that it makes. Raises Http404."""
    translation = get_object_or_404(Translation.objects.select_related("source", "target_locale"), pk=pk)
    page_or_404(user, target_id(translation))
    return translation


def source_or_404(user: Any, pk: int) -> TranslationSource:
    """The source, if the user may edit its page and every page translated from it. Raises Http404."""
    source: TranslationSource = get_object_or_404(TranslationSource, pk=pk)
    languages = [source.locale_id, *source.translations.values_list("target_locale", flat=True)]
    pages = Page.objects.filter(translation_key=source.object_id, locale__in=languages)
    if not pages or not all(page.permissions_for_user(user).can_edit() for page in pages):
        raise Http404
    return source


def target_id(translation: Translation) -> int:
    """The page that a translation makes. Raises Http404 where it is gone."""
    pages = Page.objects.filter(
        translation_key=translation.source.object_id, locale=translation.target_locale_id
    )
    found: int | None = pages.values_list("pk", flat=True).first()
    if found is None:
        raise Http404
    return found


def visible(translations: QuerySet[Translation], user: Any) -> QuerySet[Translation]:
    """Those of ``translations`` whose page the user may edit."""
    pages = page_permission_policy.instances_user_has_any_permission_for(user, EDITING)
    target = pages.filter(translation_key=OuterRef("source__object_id"), locale=OuterRef("target_locale_id"))
    return translations.filter(Exists(target))


def refuse_foreign_ground(user: Any, page: Page, locale: Locale) -> None:
    """Raise PermissionDenied unless the user may add pages where ``page`` would stand in ``locale``."""
    if not _landing(page, locale).permissions_for_user(user).can_add_subpage():
        raise PermissionDenied(
            "You may not add pages there. Ask an administrator to open that language first."
        )


def _landing(page: Page, locale: Locale) -> Page:
    """The nearest page above that is there in ``locale``; those between are made with the translation."""
    above = page.get_ancestors().order_by("-depth").values_list("translation_key", flat=True)
    keys = list(above)
    there = {
        found.translation_key: found for found in Page.objects.filter(translation_key__in=keys, locale=locale)
    }
    return next((there[key] for key in keys if key in there), None) or Page.get_first_root_node()


def let_translate(group: Group) -> None:
    """Let the members of ``group`` send pages to be translated, of those they may edit."""
    sending = Permission.objects.get(
        content_type__app_label="wagtail_localize", codename="submit_translation"
    )
    group.permissions.add(sending)
