"""Terms do not lose a value that a page speaks of, however they are published; no page speaks of what goes."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.test import Client

from cms.pages.models import ContentPage
from cms.shops.models import Shop
from cms.terms.history.restoring import restore, what_does_not_fit
from cms.terms.history.withdrawing import withdraw
from cms.terms.models import ShippingTerms, TermsVersion
from policies.errors import InvalidTerms
from policies.terms import AnyTerms, Kind
from tests.cms.law import BY_INTENTION, publish_accepted
from tests.cms.pages.factories import BRACES, Centre, ContentFactory
from tests.cms.terms.form_posts import errors_of, post
from tests.full_terms import RETURNS, SHIPPING

pytestmark = pytest.mark.django_db
POINTS = "shipping.services.relais.pickup_points"
NOW = datetime.now(UTC).replace(microsecond=0)
WITH = replace(SHIPPING, check_on_receipt=False)  # within the law, so that nobody need give a reason
WITHOUT = replace(WITH, services=(replace(SHIPPING.services[0], pickup_points=None), *SHIPPING.services[1:]))
NEXT_MONTH, LATER = NOW + timedelta(days=30), NOW + timedelta(days=60)


@pytest.fixture
def shop(shop_centre: Centre) -> Shop:
    found = Shop.objects.get()
    publish_accepted(shop=found, terms=WITH)
    return found


@pytest.fixture
def page(shop: Shop, shop_centre: Centre) -> ContentPage:
    """A published page that names the number of pick-up points."""
    made: ContentPage = ContentFactory(
        parent=shop_centre.en, title="Pick-up", summary=f"{BRACES % POINTS} places"
    )
    made.save_revision().publish()
    return ContentPage.objects.get(pk=made.pk)


def publish(shop: Shop, terms: AnyTerms = WITHOUT, start: datetime | None = None) -> TermsVersion | None:
    return publish_accepted(shop=shop, terms=terms, effective_from=start)


def versions(shop: Shop) -> int:
    return TermsVersion.objects.filter(shop=shop, kind=Kind.SHIPPING).count()


def refused(shop: Shop, start: datetime | None = None) -> str:
    """Publish terms without the service, expect a refusal that records nothing, and return its sentence."""
    before = versions(shop)
    with pytest.raises(InvalidTerms) as refusal:
        publish(shop, start=start)
    assert versions(shop) == before
    sentences = {problem.sentence for problem in refusal.value.problems}
    assert {problem.field for problem in refusal.value.problems} == {"services"}
    return " ".join(sorted(sentences))


def test_a_value_on_the_site_stays(shop: Shop, page: ContentPage) -> None:
    assert refused(shop) == (
        f"“Number of pick-up points, Pick-up” ({POINTS}) cannot be left out while this page speaks of it: "
        "“Pick-up” (en). Keep it, or take it out there and publish, or schedule that for the start of these "
        "terms, first."
    )


def test_it_stays_from_a_later_day_too(shop: Shop, page: ContentPage) -> None:
    assert refused(shop, NEXT_MONTH).startswith("From ")


def test_a_value_that_no_page_names_goes(shop: Shop) -> None:
    assert publish(shop) is not None


def test_a_value_named_in_a_draft_only_goes(shop: Shop, page: ContentPage) -> None:
    page.summary = ""
    page.save_revision().publish()
    page.summary = BRACES % POINTS
    page.save_revision()

    assert publish(shop) is not None


def test_a_value_of_a_page_taken_down_goes(shop: Shop, page: ContentPage) -> None:
    page.unpublish()

    assert publish(shop) is not None


def test_many_pages_are_counted(shop: Shop, page: ContentPage, shop_centre: Centre) -> None:
    for _ in range(4):
        ContentFactory(parent=shop_centre.fr, summary=BRACES % POINTS)

    assert "these pages speak of it" in refused(shop)
    assert "and 2 more" in refused(shop)


def test_a_value_that_a_scheduled_page_names_stays(shop: Shop, shop_centre: Centre) -> None:
    waiting = ContentFactory(parent=shop_centre.en, title="Soon", summary=BRACES % POINTS, live=False)
    waiting.go_live_at = NEXT_MONTH
    waiting.save_revision().publish()

    assert "“Soon” (en)" in refused(shop)


def test_it_goes_until_the_page_is_there(shop: Shop, shop_centre: Centre) -> None:
    publish(shop, WITH, NEXT_MONTH)
    waiting = ContentFactory(parent=shop_centre.en, title="Soon", summary=BRACES % POINTS, live=False)
    waiting.go_live_at = LATER
    waiting.save_revision().publish()

    assert publish(shop) is not None


def test_it_goes_once_the_page_says_something_else(shop: Shop, page: ContentPage) -> None:
    page.summary, page.go_live_at = "", NEXT_MONTH
    page.save_revision().publish()

    assert "“Pick-up”" in refused(shop, NEXT_MONTH - timedelta(days=1))
    assert publish(shop, start=NEXT_MONTH) is not None


def test_it_goes_once_the_page_has_expired(shop: Shop, page: ContentPage) -> None:
    page.expire_at = NEXT_MONTH
    page.save_revision().publish()

    assert "“Pick-up”" in refused(shop)
    assert publish(shop, start=NEXT_MONTH) is not None


def test_terms_are_not_blamed_for_what_was_missing(shop: Shop, page: ContentPage) -> None:
    ContentPage.objects.update(summary=BRACES % "shipping.services.gone.pickup_points")
    call_command("index_terms", verbosity=0)

    assert publish(shop) is not None


def test_the_form_says_so_at_its_field(shop: Shop, page: ContentPage, admin_client: Client) -> None:
    row = ShippingTerms.objects.get()

    answer = post(admin_client, row, **{"services-0-value-pickup_points": ""})

    (error,) = errors_of(answer)["services"]
    assert "cannot be left out while this page speaks of it: “Pick-up” (en)" in str(error.non_block_errors)
    assert versions(shop) == 2


def test_a_schedule_is_refused_when_it_is_made(shop: Shop, page: ContentPage) -> None:
    row = ShippingTerms.objects.get()
    row.take_core(WITHOUT)
    row.effective_from, row.go_live_at = None, NEXT_MONTH
    revision = row.save_revision()

    with pytest.raises(InvalidTerms):
        revision.publish()

    revision.refresh_from_db()
    assert revision.approved_go_live_at is None


def test_a_schedule_is_refused_when_it_is_due(shop: Shop, shop_centre: Centre) -> None:
    row = ShippingTerms.objects.get()
    row.take_core(WITHOUT)
    row.effective_from, row.go_live_at = None, NEXT_MONTH
    row.save_revision().publish()
    ContentFactory(parent=shop_centre.en, title="Pick-up", summary=BRACES % POINTS)
    before = versions(shop)

    with time_machine.travel(LATER, tick=False), pytest.raises(CommandError, match="cannot be left out"):
        call_command("publish_scheduled")

    assert versions(shop) == before


def test_withdrawing_is_a_publication_too(shop: Shop, shop_centre: Centre) -> None:
    publish(shop)
    publish(shop, WITH, NEXT_MONTH)
    waiting = ContentFactory(parent=shop_centre.en, summary=BRACES % POINTS, live=False)
    waiting.go_live_at = LATER
    waiting.save_revision().publish()

    with pytest.raises(InvalidTerms, match="cannot be left out"):
        withdraw(terms=ShippingTerms.objects.get(), number=4, reason="No.", at=datetime.now(UTC), user=None)


def test_restoring_tells_at_once(shop: Shop, shop_centre: Centre) -> None:
    publish(shop)
    publish(shop, WITH)
    ContentFactory(parent=shop_centre.en, summary=BRACES % POINTS)
    without = TermsVersion.objects.get(kind=Kind.SHIPPING, number=3)

    draft = restore(terms=ShippingTerms.objects.get(), version=without, user=None)

    (problem,) = what_does_not_fit(draft, at=datetime.now(UTC))
    assert (problem.field, problem.code) == ("services", "in_use")


def test_other_kinds_of_terms_are_left_alone(shop: Shop, page: ContentPage) -> None:
    publish_accepted(shop=shop, terms=replace(RETURNS, send_within=None), reason=BY_INTENTION)

    assert TermsVersion.objects.filter(kind=Kind.RETURNS).count() == 2


def test_a_page_does_not_begin_to_speak_of_what_goes(shop: Shop, shop_centre: Centre) -> None:
    publish(shop, start=NEXT_MONTH)
    new = ContentFactory(parent=shop_centre.en, live=False, summary=BRACES % POINTS)

    with pytest.raises(ValidationError, match="is in force only until"):
        new.save_revision().publish()

    new.expire_at = NEXT_MONTH
    new.save_revision().publish()
    assert ContentPage.objects.get().live
