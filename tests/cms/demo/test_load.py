"""Loading the demo: whole, twice, and around what an editor has changed meanwhile."""

from datetime import UTC, date, datetime

from django.contrib.auth import authenticate, get_user_model
from django.contrib.auth.models import Group
from wagtail.models import GroupPagePermission, GroupSitePermission, Locale, Page, Revision, Site

from cms.demo.content import AUDREY_ALEXANDRE, read_site, read_terms
from cms.demo.load import Loaded
from cms.pages.models import HelpHomePage, PolicyPage, QuestionPage
from cms.pages.reference_checks import page_problems
from cms.shops.models import Shop
from cms.shops.permissions import policy_of
from cms.terms.books import book_for
from cms.terms.models import TERMS_MODELS, TermsVersion
from policies.codec import digest
from policies.terms import Kind
from tests.cms.demo.conftest import AT, PASSWORDS, load
from tests.cms.law import publish_accepted

STATED = read_terms(AUDREY_ALEXANDRE)
CONTENT = read_site(AUDREY_ALEXANDRE)
COUNTED = (
    Page,
    Revision,
    Locale,
    Site,
    Shop,
    TermsVersion,
    Group,
    GroupPagePermission,
    GroupSitePermission,
    get_user_model(),
    *TERMS_MODELS.values(),
)


def _counts() -> dict[str, int]:
    return {model.__name__: model._default_manager.count() for model in COUNTED}


def test_the_terms_governed_before_anything_was_sold(loaded: Loaded) -> None:
    book = book_for("audrey-alexandre").at(STATED.effective_from)
    assert book.shop == STATED.shop
    assert {version.kind: digest(version.terms) for version in book.versions} == {
        kind: digest(terms) for kind, terms in STATED.terms.items()
    }
    assert TermsVersion.objects.count() == len(Kind)


def test_pages_are_public_in_both_languages(loaded: Loaded) -> None:
    assert (loaded.shop, loaded.host) == ("audrey-alexandre", "localhost")
    assert (loaded.pages, loaded.kinds_of_terms) == (2 * len(CONTENT.pages), len(Kind))
    assert Page.objects.live().filter(depth__gt=1).count() == 2 * len(CONTENT.pages)
    returns = PolicyPage.objects.get(kind="returns", locale__language_code="en")
    french = returns.get_translation(Locale.objects.get(language_code="fr"))
    assert (returns.public_path, french.specific.public_path) == ("/en/returns/", "/fr/retours/")
    assert not returns.has_unpublished_changes
    assert returns.confirmed_on == date(2026, 11, 16)
    assert [block.block_type for block in returns.body] == [
        block.block_type for block in french.specific.body
    ]
    assert [block.id for block in returns.body] == [block.id for block in french.specific.body]


def test_no_page_keeps_a_problem(loaded: Loaded) -> None:
    for page in Page.objects.live().filter(depth__gt=1).specific():
        page.full_clean()
        assert page_problems(page, at=AT) == [], page


def test_bodies_pass_the_editors_form(loaded: Loaded) -> None:
    for model in (PolicyPage, QuestionPage):
        for page in model.objects.all():
            page.body.stream_block.clean(page.body)


def test_the_home_page_and_the_menus(loaded: Loaded) -> None:
    site = Site.objects.get()
    assert (site.hostname, site.port, site.is_default_site) == ("localhost", 8000, True)
    home = HelpHomePage.objects.get(locale__language_code="fr")
    assert home.translation_key == site.root_page.translation_key
    assert home.get_admin_display_title() == "Aide"
    assert home.featured_questions.count() == 6
    menus = {
        menu: [page.slug for page in home.get_children().in_menu().specific() if page.menu == menu]
        for menu in ("primary", "footer")
    }
    assert menus == {
        "primary": ["expedition", "retours", "commandes-et-annulation", "paiement", "reparations"],
        "footer": ["entretien-du-cuir", "les-ateliers", "mentions-legales"],
    }
    assert not Page.objects.filter(title__startswith="Welcome").exists()


