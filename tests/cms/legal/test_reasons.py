"""Terms with errors are published only with a reason, by every way; a reason holds for what it was written for."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cms.legal.errors import FallsShort, NotWhatWasRead, ReasonsStay
from cms.legal.forms import REASON, SEEN
from cms.legal.models import AcceptedFinding, KeptReason, LegalReason
from cms.legal.reasons import give_reason
from cms.legal.weighing import weighed
from cms.shops.models import Shop
from cms.terms.history.withdrawing import withdraw
from cms.terms.models import ReturnTerms, Terms, TermsVersion
from cms.terms.publishing import publish_terms
from policies.durations import Duration
from policies.terms import Kind
from tests.cms.factories import editor_of, shop_factory, shop_with_terms, terms_of
from tests.cms.law import BY_INTENTION, accept, answered, post_with_reason, publish_accepted, reviewer_of
from tests.cms.terms.form_posts import address, post
from tests.reference_terms import audrey_alexandre

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 4, 9, tzinfo=UTC)
LATER = NOW + timedelta(days=10)
A = audrey_alexandre()[1]
WHY = "Counsel agreed on 3 November, until the new texts are there."


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def shop() -> Shop:
    return shop_with_terms(terms=[A[Kind.SHIPPING], A[Kind.RETURNS], A[Kind.REFUNDS]])


@pytest.fixture
def editor(shop: Shop) -> AbstractUser:
    return editor_of(shop)


@pytest.fixture
def reviewer(shop: Shop) -> AbstractUser:
    return reviewer_of(shop)


def returns_of(shop: Shop) -> ReturnTerms:
    return ReturnTerms.objects.select_related("shop").get(shop=shop)


def versions(shop: Shop) -> int:
    return int(TermsVersion.objects.filter(shop=shop, kind=Kind.RETURNS).count())


def short(days: int = 10) -> Any:
    returns = A[Kind.RETURNS]
    return replace(returns, window=replace(returns.window, length=days))


def edited(row: ReturnTerms, days: int, **changes: Any) -> Any:
    row.window_length = days
    for name, value in ({"effective_from": None} | changes).items():
        setattr(row, name, value)
    return row.save_revision()


def test_code_publishes_no_error_without_a_reason(shop: Shop) -> None:
    with pytest.raises(FallsShort, match="The time to return is 10 days"):
        publish_terms(shop=shop, terms=short())

    assert versions(shop) == 1
    assert returns_of(shop).window_length != 10
    version = publish_terms(shop=shop, terms=short(), reason=BY_INTENTION)
    assert version is not None
    assert BY_INTENTION.text in {kept.reason.text for kept in version.kept_reasons.all()}


@pytest.mark.parametrize("going", [None, LATER])
def test_a_revision_is_neither_published_nor_scheduled_without_one(shop: Shop, going: Any) -> None:
    revision = edited(returns_of(shop), 10, go_live_at=going)

    with pytest.raises(FallsShort):
        revision.publish()

    revision.refresh_from_db()
    assert revision.approved_go_live_at is None
    assert versions(shop) == 1


def test_what_was_accepted_before_and_stays_as_it_is_needs_no_new_reason(shop: Shop) -> None:
    edited(returns_of(shop), 30).publish()

    first, second = TermsVersion.objects.filter(shop=shop, kind=Kind.RETURNS).order_by("number")
    assert [kept.reason_id for kept in second.kept_reasons.all()] == [
        kept.reason_id for kept in first.kept_reasons.all()
    ]


def test_a_reason_holds_for_the_figures_it_was_written_for(shop: Shop) -> None:
    publish_accepted(shop=shop, terms=short(10))

    with pytest.raises(FallsShort, match="9 days"):
        publish_terms(shop=shop, terms=short(9))
    assert publish_terms(shop=shop, terms=replace(short(10), send_within=Duration(length=20))) is not None


def test_a_reason_for_a_draft_is_no_reason_for_another_draft(shop: Shop) -> None:
    accept(returns_of(shop), window_length=10)

    with pytest.raises(FallsShort):
        publish_terms(shop=shop, terms=replace(short(10), send_within=Duration(length=20)))
    assert publish_terms(shop=shop, terms=short(10)) is not None


def test_nor_for_another_shop(shop: Shop) -> None:
    other = shop_factory("alamara")

    with pytest.raises(FallsShort):
        publish_terms(shop=other, terms=A[Kind.RETURNS])


def test_a_version_that_takes_the_place_of_one_withdrawn_rests_on_its_old_reason(shop: Shop) -> None:
    publish_accepted(shop=shop, terms=short(10), effective_from=LATER)

    withdrawn = withdraw(terms=returns_of(shop), number=2, reason="Too short", at=NOW, user=None)

    assert withdrawn.kept_reasons.exists()


def test_at_go_live_the_check_runs_again(shop: Shop) -> None:
    row = returns_of(shop)
    accept(row, window_length=10)
    edited(row, 10, go_live_at=LATER).publish()
    with time_machine.travel(LATER + timedelta(minutes=1), tick=False):
        call_command("publish_scheduled", verbosity=0)
    assert versions(shop) == 2


def test_an_error_that_has_appeared_by_go_live_keeps_it_from_being_published(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    edited(returns_of(shop), 30, go_live_at=LATER).publish()
    # Another release of the core may know one article more.
    monkeypatch.setattr("cms.legal.weighing.figures", lambda finding: '{"new": true}')

    with time_machine.travel(LATER + timedelta(minutes=1), tick=False), pytest.raises(CommandError) as told:
        call_command("publish_scheduled", verbosity=0)

    assert "fall short of the law" in str(told.value)
    assert versions(shop) == 1
    assert returns_of(shop).latest_revision.approved_go_live_at is None


def test_giving_a_reason_takes_the_permission(shop: Shop, editor: AbstractUser) -> None:
    with pytest.raises(PermissionDenied):
        give_reason(row=_short_row(shop), text=WHY, at=NOW, user=editor)
    assert not LegalReason.objects.filter(text=WHY).exists()


def test_the_permission_of_another_shop_is_none(shop: Shop) -> None:
    with pytest.raises(PermissionDenied):
        give_reason(row=_short_row(shop), text=WHY, at=NOW, user=reviewer_of(shop_factory("alamara")))


def test_a_reason_needs_words_and_findings_that_were_read(shop: Shop, reviewer: AbstractUser) -> None:
    row = _short_row(shop)
    with pytest.raises(ValueError, match="words"):
        give_reason(row=row, text="  ", at=NOW, user=reviewer)
    with pytest.raises(NotWhatWasRead):
        give_reason(row=row, text=WHY, at=NOW, user=reviewer, fingerprint="of others")
    assert give_reason(
        row=row, text=WHY, at=NOW, user=reviewer, fingerprint=weighed(row=row, at=NOW).fingerprint
    )
    assert give_reason(row=row, text=WHY, at=NOW, user=reviewer) is None


def _short_row(shop: Shop) -> Terms:
    row = returns_of(shop)
    row.window_length = 10
    return row


def test_a_reason_stays_as_it_was_written(shop: Shop) -> None:
    for model in (LegalReason, AcceptedFinding, KeptReason):
        row = model.objects.first()
        assert row is not None
        for change in (
            row.save,
            row.delete,
            model.objects.delete,
            lambda model=model: model.objects.update(pk=1),
        ):
            with pytest.raises(ReasonsStay):
                change()
    for statement in (
        "UPDATE legal_legalreason SET text = 'Other'",
        "UPDATE legal_acceptedfinding SET sentence = 'Other'",
        "UPDATE legal_keptreason SET version_id = 0",
    ):
        with (
            pytest.raises(DatabaseError, match="stays as it was"),
            transaction.atomic(),
            connection.cursor() as run,
        ):
            run.execute(statement)


def test_an_editor_without_the_permission_keeps_a_draft_and_reads_whom_to_ask(
    client: Client, shop: Shop, editor: AbstractUser, reviewer: AbstractUser
) -> None:
    client.force_login(editor)

    answer = post(client, returns_of(shop), window_length=10, **{REASON: WHY, SEEN: "forged"})

    said = client.get(answer.url).content.decode()
    assert "Saved as a draft, but not published." in said
    assert "The time to return is 10 days" in said
    assert f"ask a legal reviewer ({reviewer.username})" in said
    assert versions(shop) == 1
    assert returns_of(shop).get_latest_revision_as_object().window_length == 10
    assert not LegalReason.objects.filter(text=WHY).exists()


def test_a_reviewer_is_asked_before_anything_is_written(
    client: Client, shop: Shop, reviewer: AbstractUser
) -> None:
    client.force_login(reviewer)
    row = returns_of(shop)

    step = post(client, row, window_length=10)

    page = step.content.decode()
    assert step.status_code == 200
    assert "The time to return is 10 days" in page
    assert "Give at least 14 calendar days" in page
    assert "Art. 9" in page
    assert not returns_of(shop).has_unpublished_changes
    blank = client.post(address("edit", row), answered(step, reason="   "))
    assert blank.status_code == 422
    assert list(blank.context["form"].errors) == [REASON]
    assert 'aria-invalid="true"' in blank.content.decode()
    assert versions(shop) == 1
    assert client.post(address("edit", row), answered(step, reason=WHY)).status_code == 302
    version = TermsVersion.objects.get(shop=shop, kind=Kind.RETURNS, number=2)
    (kept,) = version.kept_reasons.filter(reason__text=WHY)
    assert kept.reason.user == reviewer


def test_a_reason_written_for_other_findings_is_asked_for_again(
    client: Client, shop: Shop, reviewer: AbstractUser
) -> None:
    client.force_login(reviewer)
    row = returns_of(shop)
    sent = answered(post(client, row, window_length=10), reason=WHY) | {"window_length": ["9"]}

    again = client.post(address("edit", row), sent)

    assert again.status_code == 200
    assert "not those the reason was written for" in again.content.decode()
    assert WHY in again.content.decode()
    assert versions(shop) == 1


def test_scheduling_asks_for_the_reason(client: Client, shop: Shop, reviewer: AbstractUser) -> None:
    client.force_login(reviewer)

    answer = post_with_reason(client, returns_of(shop), window_length=10, go_live_at="2026-11-14 09:00")

    assert answer.status_code == 302
    assert returns_of(shop).latest_revision.approved_go_live_at is not None


def test_a_reviewer_accepts_a_draft_that_an_editor_then_publishes(
    client: Client, shop: Shop, editor: AbstractUser, reviewer: AbstractUser
) -> None:
    row = returns_of(shop)
    client.force_login(editor)
    post(client, row, action="save", window_length=10)
    page = reverse("legal_reason", args=["returns", row.pk])
    assert client.get(page).status_code in {302, 403}
    client.force_login(reviewer)
    seen = client.get(page).context["form"].initial[SEEN]

    assert client.post(page, {REASON: WHY, SEEN: seen}).status_code == 302
    client.force_login(editor)
    assert post(client, returns_of(shop), window_length=10).status_code == 302

    assert versions(shop) == 2


def test_strangers_find_no_page_and_no_row(client: Client, shop: Shop) -> None:
    other = shop_with_terms("alamara", terms=[A[Kind.RETURNS]])
    client.force_login(reviewer_of(other))

    assert client.get(reverse("legal_reason", args=["returns", returns_of(shop).pk])).status_code == 404
    assert client.get(reverse("legal_reasons"), {"shop": shop.pk}).status_code == 404
    rows = client.get(reverse("legal_reasons")).context["object_list"]
    assert {row.reason.shop for row in rows} == {other}


def test_the_report_is_a_table_and_a_file(client: Client, shop: Shop, reviewer: AbstractUser) -> None:
    client.force_login(reviewer)
    post_with_reason(client, returns_of(shop), window_length=10, reason=WHY)

    page = client.get(reverse("legal_reasons"), {"shop": shop.pk}).content.decode()
    file = client.get(reverse("legal_reasons"), {"export": "csv"})
    rows = list(csv.DictReader(io.StringIO(b"".join(file.streaming_content).decode())))

    assert WHY in page
    mine = [row for row in rows if row["Reason"] == WHY]
    assert {row["Version"] for row in mine} == {"2"}
    assert {row["Given by"] for row in mine} == {reviewer.username}
    assert client.get(reverse("legal_reasons"), {"export": "xlsx"}).status_code == 200


def test_a_row_leads_to_its_version_or_says_that_it_is_not_used_yet(
    client: Client, shop: Shop, reviewer: AbstractUser
) -> None:
    client.force_login(reviewer)
    row = returns_of(shop)
    post_with_reason(client, row, window_length=10, reason=WHY)
    before = client.get(reverse("legal_reasons")).content.decode()
    accept(returns_of(shop), window_length=9)
    after = client.get(reverse("legal_reasons")).content.decode()

    version = reverse(row.snippet_viewset.get_url_name("version"), args=[row.pk, 2])
    assert f'href="{version}#legal-reasons"' in before
    assert "not used yet" not in before
    assert "not used yet" in after


def test_without_reasons_the_report_says_what_will_be_there(client: Client) -> None:
    client.force_login(reviewer_of(shop_factory("alamara")))

    assert "Nobody has given a reason" in client.get(reverse("legal_reasons")).content.decode()
    filtered = client.get(reverse("legal_reasons"), {"kind": "returns"}).content.decode()
    assert "that these filters leave" in filtered


def test_more_reasons_cost_no_more_queries(client: Client, shop: Shop, reviewer: AbstractUser) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("legal_reasons"))
        return len(queries)

    client.force_login(reviewer)
    cost()
    before = cost()
    publish_accepted(shop=shop, terms=short(10))
    publish_accepted(shop=shop, terms=short(9))

    assert cost() == before


def test_who_works_for_no_shop_reads_no_report(client: Client, django_user_model: Any) -> None:
    from django.contrib.auth.models import Permission

    nobody = django_user_model.objects.create_user("nobody", "n@staff.example", "correct horse battery")
    nobody.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(nobody)

    assert client.get(reverse("legal_reasons")).status_code in {302, 403}


def test_the_panel_leads_to_the_field_and_offers_its_value(
    client: Client, shop: Shop, editor: AbstractUser, reviewer: AbstractUser
) -> None:
    row = terms_of(shop, Kind.RETURNS)
    client.force_login(editor)
    post(client, row, action="save", window_length=10)

    page = client.get(address("edit", row)).content.decode()

    assert 'data-legal-go="window_length"' in page
    assert "&quot;window_length&quot;: 14" in page
    assert f"ask a legal reviewer for a reason: {reviewer.username}" in page
    assert BY_INTENTION.text in page


def test_a_version_tells_by_whose_reason_it_was_published(
    client: Client, shop: Shop, reviewer: AbstractUser
) -> None:
    client.force_login(reviewer)
    row = returns_of(shop)
    post_with_reason(client, row, window_length=10, reason=WHY)

    page = client.get(reverse(row.snippet_viewset.get_url_name("version"), args=[row.pk, 2])).content.decode()

    assert WHY in page
    assert f"By {reviewer.username}, 4 November 2026" in page
    assert "The time to return is 10 days" in page
