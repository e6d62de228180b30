"""What people read about reviews: their own shops', and no other."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from wagtail.models import WorkflowState

from cms.review.reports import reviews_of
from cms.review.rows import rows_of
from cms.shops.models import Shop
from cms.terms.models import TERMS_MODELS
from tests.cms.factories import shop_with_terms
from tests.cms.review.people import author_of, reviewer_of, submitted

pytestmark = pytest.mark.django_db

WAGTAILS = ("workflow", "workflow_tasks", "site_history", "locked_pages")


@pytest.fixture
def shops() -> tuple[Shop, Shop]:
    return shop_with_terms(), shop_with_terms("alamara")


def desk_of(user: Any) -> Client:
    desk = Client()
    desk.force_login(user)
    return desk


def test_a_review_is_listed_with_whom_it_waits_for(shops: tuple[Shop, Shop]) -> None:
    own, _ = shops
    ana, rita = author_of(own), reviewer_of(own)
    submitted(own, by=ana)

    (row,) = rows_of(list(reviews_of(rita)))

    assert (row.name, row.shop_name, row.standing) == ("Return terms", own.name, "Waits for a decision")
    assert (row.requested_by, row.waiting_for) == ("ana", "rita")
    page = desk_of(rita).get(reverse("reviews_report")).content.decode()
    assert row.url in page
    assert "Waits for a decision" in page


def test_reports_show_ones_own_shop_and_no_other(shops: tuple[Shop, Shop]) -> None:
    own, other = shops
    rita, boris = reviewer_of(own), reviewer_of(other, "boris")
    submitted(own, by=author_of(own))
    submitted(other, by=author_of(other, "bella"))

    names = ["reviews_report", "wagtailadmin_reports:workflow", "wagtailadmin_reports:workflow_tasks"]
    for name in [*names, "wagtailadmin_reports:site_history"]:
        for user, seen, hidden in ((rita, own, other), (boris, other, own)):
            for query in ("", "?export=csv"):
                answer = desk_of(user).get(reverse(name) + query)
                text = answer.getvalue().decode()
                assert answer.status_code == 200, name
                assert seen.name in text, (name, query)
                assert hidden.name not in text, (name, query)
                assert ("bella" in text) is (user == boris and "bella" in text), name


def test_page_types_are_for_administrators(shops: tuple[Shop, Shop], admin_client: Client) -> None:
    address = reverse("wagtailadmin_reports:page_types_usage")

    assert desk_of(reviewer_of(shops[0])).get(address).status_code == 302
    assert admin_client.get(address).status_code == 200


@pytest.mark.parametrize("name", [f"wagtailadmin_reports:{name}" for name in WAGTAILS])
def test_reports_ask_for_a_sign_in(client: Client, name: str) -> None:
    answer = client.get(reverse(name))

    assert answer.status_code == 302
    assert reverse("wagtailadmin_login") in answer.url


def test_many_reviews_take_as_many_queries_as_one(
    shops: tuple[Shop, Shop], django_assert_num_queries: DjangoAssertNumQueries, admin_user: Any
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    own, _ = shops
    ana = author_of(own)
    reviewer_of(own)
    submitted(own, by=ana)
    with CaptureQueriesContext(connection) as one:
        rows_of(list(reviews_of(admin_user)))

    # Reviews that have ended are rows as well, and need no names.
    row = TERMS_MODELS["returns"].objects.get(shop=own)
    for _ in range(4):
        row.current_workflow_state.cancel(user=ana)
        row.get_workflow().start(row, ana)
    assert WorkflowState.objects.count() == 5

    with django_assert_num_queries(len(one.captured_queries)):
        assert len(rows_of(list(reviews_of(admin_user)))) == 5
