"""The panel “Legal check” of the terms' forms: what it says of which draft, to whom, and at what cost."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import AbstractUser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.legal.checking import checked
from cms.legal.panels import INCOMPLETE, NO_DAYS
from cms.legal.words import NO_ADVICE
from cms.shops.models import Shop
from cms.terms.models import TERMS_MODELS, Terms
from policies.codec import decode_terms
from policies.law.findings import FindingCode, Severity
from policies.terms import AnyTerms, Kind, PostalArea
from tests.cms.factories import editor_of, shop_factory, shop_with_terms, terms_of
from tests.cms.law import publish_accepted
from tests.cms.terms.form_posts import address, post
from tests.policies.lawful_terms import lawful_json
from tests.reference_terms import audrey_alexandre

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 4, 9, tzinfo=UTC)
A = audrey_alexandre()[1]
NOTHING = "Nothing was found in these terms."


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def shop() -> Shop:
    return shop_with_terms()


@pytest.fixture
def editor(shop: Shop) -> AbstractUser:
    return editor_of(shop)


@pytest.fixture
def desk(client: Client, editor: AbstractUser) -> Client:
    client.force_login(editor)
    return client


def lawful() -> dict[Kind, AnyTerms]:
    return {Kind(kind): decode_terms(Kind(kind), terms) for kind, terms in lawful_json()["terms"].items()}


def visible(markup: str) -> str:
    """The words of a piece of a page, without its icons."""
    text = re.sub(r"<svg.*?</svg>|<[^>]+>", " ", markup, flags=re.DOTALL)
    return " ".join(html.unescape(text).replace("\u00a0", " ").split())


def panel(answer: Any) -> str:
    """The markup of the panel in a page."""
    _, _, rest = answer.content.decode().partition('<div class="legal-check">')
    return rest.partition("</section>")[0]


def said(desk: Client, shop: Shop, kind: Kind) -> str:
    return visible(panel(desk.get(address("edit", terms_of(shop, kind)))))


def findings(markup: str, severity: Severity) -> list[str]:
    """What the panel says of that severity, one text a finding."""
    parts = re.split(
        r'<li class="legal-finding legal-finding--', markup.partition('<div class="legal-scope">')[0]
    )
    return [visible(f"<li {part}") for part in parts[1:] if part.startswith(f'{severity}"')]


# Which findings A23 to A30 of shop A bring, by kind.
OF_SHOP_A = {
    Kind.SHIPPING: {FindingCode.CLAIMS_NEED_CHECK},
    Kind.PAYMENT: set(),
    Kind.CANCELLATION: set(),
    Kind.RETURNS: {
        FindingCode.WITHDRAWAL_NEEDS_ACCOUNT,
        FindingCode.DAMAGE_REFUSES_REFUND,
        FindingCode.PACKAGING_REFUSES_REFUND,
        FindingCode.USE_REFUSES_REFUND,
        FindingCode.MISSING_PART_REFUSES_REFUND,
        FindingCode.DEFECT_POSTAGE_CHARGED,
        FindingCode.ORDER_NOTE_ASKED,
    },
    Kind.REFUNDS: {
        FindingCode.DELIVERY_NOT_REFUNDED,
        FindingCode.DUTIES_NOT_REFUNDED,
        FindingCode.REFUND_WITHHELD_TOO_LONG,
        FindingCode.REFUND_WAITS_FOR_INSPECTION,
    },
    Kind.REPAIRS: set(),
}


@pytest.mark.parametrize("kind", list(Kind))
def test_each_kind_of_shop_a_has_its_own_findings(shop: Shop, kind: Kind) -> None:
    found = checked(row=terms_of(shop, kind), at=NOW)

    assert {finding.code for finding in found.of(kind)} == OF_SHOP_A[kind]


def test_errors_warnings_and_notes_are_told_apart_in_words(desk: Client, shop: Shop) -> None:
    returns = panel(desk.get(address("edit", terms_of(shop, Kind.RETURNS))))
    refunds = panel(desk.get(address("edit", terms_of(shop, Kind.REFUNDS))))

    assert [len(findings(returns, severity)) for severity in Severity] == [6, 0, 1]
    assert [len(findings(refunds, severity)) for severity in Severity] == [2, 2, 0]
    assert all("Falls short of the law" in one for one in findings(returns, Severity.ERROR))
    assert all("May fall short of the law" in one for one in findings(refunds, Severity.WARNING))
    assert all("Lawful, with a duty" in one for one in findings(returns, Severity.NOTE))
    for severity, icon in (("error", "circle-xmark"), ("note", "info-circle")):
        part = returns.partition(f"legal-finding--{severity}")[2]
        assert part.partition("#icon-")[2].startswith(icon)


def test_a_finding_has_its_term_sentence_article_countries_and_what_to_do(desk: Client, shop: Shop) -> None:
    markup = panel(desk.get(address("edit", terms_of(shop, Kind.SHIPPING))))

    (found,) = [one for one in findings(markup, Severity.ERROR) if "for 2 years" in one]
    assert "Check the parcel on receipt Falls short of the law Claims hang on a check of the parcel" in found
    assert "What to do: Leave the check out of the terms;" in found
    assert "Code de la consommation art. L217-3 (France): 9 countries France, French Guiana," in found
    assert "Bürgerliches Gesetzbuch § 438: Germany" in found


def test_what_it_is_and_is_not_is_said(desk: Client, shop: Shop) -> None:
    text = said(desk, shop, Kind.RETURNS)

    assert NO_ADVICE.get("en") in text
    assert "as it was saved last, not what you have typed since." in text
    assert "Checked for the shop’s own country, those its delivery zones name" in text
    assert "36 countries Austria, Belgium" in text
    assert "Not checked, because their law is not known here: 12 countries Andorra," in text


def test_the_other_kinds_are_one_line_with_links(desk: Client, shop: Shop) -> None:
    markup = panel(desk.get(address("edit", terms_of(shop, Kind.RETURNS))))

    assert "Found in the shop’s other terms, as published: Shipping terms (3), Refund terms (4)" in visible(
        markup
    )
    for kind in (Kind.SHIPPING, Kind.REFUNDS):
        assert f'href="{address("edit", terms_of(shop, kind))}"' in markup


def test_terms_without_findings_say_for_whom(desk: Client, shop: Shop) -> None:
    text = said(desk, shop, Kind.PAYMENT)

    assert NOTHING in text
    assert "36 countries" in text


def test_lawful_terms_leave_nothing_but_notes(client: Client) -> None:
    shop = shop_with_terms(terms=lawful().values())
    client.force_login(editor_of(shop))

    for kind in Kind:
        markup = panel(client.get(address("edit", terms_of(shop, kind))))
        assert not findings(markup, Severity.ERROR), kind
        assert not findings(markup, Severity.WARNING), kind
        assert markup, kind


def test_saved_drafts_count_and_unsaved_values_do_not(desk: Client, shop: Shop) -> None:
    row = terms_of(shop, Kind.RETURNS)
    short = "The time to return is 13 days"
    assert short not in said(desk, shop, Kind.RETURNS)

    refused = post(desk, row, window_length=13, effective_from="2020-01-01 00:00")
    assert refused.status_code == 200
    assert panel(refused)
    assert short not in visible(panel(refused))

    post(desk, row, action="save", window_length=13)
    text = said(desk, shop, Kind.RETURNS)
    assert short in text
    assert "What to do: Give at least 14 calendar days" in text


def test_fourteen_days_are_enough(desk: Client, shop: Shop) -> None:
    post(desk, terms_of(shop, Kind.RETURNS), action="save", window_length=14)

    assert "The time to return is" not in said(desk, shop, Kind.RETURNS)


def test_a_draft_is_checked_among_what_governs_when_it_would(desk: Client, shop: Shop) -> None:
    later = datetime(2027, 1, 1, tzinfo=UTC)
    publish_accepted(shop=shop, terms=lawful()[Kind.REFUNDS], effective_from=later)
    assert "Refund terms (4)" in said(desk, shop, Kind.SHIPPING)

    row = terms_of(shop, Kind.SHIPPING)
    post(desk, row, action="save", effective_from="2027-01-01 00:00")
    text = said(desk, shop, Kind.SHIPPING)

    assert "say on 1 January 2027, 01:00, Paris time, when this draft would start to govern" in text
    assert "Refund terms (4)" not in text
    post(desk, row, action="save", effective_from="2026-12-31 23:59")
    assert "Refund terms (4)" in said(desk, shop, Kind.SHIPPING)


def test_a_half_filled_draft_gets_a_sentence(desk: Client, shop: Shop) -> None:
    row = terms_of(shop, Kind.SHIPPING)
    row.cutoff_time = None
    row.save_revision(clean=False)

    text = said(desk, shop, Kind.SHIPPING)

    assert INCOMPLETE in text
    assert "Checked for" not in text


def test_closures_without_end_get_a_sentence(
    desk: Client, shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    from policies.errors import NoBusinessDay

    def endless(**_: Any) -> None:
        raise NoBusinessDay(NOW.date())

    monkeypatch.setattr("cms.legal.checking.check", endless)

    assert NO_DAYS in said(desk, shop, Kind.RETURNS)


def test_a_shop_that_has_published_nothing_is_checked_by_its_draft_alone(client: Client) -> None:
    shop = shop_factory()
    client.force_login(editor_of(shop))
    TERMS_MODELS[Kind.RETURNS].from_core(A[Kind.RETURNS], shop=shop).save()

    text = said(client, shop, Kind.RETURNS)

    assert "No other terms of the shop govern then, so these were checked by themselves." in text
    assert "Found in the shop’s other terms" not in text


def test_terms_that_are_missing_are_a_finding_with_the_way_to_write_them(client: Client) -> None:
    shop = shop_with_terms(terms=[A[Kind.SHIPPING], A[Kind.RETURNS]])
    client.force_login(editor_of(shop))

    markup = panel(client.get(address("edit", terms_of(shop, Kind.SHIPPING))))

    assert "Refund terms (1)" in visible(markup)
    assert f'href="{address("add", TERMS_MODELS[Kind.REFUNDS])}"' in markup


def test_new_terms_have_no_panel(client: Client) -> None:
    shop = shop_factory()
    client.force_login(editor_of(shop))

    answer = client.get(address("add", TERMS_MODELS[Kind.RETURNS]))

    assert answer.status_code == 200
    assert "legal-check" not in answer.content.decode()


def test_who_may_not_edit_the_other_kind_gets_no_link(client: Client, shop: Shop) -> None:
    from django.contrib.auth.models import Permission
    from wagtail.models import GroupSitePermission

    user = editor_of(shop)
    refunds = Permission.objects.filter(content_type__app_label="terms", codename__endswith="refundterms")
    GroupSitePermission.objects.filter(permission__in=refunds).delete()
    client.force_login(user)

    markup = panel(client.get(address("edit", terms_of(shop, Kind.RETURNS))))

    assert "Refund terms (4)" in visible(markup)
    assert address("edit", terms_of(shop, Kind.REFUNDS)) not in markup
    assert address("edit", terms_of(shop, Kind.SHIPPING)) in markup


def test_an_editor_of_another_shop_reads_nothing(client: Client, shop: Shop) -> None:
    client.force_login(editor_of(shop_factory("alamara")))

    answer = client.get(address("edit", terms_of(shop, Kind.RETURNS)))

    assert answer.status_code in {302, 404}
    assert "legal-check" not in answer.content.decode()


def test_another_shop_is_not_in_it(desk: Client, shop: Shop) -> None:
    other = shop_with_terms("alamara", terms=lawful().values())

    assert "Refund terms (4)" in said(desk, shop, Kind.RETURNS)
    client = Client()
    client.force_login(editor_of(other))
    assert "Refund terms (4)" not in said(client, other, Kind.RETURNS)


def test_parts_of_countries_and_the_rest_of_the_world(shop: Shop) -> None:
    shipping = A[Kind.SHIPPING]
    (world,) = [zone for zone in shipping.zones if ("", "") in zone.claims()]
    partly = replace(world, postal_areas=(PostalArea(country="US", prefixes=("902",)),))
    row = terms_of(shop, Kind.SHIPPING)

    everywhere = checked(row=row, at=NOW).markets
    row.take_core(
        replace(shipping, zones=tuple(partly if zone is world else zone for zone in shipping.zones))
    )
    named = checked(row=row, at=NOW).markets

    assert ("US" in everywhere.known, everywhere.worldwide) == (False, True)
    assert ("US" in named.known, named.worldwide) == (True, False)


def test_countries_that_are_not_checked_are_said_so_only_where_there_are_any(
    desk: Client, shop: Shop
) -> None:
    world = "Not checked either: countries of the zone for the rest of the world"
    assert world in said(desk, shop, Kind.SHIPPING)

    row = terms_of(shop, Kind.SHIPPING)
    shipping = A[Kind.SHIPPING]
    kept = replace(shipping.zones[-1], countries=("FR",), postal_areas=())
    transit = replace(shipping.services[0].transits[0], zone=kept.code)
    services = (replace(shipping.services[0], transits=(transit,)),)
    row.take_core(replace(shipping, zones=(kept,), services=services))
    row.save_revision()
    text = said(desk, shop, Kind.SHIPPING)

    assert world not in text
    assert "their law is not known here" not in text
    assert "those of its ways to return: France" in text


def test_a_check_costs_the_same_whatever_it_finds(shop: Shop) -> None:
    def cost(row: Terms) -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            checked(row=row, at=NOW)
        return len(queries)

    row = TERMS_MODELS[Kind.RETURNS].objects.select_related("shop").get(shop=shop)
    before = cost(row)
    for days in (20, 30, 40):
        publish_accepted(
            shop=shop,
            terms=replace(A[Kind.RETURNS], send_within=None),
            effective_from=datetime(2027, 1, days // 10, tzinfo=UTC),
        )
    publish_accepted(shop=shop, terms=lawful()[Kind.REFUNDS], effective_from=NOW)

    assert before == 2
    assert cost(row) == 2


def test_the_form_costs_the_same_whatever_is_found(client: Client) -> None:
    def cost(code: str, terms: dict[Kind, AnyTerms]) -> int:
        shop = shop_with_terms(code, terms=terms.values())
        client.force_login(editor_of(shop))
        form = address("edit", terms_of(shop, Kind.CANCELLATION))
        client.get(form)
        with CaptureQueriesContext(connection) as queries:
            client.get(form)
        return len(queries)

    assert cost("audrey-alexandre", A) == cost("alamara", lawful())