def test_links_stay_within_the_language(loaded: Loaded) -> None:
    for question in QuestionPage.objects.all():
        for related in question.related_questions.all():
            assert related.question.locale_id == question.locale_id
    french = QuestionPage.objects.get(slug="modifier-ma-commande")
    linked = Page.objects.get(slug="annuler-ma-commande")
    assert f'<a linktype="page" id="{linked.pk}">annulée</a>' in french.answer


def test_twice_is_as_once(loaded: Loaded) -> None:
    before = _counts()
    again = load(at=datetime(2026, 12, 24, 12, 0, tzinfo=UTC))
    assert (again.pages, again.kinds_of_terms) == (0, 0)
    assert _counts() == before


def test_a_reload_keeps_what_an_editor_has_changed(loaded: Loaded) -> None:
    shop = Shop.objects.get()
    page = QuestionPage.objects.get(slug="cancel-my-order")
    page.title, page.slug, page.show_in_menus = "Changed by an editor", "moved", True
    page.save_revision().publish()
    draft = PolicyPage.objects.get(slug="returns")
    draft.summary = "Still a draft."
    draft.save_revision()
    changed = TERMS_MODELS[Kind.CANCELLATION].objects.get(shop=shop)
    changed.modification = "until_paid"
    changed.save_revision().publish()
    shop.contact_email = "hello@audrey-alexandre.example"
    shop.save()
    editor = get_user_model().objects.get(username="editor")
    editor.set_password("one of my own, thank you")
    editor.save()
    before = _counts()

    load(port=9000)

    assert _counts() == before
    page.refresh_from_db()
    assert (page.title, page.slug, page.show_in_menus) == ("Changed by an editor", "moved", True)
    assert PolicyPage.objects.get(slug="returns").get_latest_revision_as_object().summary == "Still a draft."
    assert book_for("audrey-alexandre").at(datetime.now(UTC)).cancellation.modification == "until_paid"
    assert Shop.objects.get().contact_email == "hello@audrey-alexandre.example"
    assert authenticate(username="editor", password="one of my own, thank you")
    assert Site.objects.get().port == 9000


def test_a_page_that_was_deleted_comes_back_alone(loaded: Loaded) -> None:
    before = _counts()["Page"]
    Page.objects.get(slug="three-d-secure").delete()
    assert load().pages == 1
    assert _counts()["Page"] == before
    back = QuestionPage.objects.get(slug="three-d-secure")
    assert back.live
    assert back.get_translations().count() == 1


def test_terms_are_ready_to_be_changed_with_effect_at_once(loaded: Loaded) -> None:
    row = TERMS_MODELS[Kind.RETURNS].objects.get()
    latest = row.get_latest_revision_as_object()
    assert latest.effective_from is None
    latest.window_length = 30
    latest.save_revision().publish()
    assert [
        version.number for version in TermsVersion.objects.filter(kind=Kind.RETURNS).order_by("number")
    ] == [1, 2]


def test_editors_edit_this_shop_and_no_other(loaded: Loaded) -> None:
    editor = get_user_model().objects.get(username="editor")
    shop = Shop.objects.get()
    assert authenticate(username="editor", password=PASSWORDS.editor) == editor
    assert editor.has_perm("wagtailadmin.access_admin")
    assert not editor.is_superuser
    for page in HelpHomePage.objects.all():
        assert page.permissions_for_user(editor).can_publish()
    elsewhere = Site.objects.create(hostname="elsewhere.example", root_page=Page.get_first_root_node())
    other = Shop.from_core(STATED.shop, site=elsewhere, contact_email="x@elsewhere.example")
    other.code, other.name = "elsewhere", "Elsewhere"
    other.save()
    publish_accepted(shop=other, terms=STATED.terms[Kind.RETURNS])
    model = TERMS_MODELS[Kind.RETURNS]
    policy = policy_of(model)
    for action in ("change", "publish"):
        assert policy.user_has_permission_for_instance(editor, action, model.objects.get(shop=shop))
        assert not policy.user_has_permission_for_instance(editor, action, model.objects.get(shop=other))


def test_customer_service_enters_the_admin_and_edits_nothing(loaded: Loaded) -> None:
    service = get_user_model().objects.get(username="service")
    assert service.has_perm("wagtailadmin.access_admin")
    assert not HelpHomePage.objects.first().permissions_for_user(service).can_edit()
    assert get_user_model().objects.get(username="admin").is_superuser
