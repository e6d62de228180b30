"""The buttons under the forms of terms and pages, where a second person reviews them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin import action_menu as of_pages
from wagtail.snippets import action_menu as of_terms

from cms.review.rules import is_reviewed, may_review

type Items = list[Any]


class _Decide:
    """To the page on which the draft is decided on."""

    name = "action-review"
    label = "Read and decide"
    icon_name = "tasks"
    order = -10

    def get_url(self, parent_context: Mapping[str, Any]) -> str:
        """Of the round that is under way."""
        return reverse("review", args=[_instance(parent_context).current_workflow_task_state.pk])


class _Submit:
    """Wagtail names the workflow; authors think of what happens."""

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """The same, in our words."""
        context: dict[str, Any] = super().get_context_data(parent_context)  # type: ignore[misc]
        instance = _instance(parent_context)
        again = instance is not None and instance.current_workflow_state is not None
        return context | {"label": "Submit again" if again else "Submit for review"}


class DecideOnPage(_Decide, of_pages.ActionMenuItem):  # type: ignore[misc]
    """For pages."""


class DecideOnTerms(_Decide, of_terms.ActionMenuItem):  # type: ignore[misc]
    """For terms."""


class SubmitPage(_Submit, of_pages.SubmitForModerationMenuItem):  # type: ignore[misc]
    """For pages."""


class SubmitTerms(_Submit, of_terms.SubmitForModerationMenuItem):  # type: ignore[misc]
    """For terms."""


class TakePageBack(of_pages.CancelWorkflowMenuItem):  # type: ignore[misc]
    """For pages."""

    label = "Take back from review"


class TakeTermsBack(of_terms.CancelWorkflowMenuItem):  # type: ignore[misc]
    """For terms."""

    label = "Take back from review"


def arrange_for_pages(items: Items, request: HttpRequest, context: Mapping[str, Any]) -> None:
    """The buttons of pages."""
    page = context.get("page")
    workflow = (page if page is not None and page.pk else context["parent_page"]).get_workflow()
    if _reviews(workflow):
        _arrange(
            items, context, of_pages, decide=DecideOnPage(), submit=SubmitPage(60), back=TakePageBack(40)
        )


def arrange_for_terms(items: Items, request: HttpRequest, context: Mapping[str, Any]) -> None:
    """The buttons of terms."""
    workflow = getattr(context["model"], "get_default_workflow", lambda: None)()
    if _reviews(workflow):
        _arrange(
            items, context, of_terms, decide=DecideOnTerms(), submit=SubmitTerms(60), back=TakeTermsBack(40)
        )


def _arrange(
    items: Items, context: Mapping[str, Any], kit: Any, *, decide: Any, submit: Any, back: Any
) -> None:
    """Decide in a place of its own, publish nothing past the review, and put first what is next to do."""
    instance = _instance(context)
    in_review = instance is not None and is_reviewed(instance.current_workflow_task)
    unwanted: tuple[type, ...] = (kit.WorkflowMenuItem, kit.RestartWorkflowMenuItem)
    if in_review:
        unwanted += (kit.PublishMenuItem, kit.UnpublishMenuItem)
    ours = {kit.SubmitForModerationMenuItem: submit, kit.CancelWorkflowMenuItem: back}
    kept = [ours.get(type(item), item) for item in items if not isinstance(item, unwanted)]
    if in_review and may_review(context["request"].user, instance):
        kept.insert(0, decide)
    elif submit in kept and not any(isinstance(item, kit.PublishMenuItem) for item in kept):
        kept.remove(submit)
        kept.insert(0, submit)
    items[:] = kept


def _instance(context: Mapping[str, Any]) -> Any:
    found = context.get("instance") or context.get("page")
    return found if found is not None and found.pk else None


def _reviews(workflow: Any) -> bool:
    return workflow is not None and any(is_reviewed(task.specific) for task in workflow.tasks)
