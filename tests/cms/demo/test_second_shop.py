"""The second shop of the demo: a site of its own beside the first, and nothing of one in the other."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, Site
from wagtail.users.models import UserProfile

from cms.demo.content import ALAMARA, SHOPS, read_site, read_terms
from cms.demo.load import Loaded
from cms.pages.models import HelpHomePage, PolicyPage
from cms.pages.reference_checks import page_problems
from cms.shops.hosts import shop_code_at
from cms.shops.models import Shop
from cms.terms.books import book_for
from cms.terms.models import TERMS_MODELS
from policies.codec import digest
from policies.terms import Kind
from tests.demo_shops import AT, PASSWORDS, both_shops, load
from tests.snapshots import Snapshots

STATED = read_terms(ALAMARA)
HOST = "alamara.localhost"


@pytest.fixture(scope="module")
def _both_once(snapshots: Snapshots) -> Iterator[Loaded]:
    with both_shops(snapshots) as second:
        yield second


@pytest.fixture
def second(_both_once: Loaded, db: None) -> Loaded:
    """Both shops, loaded; this is the second. What the test changes is undone."""
    return _both_once


def _pages(shop: str) -> list[Page]:
    home = Shop.objects.get(code=shop).site.root_page
    homes = home.get_translations(inclusive=True)
    return [page for root in homes for page in root.get_descendants(inclusive=True).specific()]


def test_it_has_a_site_of_its_own_beside_the_default_one(second: Loaded) -> None:
    assert (second.shop, second.host, second.kinds_of_terms) == ("alamara", HOST, len(STATED.terms))
    assert second.pages == 2 * len(read_site(ALAMARA).pages) == len(_pages("alamara"))
    sites = Site.objects.order_by("pk").values_list("hostname", "port", "is_default_site", "shop__code")
    assert list(sites) == [
        ("localhost", 8000, True, "audrey-alexandre"),
        (HOST, 8000, False, "alamara"),
    ]
    assert (shop_code_at(f"{HOST}:8000"), shop_code_at("localhost:8000")) == ("alamara", "audrey-alexandre")


def test_its_terms_govern_on_its_own_calendar(second: Loaded) -> None:
    book = book_for("alamara").at(AT)
    assert {version.kind: digest(version.terms) for version in book.versions} == {
        kind: digest(terms) for kind, terms in STATED.terms.items()
    }
    assert not TERMS_MODELS[Kind.REPAIRS].objects.filter(shop__code="alamara").exists()
    assert (book.shop.time_zone, book.shop.currency) == ("America/New_York", "USD")
    assert not book.shop.calendar.is_business_day(datetime(2026, 11, 26, tzinfo=UTC).date())


def test_no_page_keeps_a_problem(second: Loaded) -> None:
    for page in _pages("alamara"):
        assert page.live
        page.full_clean()
        assert page_problems(page, at=AT) == [], page
        if hasattr(page, "body"):
            page.body.stream_block.clean(page.body)


@pytest.mark.parametrize("locale", ["en", "fr"])
def test_both_sites_serve_their_own_pages(second: Loaded, client: Client, locale: str) -> None:
    for host, name, other in (
        (HOST, "Alamara", "Audrey Alexandre"),
        ("localhost", "Audrey Alexandre", "Alamara"),
    ):
        for path in (f"/{locale}/", f"/{locale}/orders/"):
            text = client.get(path, headers={"host": f"{host}:8000"}).content.decode()
            assert name in text, (host, path)
            assert other not in text, (host, path)
    returns = {"en": "/en/returns/", "fr": "/fr/retours/"}[locale]
    said = client.get(returns, headers={"host": f"{HOST}:8000"}).content.decode()
    assert {"en": "no time limit", "fr": "sans limite de temps"}[locale] in said
    assert client.get("/en/repairs/", headers={"host": f"{HOST}:8000"}).status_code == 404


def test_twice_is_as_once(second: Loaded) -> None:
    counted = (Page, Site, Shop, get_user_model(), *TERMS_MODELS.values())
    before = [model._default_manager.count() for model in counted]
    for folder in SHOPS:
        again = load(datetime(2026, 12, 24, 12, 0, tzinfo=UTC), folder=folder)
        assert (again.pages, again.kinds_of_terms) == (0, 0)
    assert [model._default_manager.count() for model in counted] == before


def test_a_new_port_moves_both_sites(second: Loaded) -> None:
    for folder in SHOPS:
        load(port=9000, folder=folder)
    assert set(Site.objects.values_list("hostname", "port")) == {("localhost", 9000), (HOST, 9000)}


def test_each_shop_has_staff_of_its_own(second: Loaded) -> None:
    editor = authenticate(username="editor-alamara", password=PASSWORDS.editor)
    assert editor is not None
    assert editor.email == "editor-alamara@alamara.example"
    assert UserProfile.get_for_user(editor).current_time_zone == "America/New_York"
    service = authenticate(username="service-alamara", password=PASSWORDS.service)
    assert [group.name for group in service.groups.all()] == ["Alamara customer service"]


@pytest.mark.parametrize(
    ("name", "own", "foreign"),
    [("editor", "audrey-alexandre", "alamara"), ("editor-alamara", "alamara", "audrey-alexandre")],
)
def test_an_editor_edits_the_own_shop_and_reaches_nothing_of_the_other(
    second: Loaded, client: Client, name: str, own: str, foreign: str
) -> None:
    client.force_login(get_user_model().objects.get(username=name))
    for page in HelpHomePage.objects.all():
        mine = page in {*_pages(own)}
        assert page.permissions_for_user(get_user_model().objects.get(username=name)).can_publish() is mine
        asked = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
        assert asked.status_code == (200 if mine else 404), page
    for kind in STATED.terms:
        model = TERMS_MODELS[kind]
        for shop, status in ((own, 200), (foreign, 404)):
            row = model.objects.get(shop__code=shop)
            url = reverse(model.snippet_viewset.get_url_name("edit"), args=[row.pk])
            assert client.get(url).status_code == status, (kind, shop)
        listed = client.get(reverse(model.snippet_viewset.get_url_name("list"))).content.decode()
        assert Shop.objects.get(code=foreign).name not in listed


def test_help_centers_of_several_shops_are_told_apart_in_the_admin(second: Loaded) -> None:
    titles = {page.get_admin_display_title() for page in HelpHomePage.objects.all()}
    assert titles == {"Help (localhost)", "Aide (localhost)", f"Help ({HOST})", f"Aide ({HOST})"}


def test_what_it_says_of_time_limits_follows_the_one_term(second: Loaded, client: Client) -> None:
    faq = "/en/returning/is-there-a-time-limit/"
    policy = PolicyPage.objects.get(kind="returns", slug="returns", url_path__startswith="/alamara/")
    row = TERMS_MODELS[Kind.RETURNS].objects.get(shop__code="alamara").get_latest_revision_as_object()
    row.window_length, row.window_unit, row.window_starts_on = 60, "calendar_day", "delivery_last"
    row.save_revision().publish()
    for path in (faq, policy.public_path):
        said = client.get(path, headers={"host": f"{HOST}:8000"}).content.decode()
        assert "60 days" in said, path
        assert "no time limit" not in said, path
