"""Half-filled, contradictory and outlived input: the error stands at its field, for eyes and for screen readers."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import AbstractUser
from django.test import Client

from cms.shops.models import Shop
from cms.terms.models import ReturnTerms, ShippingTerms, TermsVersion
from tests.cms.factories import editor_of, shop_with_terms
from tests.cms.terms.form_posts import errors_of, path_to, post
from tests.full_terms import FULL

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop() -> Shop:
    return shop_with_terms(terms=[terms for _, terms in FULL])


@pytest.fixture
def desk(client: Client, shop: Shop) -> Client:
    editor: AbstractUser = editor_of(shop)
    client.force_login(editor)
    return client


def test_a_half_filled_service_is_a_draft_and_no_publication(desk: Client, shop: Shop) -> None:
    row = ShippingTerms.objects.get(shop=shop)
    half: dict[str, Any] = {"services-0-value-code": ""}
    before = TermsVersion.objects.count()

    refused = post(desk, row, **half)

    (error,) = errors_of(refused)["services"]
    assert path_to(error, 0, "code").messages
    assert TermsVersion.objects.count() == before


def test_two_exceptions_that_tie_stand_at_the_second(desk: Client, shop: Shop) -> None:
    row = ReturnTerms.objects.get(shop=shop)
    tie = {"exceptions-2-value-then-returnability": "returnable", "exceptions-2-value-goes_before": ""}

    (error,) = errors_of(post(desk, row, **tie))["exceptions"]

    assert "equally specific" in str([each.non_block_errors for each in error.block_errors.values()])
    assert all(each.non_block_errors for each in error.block_errors.values())


def test_an_error_of_a_plain_field_is_tied_to_it(desk: Client, shop: Shop) -> None:
    page = post(desk, ReturnTerms.objects.get(shop=shop), window_length=-3).content.decode()

    control = page[page.index('name="window_length"') :].partition(">")[0]
    assert 'aria-invalid="true"' in control
    assert "panel-child-content-child-window_length-errors" in page or "window_length-error" in page
