"""Terms that differ for some goods: what a customer may choose, what is refused, what the page says of each item."""

from dataclasses import replace
from typing import Any

import pytest

from order_portal.errors import ReturnRefused, WrongMethod
from order_portal.models import Order
from order_portal.operations.authorize_return import authorize_return
from order_portal.operations.place_order import NewLine, place_order
from order_portal.operations.request_return import AskedItem, AskedReturn, request_return
from order_portal.queries.order_page import read_order
from order_portal.queries.return_choice import ReturnChoice, return_choice
from order_portal.queries.return_page import find_return, return_page
from policies.durations import Window
from policies.localized import Localized
from policies.reasons import ReasonCode
from policies.terms import (
    Arrangement,
    Kind,
    LabelSource,
    Payer,
    Returnability,
    ReturnChannel,
    ReturnCondition,
    ReturnException,
    ReturnMethod,
    ReturnReason,
    Scope,
)
from tests.order_portal.building import delivered, euros, new_order, paris
from tests.order_portal.fakes import FakePolicySource

pytestmark = pytest.mark.django_db
AT = paris("2026-10-20 10:00")

COURIER = ReturnMethod(
    code="courier",
    name=Localized.of(en="Insured courier", fr="Coursier assuré"),
    channel=ReturnChannel.BY_MAIL,
    label_source=LabelSource.CUSTOMER,
    reserved=True,
)
EXCEPTIONS = (
    ReturnException(
        code="gift-cards",
        name=Localized.of(en="Gift cards", fr="Cartes cadeaux"),
        when=Scope(categories=frozenset({"gift-card"})),
        then=Arrangement(returnability=Returnability.NOT_RETURNABLE),
    ),
    ReturnException(
        code="jewelry",
        name=Localized.of(en="Fine jewelry", fr="Haute joaillerie"),
        when=Scope(categories=frozenset({"jewelry"})),
        then=Arrangement(
            window=Window(length=30), methods=("courier", "registered"), shipping_paid_by=Payer.SHOP
        ),
    ),
    ReturnException(
        code="tagged",
        name=Localized.of(en="Tagged pieces", fr="Pièces étiquetées"),
        when=Scope(tags=frozenset({"return-tag"})),
        then=Arrangement(methods=("courier",), further_conditions=frozenset({ReturnCondition.TAG_ATTACHED})),
        goes_before=frozenset({"jewelry"}),
    ),
)


@pytest.fixture(autouse=True)
def exceptions(source: FakePolicySource) -> None:
    stated = source.book(shop="audrey-alexandre").at(paris("2026-10-01 00:00")).returns
    returns = replace(stated, methods=(*stated.methods, COURIER), exceptions=EXCEPTIONS)
    source.publish(kind=Kind.RETURNS, terms=returns, at=paris("2026-10-01 00:00"))


def order_of(*lines: NewLine) -> Order:
    """The order, delivered on 15 October."""
    new = new_order(placed_at=paris("2026-10-14 09:30"))
    stored = place_order(new=replace(new, lines=lines, payments=()))
    delivered(stored, "2026-10-15 11:00", sent_at="2026-10-14 14:00")
    return read_order(stored.pk)


def thing(title: str, **more: Any) -> NewLine:
    return NewLine(sku=title, title=title, quantity=1, unit_price=euros("100.00"), **more)


BAG = thing("Bag")
CARD = thing("Gift card", categories=("gift-card",))
RING = thing("Ring", categories=("jewelry",))
DRESS = thing("Dress", tags=("return-tag",))


def choice_of(order: Order, locale: str = "en") -> ReturnChoice:
    return return_choice(order=order, at=AT, locale=locale)


def asking(*lines: str, method: str) -> AskedReturn:
    items = tuple(AskedItem(line=line, quantity=1, reason=ReturnReason.CHANGED_MIND) for line in lines)
    return AskedReturn(items=items, method=method, conditions_confirmed=True)


