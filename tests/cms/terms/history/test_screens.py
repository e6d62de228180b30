"""The screens about versions: what they say, to whom, on whose clock, and at what cost."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import AbstractUser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cms.shops.models import Shop
from cms.terms.models import ReturnTerms, TermsVersion
from policies.terms import Kind
from tests.cms.factories import editor_of, shop_with_terms, terms_of
from tests.cms.law import publish_accepted
from tests.cms.terms.history.conftest import NOW, returns


def address(name: str, row: ReturnTerms, *args: int) -> str:
    return reverse(row.snippet_viewset.get_url_name(name), args=[row.pk, *args])


def stood(shop: Shop, at: str = "") -> str:
    return f"{reverse('terms_as_it_stood')}?shop={shop.code}&at={at}"


def text(desk: Client, url: str) -> str:
    response = desk.get(url)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def queries(desk: Client, url: str) -> int:
    desk.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert desk.get(url).status_code == 200
    return len(captured)


def test_the_versions_are_drawn_and_told(desk: Client, row: ReturnTerms) -> None:
    said = text(desk, address("versions", row))

    assert "Version 1: in force. Version 2: coming." in said
    assert "From 1 January 2020, 01:00, Paris time" in said
    assert "until 1 January 2027, 00:00, Paris time" in said
    assert "Longer in winter" in said
    assert 'role="img"' in said
    assert said.index("Version 2</a>") < said.index("Version 1</a>")


def test_it_is_reached_from_the_form_and_from_the_list(desk: Client, row: ReturnTerms) -> None:
    versions = f'href="{address("versions", row)}"'
    assert versions in text(desk, address("edit", row))
    assert versions in text(desk, reverse(row.snippet_viewset.get_url_name("list")))


def test_two_versions_are_compared(desk: Client, row: ReturnTerms) -> None:
    said = text(desk, address("versions_compare", row) + "?from=1&to=2")
    assert "Return window" in said
    assert "<td>14 days</td> <td>30 days</td>" in said
    assert "Both say the same." in text(desk, address("versions_compare", row) + "?from=1&to=1")


def test_nothing_chosen_compares_what_governs_with_the_draft(
    desk: Client, row: ReturnTerms, editor: AbstractUser
) -> None:
    assert "Version 1, in force → Version 2, coming" in text(desk, address("versions_compare", row))
    row.window_length = 21
    row.save_revision(user=editor)
    said = text(desk, address("versions_compare", row))
    assert "Version 1, in force → The draft" in said
    assert "<td>14 days</td> <td>21 days</td>" in said


def test_an_unfinished_draft_says_so(desk: Client, row: ReturnTerms, editor: AbstractUser) -> None:
    row.methods = []
    row.save_revision(user=editor, clean=False)
    assert "The draft is not finished" in text(desk, address("versions_compare", row))


def test_a_choice_that_is_none_stands_at_its_field(desk: Client, row: ReturnTerms) -> None:
    said = text(desk, address("versions_compare", row) + "?from=1&to=7")
    assert "7 is not one of the available choices" in said


def test_one_version_says_everything(desk: Client, row: ReturnTerms) -> None:
    said = text(desk, address("version", row, 1))
    assert "<dt>Return window</dt><dd>14 days</dd>" in said
    assert desk.get(address("version", row, 9)).status_code == 404


def test_as_it_stood_says_every_kind_in_words_and_leads_to_the_versions(
    desk: Client, shop: Shop, row: ReturnTerms
) -> None:
    said = text(desk, stood(shop))
    for kind in ("Shipping", "Payment", "Cancellation", "Returns", "Refunds", "Repairs"):
        assert f"<h2>{kind}</h2>" in said
    assert "<dt>Return window</dt><dd>14 days</dd>" in said
    assert f'href="{address("version", row, 1)}"' in said


def test_the_moment_is_read_on_the_shop_s_clock(desk: Client, shop: Shop) -> None:
    before, at = text(desk, stood(shop, "2026-12-31 23:59")), text(desk, stood(shop, "2027-01-01 00:00"))
    assert "<dd>14 days</dd>" in before
    assert "on 31 December 2026, 23:59, Paris time" in before
    assert "<dt>Return window</dt><dd>30 days</dd>" in at
    assert "This is ahead" in at


def test_before_the_first_version_there_is_a_sentence(desk: Client, shop: Shop) -> None:
    said = text(desk, stood(shop, "2019-12-31 12:00"))
    assert (
        "Nothing was in force yet. The first terms of this kind start on 1 January 2020, 01:00, Paris time."
        in said
    )
    assert "<dt>" not in said.split("</form>")[-1].split("<script")[0]


def test_a_kind_never_stated_has_a_sentence(desk: Client, client: Client, db: None) -> None:
    bare = shop_with_terms("alamara", terms=[returns(14)])
    client.force_login(editor_of(bare))
    assert "The shop has stated nothing of this kind, neither then nor since." in text(client, stood(bare))


@pytest.mark.parametrize(("at", "why"), [("2026-03-29 02:30", "skipped"), ("2026-10-25 02:30", "repeated")])
def test_an_hour_that_a_change_of_clocks_takes_or_repeats_is_refused(
    desk: Client, shop: Shop, at: str, why: str
) -> None:
    said = text(desk, stood(shop, at))
    assert "choose another" in said, why
    assert "<h2>Returns</h2>" not in said


def test_the_present_moment_is_never_unclear(desk: Client, shop: Shop, editor: AbstractUser) -> None:
    with time_machine.travel(datetime(2026, 10, 25, 1, 30, tzinfo=UTC), tick=False):
        desk.force_login(editor)
        said = text(desk, reverse("terms_as_it_stood"))
    assert "on 25 October 2026, 02:30, Paris time (GMT+01:00)" in said
    assert "<h2>Returns</h2>" in said


def test_bad_moments_stand_at_their_field(desk: Client, shop: Shop) -> None:
    said = text(desk, stood(shop, "yesterday"))
    assert "Enter a valid date/time." in said
    assert "<h2>Returns</h2>" not in said


def test_a_start_in_summer_is_shown_in_summer_time(desk: Client, shop: Shop, row: ReturnTerms) -> None:
    publish_accepted(shop=shop, terms=returns(60), effective_from=datetime(2027, 6, 30, 22, tzinfo=UTC))
    assert "From 1 July 2027, 00:00, Paris time" in text(desk, address("versions", row))
    assert "<dd>30 days</dd>" in text(desk, stood(shop, "2027-06-30 23:59"))
    assert "<dd>60 days</dd>" in text(desk, stood(shop, "2027-07-01 00:00"))


def test_another_shop_is_not_there(desk: Client, shop: Shop) -> None:
    other = shop_with_terms("alamara")
    assert desk.get(stood(other)).status_code == 404
    assert desk.get(f"{reverse('terms_as_it_stood')}?shop=nobody%00").status_code == 404
    assert "Alamara" not in text(desk, reverse("terms_as_it_stood"))


def test_only_the_kinds_that_someone_may_see_are_shown(client: Client, shop: Shop) -> None:
    user = editor_of(shop)
    group = user.groups.get()
    group.site_permissions.exclude(permission__content_type__model="returnterms").delete()
    client.force_login(user)
    said = text(client, stood(shop))
    assert "<h2>Returns</h2>" in said
    assert "<h2>Refunds</h2>" not in said


def test_without_a_shop_there_is_no_screen(client: Client, django_user_model: type, shop: Shop) -> None:
    from django.contrib.auth.models import Permission

    stranger = django_user_model.objects.create_user("stranger", "s@staff.example", "correct horse battery")
    stranger.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(stranger)
    assert client.get(stood(shop)).status_code == 404
    assert "as-it-stood" not in client.get("/admin/").content.decode()


def test_more_versions_cost_no_more_queries(
    desk: Client, shop: Shop, row: ReturnTerms, editor: AbstractUser
) -> None:
    row.window_length = 21
    row.save_revision(user=editor)
    seen = [
        address("versions", row),
        address("versions_compare", row) + "?from=1&to=2",
        address("version", row, 1),
        stood(shop, "2026-11-22 10:00"),
    ]
    few = [queries(desk, url) for url in seen]
    for day in range(1, 6):
        with time_machine.travel(NOW + timedelta(seconds=day), tick=False):
            publish_accepted(shop=shop, terms=returns(30 + day), user=editor)
    ReturnTerms.objects.get(pk=row.pk).save_revision(user=editor)
    assert TermsVersion.objects.filter(shop=shop, kind=Kind.RETURNS).count() == 7

    with time_machine.travel(NOW + timedelta(seconds=60), tick=False):
        assert [queries(desk, url) for url in seen] == few
    assert max(few) < 30, few


def test_a_version_published_by_a_legal_reason_says_so_and_leads_to_it(
    desk: Client, shop: Shop, row: ReturnTerms
) -> None:
    table = text(desk, address("versions", row))
    reason = f'href="{address("version", row, 2)}#legal-reasons"'
    assert reason in table
    assert 'id="legal-reasons"' in text(desk, address("version", row, 2))

    lawful = TermsVersion.objects.filter(shop=shop, kind=Kind.PAYMENT).get()
    assert not lawful.kept_reasons.exists()
    payment: Any = terms_of(shop, Kind.PAYMENT)
    assert "#legal-reasons" not in text(desk, address("versions", payment))


def test_terms_never_published_have_no_versions_yet(db: None, client: Client) -> None:
    from tests.cms.factories import shop_factory

    bare = shop_factory()
    row = ReturnTerms.from_core(returns(14), shop=bare)
    row.save()
    client.force_login(editor_of(bare))
    assert "Nothing was published yet." in text(client, address("versions", row))
    assert client.get(address("versions_compare", row)).status_code == 302
