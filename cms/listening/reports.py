"""The two halves of the report “What readers missed”: searches without a result, and answers that did not help."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets.button import HeaderButton

from cms.listening.filters import SearchFilterSet, VoteFilterSet
from cms.listening.listing import by_term, unhelpful_answers
from cms.listening.models import EmptySearch, Vote
from cms.shops.models import Shop
from cms.shops.own import own_shops


class MissedReport(ReportView):  # type: ignore[misc]
    """What both halves share: only the user's shops, and a way to the other half."""

    header_icon = "help"
    other: tuple[str, str, str]

    @property
    def permission_policy(self) -> None:
        """None: what may be seen is decided by shop, in :meth:`dispatch` and for every row."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """For whoever works for a shop; there is nothing here for anybody else."""
        if not self.shops:
            raise Http404
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    @cached_property
    def shops(self) -> list[Shop]:
        """The user's shops."""
        return list(own_shops(self.request.user))

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        """To the other half."""
        label, name, icon = self.other
        return [HeaderButton(label, url=reverse(name), icon_name=icon)]


class SearchColumn(TitleColumn):
    """The words, leading to where one deals with them."""

    def get_link_url(self, instance: Any, parent_context: Any) -> str:
        """The form of this search."""
        return reverse("listening_settle", args=[instance["newest"]])


class DealtColumn(Column):
    """Whether an editor has dealt with a search, and what answers it."""

    def get_value(self, instance: Any) -> str:
        """In words."""
        if not instance["settled"]:
            return "Not yet"
        return f"Yes: {instance['answer']}" if instance["answer"] else "Yes"


class SearchesReport(MissedReport):
    """Searches without a result, the most frequent first."""

    page_title = "What readers missed: searches"
    index_url_name = "listening_searches"
    index_results_url_name = "listening_searches_results"
    filterset_class = SearchFilterSet
    verbose_name_plural = "searches without a result"
    export_filename = "searches-without-a-result"
    other = ("Unhelpful answers", "listening_answers", "thumbtack")
    columns = [
        SearchColumn("term", label="Searched for"),
        Column("count", label="Times"),
        DateColumn("last", label="Last"),
        Column("shop__name", label="Shop"),
        Column("language", label="Language"),
        DealtColumn("dealt", label="Dealt with"),
    ]
    list_export = ["term", "count", "last", "shop__name", "language", "settled", "answer"]
    export_headings = {
        "term": "Searched for",
        "count": "Times",
        "last": "Last",
        "shop__name": "Shop",
        "language": "Language",
        "settled": "Dealt with",
        "answer": "Answered by",
    }

    def get_filtered_queryset(self) -> Any:
        """One row a search, whatever days it was asked on."""
        return by_term(self.filter_queryset(EmptySearch.objects.filter(shop__in=self.shops)))


class AnswerColumn(TitleColumn):
    """The question, leading to its form."""

    def get_link_url(self, instance: Any, parent_context: Any) -> str:
        """What its readers said."""
        return reverse("listening_answer", args=[instance.page.pk])


class AnswersReport(MissedReport):
    """Answers that left readers unhelped, the worst first."""

    page_title = "What readers missed: answers"
    index_url_name = "listening_answers"
    index_results_url_name = "listening_answers_results"
    filterset_class = VoteFilterSet
    verbose_name_plural = "answers that did not help"
    export_filename = "answers-that-did-not-help"
    other = ("Searches", "listening_searches", "search")
    columns = [
        AnswerColumn("title", label="Question"),
        Column("unhelpful", label="Not helped"),
        Column("total", label="Of"),
        Column("percent", label="Per cent"),
        Column("why", label="Why"),
        Column("shop", label="Shop"),
        Column("language", label="Language"),
    ]
    list_export = ["title", "unhelpful", "total", "percent", "why", "shop", "language"]
    export_headings = {
        "title": "Question",
        "unhelpful": "Not helped",
        "total": "Of",
        "percent": "Per cent",
        "why": "Why",
        "shop": "Shop",
        "language": "Language",
    }

    def get_filtered_queryset(self) -> Any:
        """One row an answer."""
        votes = self.filter_queryset(Vote.objects.filter(shop__in=self.shops))
        return unhelpful_answers(votes, shops=self.shops, at=timezone.now())
