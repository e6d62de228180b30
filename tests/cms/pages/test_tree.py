"""Which page may stand where, and what stands there once only."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Page

from cms.pages.kinds import PolicyKind, explained_by
from cms.pages.models import ContentPage, HelpHomePage, PolicyPage, QuestionPage, TopicPage
from policies.terms import Kind
from tests.cms.pages.factories import (
    Centre,
    ContentFactory,
    PolicyFactory,
    QuestionFactory,
    TopicFactory,
    open_centre,
)

PLACES = {
    Page: {HelpHomePage},
    HelpHomePage: {TopicPage, PolicyPage, ContentPage},
    TopicPage: {QuestionPage},
    QuestionPage: set(),
    PolicyPage: set(),
    ContentPage: {ContentPage},
}


@pytest.mark.parametrize("parent", PLACES, ids=lambda model: model.__name__)
def test_each_page_has_its_place(parent: type[Page]) -> None:
    ours = set(PLACES) - {Page}

    assert {model for model in parent.allowed_subpage_models() if model in ours} == PLACES[parent]


@pytest.mark.django_db
def test_questions_keep_the_order_of_the_list(centre: Centre) -> None:
    topic = TopicFactory(parent=centre.en)
    for title in ("Charlie", "Alpha", "Bravo"):
        QuestionFactory(parent=topic, title=title)
    last = QuestionPage.objects.get(title="Bravo")

    last.move(QuestionPage.objects.get(title="Charlie"), pos="left")

    titles = [page.title for page in TopicPage.objects.get(pk=topic.pk).get_children()]
    assert titles == ["Bravo", "Charlie", "Alpha"]


@pytest.mark.django_db
def test_a_help_center_has_one_policy_page_of_a_kind(centre: Centre) -> None:
    PolicyFactory(parent=centre.en, kind="returns", title="Returns")

    with pytest.raises(ValidationError) as refused:
        PolicyFactory(parent=centre.en, kind="returns", title="Returns again")

    assert refused.value.message_dict["kind"] == [
        "“Returns” already explains returns and refunds: edit that page."
    ]
    assert PolicyPage.objects.count() == 1


@pytest.mark.django_db
def test_each_language_and_each_kind_has_its_policy_page(centre: Centre) -> None:
    PolicyFactory(parent=centre.en, kind="returns")
    PolicyFactory(parent=centre.en, kind="shipping", title="Shipping")
    PolicyFactory(parent=centre.fr, kind="returns", title="Retours")

    assert PolicyPage.objects.count() == 3


@pytest.mark.django_db
def test_a_page_stays_with_its_shop_and_its_language(centre: Centre) -> None:
    other = open_centre(hostname="alamara.localhost")
    question = QuestionFactory(parent=TopicFactory(parent=centre.en)).specific
    nearby, abroad, elsewhere = (TopicFactory(parent=home) for home in (centre.en, centre.fr, other.en))

    assert question.can_move_to(nearby)
    assert not question.can_move_to(abroad)
    assert not question.can_move_to(elsewhere)
    assert not question.can_move_to(centre.en)


@pytest.mark.django_db
def test_no_page_can_be_promised_to_some_readers_only(centre: Centre) -> None:
    page = ContentFactory(parent=centre.en)

    assert page.specific.private_page_options == []


def test_every_kind_of_terms_is_explained_somewhere() -> None:
    assert {kind: explained_by(kind) for kind in Kind} == {
        Kind.SHIPPING: PolicyKind.SHIPPING,
        Kind.PAYMENT: PolicyKind.PAYMENT,
        Kind.CANCELLATION: PolicyKind.CANCELLATION,
        Kind.RETURNS: PolicyKind.RETURNS,
        Kind.REFUNDS: PolicyKind.RETURNS,
        Kind.REPAIRS: PolicyKind.REPAIRS,
    }
