"""The workflow “Review”: made once, and asked for wherever terms and pages are published."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Page, Workflow, WorkflowContentType, WorkflowPage, WorkflowTask

from cms.review.models import SecondPersonReview
from cms.review.scope import reviewed_models

NAME = "Review"
TASK = "Review by a second person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned:
    """What the workflow was newly assigned to, and what another workflow has already."""

    workflow: Workflow
    given: tuple[str, ...]
    taken: tuple[str, ...]


@transaction.atomic
def set_up_review(*, homes: Iterable[Page] = ()) -> Assigned:
    """Have a second person review all terms, and the pages at and below ``homes`` and their translations.

    What is assigned to another workflow stays with it. May be run again at any time.
    """
    workflow = _workflow()
    given: list[str] = []
    taken: list[str] = []
    for model in reviewed_models():
        kind = ContentType.objects.get_for_model(model, for_concrete_model=False)
        held, made = WorkflowContentType.objects.get_or_create(
            content_type=kind, defaults={"workflow": workflow}
        )
        _note(str(model._meta.verbose_name), held, made, given, taken)
    for home in homes:
        for page in home.get_translations(inclusive=True):
            place, made = WorkflowPage.objects.get_or_create(page=page, defaults={"workflow": workflow})
            _note(f"pages of {page.url_path}", place, made, given, taken)
    return Assigned(workflow=workflow, given=tuple(given), taken=tuple(taken))


def _workflow() -> Workflow:
    """The active workflow whose only step is the review, made where it is missing."""
    known = WorkflowTask.objects.filter(
        task__in=SecondPersonReview.objects.filter(active=True), workflow__active=True
    )
    if found := known.select_related("workflow").order_by("pk").first():
        workflow: Workflow = found.workflow
        return workflow
    task = SecondPersonReview.objects.create(name=TASK)
    workflow = Workflow.objects.create(name=NAME)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    return workflow


def _note(name: str, held: object, made: bool, given: list[str], taken: list[str]) -> None:
    if made:
        given.append(name)
    elif not _is_ours(held):
        taken.append(name)


def _is_ours(held: object) -> bool:
    workflow: Workflow = held.workflow  # type: ignore[attr-defined]
    return SecondPersonReview.objects.filter(workflow_tasks__workflow=workflow).exists()