def test_what_cannot_be_returned_is_told_apart_from_what_can() -> None:
    choice = choice_of(order_of(BAG, CARD))

    assert [item.title for item in choice.items] == ["Bag"]
    assert [(each.item.title, [r.sentence for r in each.reasons]) for each in choice.kept] == [
        ("Gift card", ["This cannot be returned: Gift cards."])
    ]
    assert choice.action is not None
    assert choice.action.open


def test_an_order_of_nothing_else_is_refused_as_a_whole() -> None:
    choice = choice_of(order_of(CARD))

    assert choice.action is not None
    assert not choice.action.open
    assert (choice.items, choice.kept) == ((), ())


def test_an_item_with_a_window_of_its_own_tells_its_deadline() -> None:
    choice = choice_of(order_of(BAG, RING))

    bag, ring = choice.items
    assert "29 October 2026" in bag.note
    assert "14 November 2026" in ring.note
    assert choice.action is not None
    assert choice.action.deadline is None


def test_items_of_one_deadline_leave_it_to_the_page() -> None:
    choice = choice_of(order_of(BAG, thing("Belt")))

    assert [item.note for item in choice.items] == ["", ""]
    assert choice.action is not None
    assert choice.action.deadline is not None


def test_a_way_that_is_not_for_all_says_for_what_it_is() -> None:
    labels = {method.code: method.label for method in choice_of(order_of(BAG, RING)).methods}

    assert labels["courier"] == "Insured courier: only for Ring"
    assert "only for" not in labels["registered"]


def test_a_condition_of_one_item_stands_at_that_item() -> None:
    choice = choice_of(order_of(BAG, DRESS))

    assert "with the tag attached" not in choice.conditions
    assert [("tag attached" in item.note) for item in choice.items] == [False, True]


def test_a_condition_of_all_items_stands_with_the_others() -> None:
    choice = choice_of(order_of(DRESS))

    assert "with the tag attached" in choice.conditions
    assert choice.items[0].note == ""


def test_asking_for_an_item_that_cannot_be_returned_is_refused() -> None:
    order = order_of(BAG, CARD)

    with pytest.raises(ReturnRefused) as caught:
        request_return(order_id=order.pk, asked=asking("1", "2", method="registered"), at=AT)
    assert [reason.code for reason in caught.value.decision.reasons] == [ReasonCode.NOT_RETURNABLE]
    assert not order.returns.exists()


@pytest.mark.parametrize(
    ("lines", "method", "fits"),
    [
        (("1",), "registered", True),
        (("1",), "courier", False),
        (("2",), "courier", True),
        (("1", "2"), "registered", True),
        (("1", "2"), "courier", False),
    ],
)
def test_everything_in_a_request_comes_back_one_way(lines: tuple[str, ...], method: str, fits: bool) -> None:
    order = order_of(BAG, RING)

    if fits:
        assert request_return(order_id=order.pk, asked=asking(*lines, method=method), at=AT).method == method
        return
    with pytest.raises(WrongMethod):
        request_return(order_id=order.pk, asked=asking(*lines, method=method), at=AT)
    assert not order.returns.exists()


@pytest.mark.parametrize(("line", "said"), [("1", "You pay the postage"), ("2", "We pay the postage")])
def test_the_steps_tell_who_pays_for_this_item(line: str, said: str) -> None:
    order = order_of(BAG, RING)
    request = request_return(order_id=order.pk, asked=asking(line, method="registered"), at=AT)
    authorize_return(return_id=request.pk, at=AT)

    found = find_return(read_order(order.pk), request.number)
    assert found is not None
    assert any(said in step for step in return_page(request=found, at=AT, locale="en").steps)


def test_one_parcel_has_one_payer_the_shop_where_anything_in_it_is_at_its_cost() -> None:
    order = order_of(BAG, RING)
    request = request_return(order_id=order.pk, asked=asking("1", "2", method="registered"), at=AT)
    authorize_return(return_id=request.pk, at=AT)

    found = find_return(read_order(order.pk), request.number)
    assert found is not None
    said = " ".join(return_page(request=found, at=AT, locale="en").steps)
    assert "We pay the postage of this return, because part of what comes back is at our cost." in said
    assert "You pay" not in said
