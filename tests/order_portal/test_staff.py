"""The desk in the admin: staff of one shop see and move its cases, and nothing of another."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from order_portal.models import Message, OrderEvent, ReturnEvent, ReturnRequest, StaffShop
from order_portal.operations.request_return import request_return
from order_portal.staff.permissions import GROUP, ensure_group
from tests.order_portal.building import asked, delivered, paris, placed
from tests.order_portal.fakes import SHOP

pytestmark = pytest.mark.django_db
ORDERS, RETURNS = "/admin/orders/list/", "/admin/orders/returns/"


@pytest.fixture
def request_(db: None) -> ReturnRequest:
    order = placed("2026-10-14 09:30", number="AA-77")
    delivered(order, "2026-10-15 11:00", sent_at="2026-10-14 14:00")
    return request_return(order_id=order.pk, asked=asked(), at=paris("2026-10-20 10:00"))


def signed_in(*groups: Group, superuser: bool = False) -> Client:
    user = User.objects.create(username=f"nora-{User.objects.count()}", is_superuser=superuser)
    user.groups.set(groups)
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def nora() -> Client:
    return signed_in(ensure_group(shop=SHOP))


@pytest.fixture
def other() -> Client:
    return signed_in(ensure_group(shop="alamara", name="Other shop"))


def test_staff_find_and_read_an_order(nora: Client, request_: ReturnRequest) -> None:
    listed = nora.get(ORDERS, {"q": "aa-77"})
    page = nora.get(f"{ORDERS}inspect/{request_.order_id}/")

    assert "AA-77" in listed.text
    assert "AA-77" not in nora.get(ORDERS, {"q": "nothing"}).text
    assert page.status_code == 200
    for said in ("Camille Martin", "before next cutoff", "within window", "AA-77-R1", "Delivered"):
        assert said in page.text


def test_staff_read_a_return_and_how_it_was_decided(nora: Client, request_: ReturnRequest) -> None:
    listed = nora.get(RETURNS, {"q": "AA-77-R1"})
    page = nora.get(f"{RETURNS}inspect/{request_.pk}/")

    assert "AA-77-R1" in listed.text
    for said in ("guests_are_guided", "self service", "returns, version 1", "Authorize", "Decline"):
        assert said in page.text


def test_another_shops_cases_do_not_exist_for_staff(other: Client, request_: ReturnRequest) -> None:
    assert "AA-77" not in other.get(ORDERS).text
    assert "AA-77" not in other.get(RETURNS).text
    assert other.get(f"{ORDERS}inspect/{request_.order_id}/").status_code == 404
    assert other.get(f"{RETURNS}inspect/{request_.pk}/").status_code == 404
    assert other.post(f"{RETURNS}{request_.pk}/move/authorized/").status_code == 404
    assert ReturnRequest.objects.get().state == "requested"


def test_a_return_is_brought_to_its_refund(nora: Client, request_: ReturnRequest) -> None:
    for target, data in (
        ("authorized", {"note": "Mind the clasp."}),
        ("received", {}),
        ("inspected", {"accepted-1": "1", "note": ""}),
        ("refunded", {}),
    ):
        assert f"/move/{target}/" in nora.get(f"{RETURNS}inspect/{request_.pk}/").text
        answer = nora.post(f"{RETURNS}{request_.pk}/move/{target}/", data, follow=True)
        assert f"Return AA-77-R1 is {target}." in answer.text

    assert ReturnRequest.objects.get().state == "refunded"
    assert {event.who for event in ReturnEvent.objects.exclude(state="requested")} == {"nora-0"}
    assert OrderEvent.objects.filter(kind="refund_due").count() == 1
    assert "/move/" not in nora.get(f"{RETURNS}inspect/{request_.pk}/").text


def test_a_move_that_is_not_possible_says_why(nora: Client, request_: ReturnRequest) -> None:
    answer = nora.post(f"{RETURNS}{request_.pk}/move/refunded/", follow=True)
    unexplained = nora.post(f"{RETURNS}{request_.pk}/move/declined/", follow=True)

    assert "A return that is requested cannot become refunded." in answer.text
    assert "Write why the return is declined" in unexplained.text
    assert nora.post(f"{RETURNS}{request_.pk}/move/withdrawn/").status_code == 404
    assert ReturnRequest.objects.get().state == "requested"


def test_moving_takes_a_permission(request_: ReturnRequest) -> None:
    group = ensure_group(shop=SHOP)
    group.permissions.remove(Permission.objects.get(codename="change_returnrequest"))
    reader = signed_in(group)

    page = reader.get(f"{RETURNS}inspect/{request_.pk}/")
    answer = reader.post(f"{RETURNS}{request_.pk}/move/authorized/", {"note": ""})

    assert page.status_code == 200
    assert "/move/" not in page.text
    assert answer.status_code in {302, 403}
    assert ReturnRequest.objects.get().state == "requested"


def test_without_permission_there_is_no_desk(request_: ReturnRequest) -> None:
    group = Group.objects.create(name="Editors only")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    StaffShop.objects.create(group=group, shop=SHOP)
    editor = signed_in(group)

    for path in (
        ORDERS,
        RETURNS,
        f"{ORDERS}inspect/{request_.order_id}/",
        f"{RETURNS}inspect/{request_.pk}/",
    ):
        assert editor.get(path).status_code in {302, 403}


@pytest.mark.parametrize(
    "path", ["new/", "edit/{pk}/", "delete/{pk}/", "history/{pk}/", "usage/{pk}/", "copy/{pk}/"]
)
def test_history_is_not_edited(request_: ReturnRequest, path: str) -> None:
    admin = signed_in(superuser=True)

    assert admin.get(ORDERS + path.format(pk=request_.order_id)).status_code == 404
    assert admin.get(RETURNS + path.format(pk=request_.pk)).status_code == 404


def test_an_administrator_sees_every_shop_and_sets_the_desk_up(request_: ReturnRequest) -> None:
    admin = signed_in(superuser=True)

    assert "AA-77" in admin.get(ORDERS).text
    assert admin.get("/admin/orders/desks/new/").status_code == 200
    assert admin.get("/admin/orders/staff/new/").status_code == 200


def test_the_group_is_made_once() -> None:
    assert ensure_group(shop=SHOP) == ensure_group(shop=SHOP)
    assert Group.objects.get(name=GROUP).permissions.count() == 4


def test_a_move_takes_more_than_a_link(nora: Client, request_: ReturnRequest) -> None:
    nora.get(f"{RETURNS}{request_.pk}/move/authorized/")

    assert ReturnRequest.objects.get().state == "requested"
    assert Message.objects.filter(kind__startswith="return_").count() == 1


def test_lists_take_the_same_queries_however_long(nora: Client) -> None:
    counts = []
    for _ in range(2):
        for _ in range(3):
            order = placed("2026-10-14 09:30")
            delivered(order, "2026-10-15 11:00", sent_at="2026-10-14 14:00")
            request_return(order_id=order.pk, asked=asked(), at=paris("2026-10-20 10:00"))
        for path in (ORDERS, RETURNS):
            with CaptureQueriesContext(connection) as queries:
                assert nora.get(path).status_code == 200
            counts.append(len(queries))

    assert counts[2:] == counts[:2]
