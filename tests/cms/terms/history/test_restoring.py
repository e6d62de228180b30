"""Restoring an old version makes a draft of its values, and nothing more."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Workflow, WorkflowContentType, WorkflowTask

from cms.shops.models import Shop
from cms.terms.history.errors import Busy
from cms.terms.history.restoring import restore
from cms.terms.models import ReturnTerms, ShippingTerms, TermsVersion
from policies.localized import Localized
from policies.terms import Arrangement, Kind, Payer, ReturnException, Scope, Zone
from tests.cms.factories import editor_of
from tests.cms.law import publish_accepted
from tests.cms.terms.form_posts import errors_of, post
from tests.cms.terms.history.conftest import returns
from tests.reference_terms import audrey_alexandre

pytestmark = pytest.mark.filterwarnings(r"ignore:.*Migrating email to mailers:PendingDeprecationWarning")


def version(shop: Shop, number: int) -> TermsVersion:
    found: TermsVersion = TermsVersion.objects.get(shop=shop, kind=Kind.RETURNS, number=number)
    return found


def address(row: ReturnTerms, number: int) -> str:
    return reverse(row.snippet_viewset.get_url_name("version_restore"), args=[row.pk, number])


def test_the_old_values_are_a_draft_and_nothing_is_published(
    shop: Shop, row: ReturnTerms, editor: AbstractUser
) -> None:
    before = TermsVersion.objects.count()

    restore(terms=row, version=version(shop, 1), user=editor)

    row = ReturnTerms.objects.get(pk=row.pk)
    draft = row.get_latest_revision_as_object()
    assert draft.to_core() == version(shop, 1).terms
    assert (draft.note, draft.effective_from) == ("Restores version 1.", None)
    assert row.has_unpublished_changes
    assert row.window_length == 30
    assert TermsVersion.objects.count() == before


def test_published_it_is_a_new_version(desk: Client, shop: Shop, row: ReturnTerms) -> None:
    publish_accepted(shop=shop, terms=returns(45))

    said = desk.post(address(row, 1), follow=True).content.decode()
    assert "The values of version 1 are now the draft." in said
    assert "cannot be published" not in said
    row = ReturnTerms.objects.get(pk=row.pk).get_latest_revision_as_object()
    assert post(desk, row).status_code == 302

    latest = version(shop, 4)
    assert latest.terms == version(shop, 1).terms
    assert latest.note == "Restores version 1."


def test_the_draft_before_it_stays_among_the_revisions(
    shop: Shop, row: ReturnTerms, editor: AbstractUser, desk: Client
) -> None:
    row.window_length = 21
    mine = row.save_revision(user=editor)
    assert "It takes the place of the draft" in desk.get(address(row, 1)).content.decode()

    restore(terms=row, version=version(shop, 1), user=editor)

    assert mine.as_object().window_length == 21
    assert row.revisions.filter(pk=mine.pk).exists()


def with_zone(shop: Shop) -> Any:
    """Return terms with an exception for a zone that the shipping terms then give up."""
    shipping: Any = audrey_alexandre()[1][Kind.SHIPPING]
    moon = Zone(code="moon", name=Localized.of(en="Moon", fr="Lune"), countries=("AQ",))
    publish_accepted(shop=shop, terms=replace(shipping, zones=(*shipping.zones, moon)))
    exception = ReturnException(
        code="moon",
        name=Localized.of(en="Moon", fr="Lune"),
        when=Scope(zones=frozenset({"moon"})),
        then=Arrangement(shipping_paid_by=Payer.SHOP),
    )
    row = ReturnTerms.objects.get(shop=shop)
    stated = replace(returns(14), exceptions=(exception,))
    old = publish_accepted(shop=shop, terms=stated)
    from tests.cms.terms.history.conftest import NEW_YEAR

    for start in (None, NEW_YEAR):
        publish_accepted(shop=shop, terms=returns(28), effective_from=start)
    publish_accepted(shop=shop, terms=shipping)
    return row, old


def test_values_that_no_longer_fit_are_told_at_once_and_at_their_field(desk: Client, shop: Shop) -> None:
    row, old = with_zone(shop)

    said = desk.post(address(row, old.number), follow=True).content.decode()
    assert "It cannot be published as it is." in said
    assert "There is no shipping zone “moon”" in said

    draft = ReturnTerms.objects.get(pk=row.pk).get_latest_revision_as_object()
    assert "exceptions" in errors_of(post(desk, draft))
    assert TermsVersion.objects.filter(shop=shop, kind=Kind.RETURNS).latest("number").number == old.number + 2


def test_it_takes_the_right_to_change(shop: Shop, row: ReturnTerms, client: Client) -> None:
    reader = editor_of(shop, actions=["view"], username="reader")
    with pytest.raises(PermissionDenied):
        restore(terms=row, version=version(shop, 1), user=reader)
    client.force_login(reader)
    for response in (client.get(address(row, 1)), client.post(address(row, 1))):
        assert response.url == reverse("wagtailadmin_home")
    versions = client.get(reverse(row.snippet_viewset.get_url_name("versions"), args=[row.pk]))
    assert "Restore" not in versions.content.decode()
    assert "Withdraw<" not in versions.content.decode()


def test_a_review_is_not_taken_from_its_reviewers(
    desk: Client, shop: Shop, row: ReturnTerms, editor: AbstractUser
) -> None:
    task = GroupApprovalTask.objects.create(name="Second pair of eyes")
    task.groups.add(editor.groups.get())
    workflow = Workflow.objects.create(name="Review of terms")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowContentType.objects.create(workflow=workflow, content_type=row.get_base_content_type())
    workflow.start(row, editor)

    with pytest.raises(Busy):
        restore(terms=row, version=version(shop, 1), user=editor)
    said = desk.post(address(row, 1), follow=True).content.decode()
    assert "These terms are in review." in said
    assert not ReturnTerms.objects.get(pk=row.pk).get_latest_revision_as_object().note.startswith("Restores")


def test_a_version_of_another_kind_has_no_address_here(desk: Client, shop: Shop, row: ReturnTerms) -> None:
    assert TermsVersion.objects.filter(shop=shop, kind=Kind.SHIPPING).count() == 1
    assert desk.post(address(row, 3)).status_code == 404
    assert ShippingTerms.objects.get(shop=shop).has_unpublished_changes is False
