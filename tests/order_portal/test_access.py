"""The way in: hits and misses alike, codes that are wrong, stale or used up, and one order a browser."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.cookies import Morsel

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from order_portal.access.cookies import CHALLENGE, GRANT
from order_portal.models import AccessChallenge, AccessGrant, Message, Order
from order_portal.vocabulary import MessageKind, MessageState
from tests.order_portal.building import EMAIL, placed

pytestmark = pytest.mark.django_db
ASK, CODE = "/en/orders/", "/en/orders/code/"


@pytest.fixture
def order() -> Order:
    return placed("2026-10-14 09:30", number="AA-77")


def ask(client: Client, capture, *, number: str = "AA-77", email: str = EMAIL, **more: str):
    with capture(execute=True):
        return client.post(ASK, {"number": number, "email": email} | more)


def mailed_code() -> str:
    found = re.search(r"^\s*(\d{6})\s*$", mail.outbox[-1].body, re.MULTILINE)
    assert found
    return found.group(1)


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06d}"


def test_from_number_and_address_to_the_order(
    client: Client, order: Order, django_capture_on_commit_callbacks
) -> None:
    assert ask(client, django_capture_on_commit_callbacks)["Location"] == CODE
    assert mail.outbox[0].to == [EMAIL]
    assert client.get(CODE).status_code == 200

    opened = client.post(CODE, {"code": mailed_code()})

    assert opened["Location"] == "/en/orders/order/AA-77/"
    page = client.get(opened["Location"])
    assert page.status_code == 200
    assert "Order AA-77" in page.text


@pytest.mark.parametrize(("number", "email"), [(" aa-77 ", "CAMILLE@EXAMPLE.ORG "), ("ＡＡ-77", EMAIL)])
def test_case_space_and_width_do_not_matter(
    client: Client, order: Order, number: str, email: str, django_capture_on_commit_callbacks
) -> None:
    ask(client, django_capture_on_commit_callbacks, number=number, email=email)

    assert len(mail.outbox) == 1


@pytest.mark.parametrize(("then", "page"), [("cancel", "cancel/"), ("return", "return/"), ("nonsense", "")])
def test_what_the_customer_came_for_is_kept(
    client: Client, order: Order, then: str, page: str, django_capture_on_commit_callbacks
) -> None:
    assert f'value="{then}"' in client.get(f"{ASK}?then={then}").text or then == "nonsense"
    ask(client, django_capture_on_commit_callbacks, then=then)

    opened = client.post(CODE, {"code": mailed_code()})

    assert opened["Location"] == f"/en/orders/order/AA-77/{page}"


def _seen(client: Client, capture, number: str, email: str, code: str) -> list[object]:
    """Everything a browser sees of an attempt, but the random values of tokens."""
    answers = [ask(client, capture, number=number, email=email), client.get(CODE)]
    answers += [client.post(CODE, {"code": code}) for _ in range(6)]
    tokens = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')
    return [
        (
            answer.status_code,
            tokens.sub("", answer.text),
            dict(answer.headers),
            {name: _shape(morsel) for name, morsel in answer.cookies.items()},
        )
        for answer in answers
    ]


def _shape(morsel: Morsel[str]) -> dict[str, str]:
    return {key: value for key, value in morsel.items() if key != "expires"} | {
        "length": str(len(morsel.value))
    }


@pytest.mark.parametrize(("number", "email"), [("AA-78", EMAIL), ("AA-77", "someone@example.org")])
def test_a_miss_looks_like_a_hit(
    order: Order, number: str, email: str, django_capture_on_commit_callbacks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("order_portal.operations.request_access.new_code", lambda: "123456")

    hit = _seen(Client(), django_capture_on_commit_callbacks, "AA-77", EMAIL, "654321")
    miss = _seen(Client(), django_capture_on_commit_callbacks, number, email, "654321")

    assert hit == miss
    assert len(mail.outbox) == 1


def test_a_miss_does_the_work_of_a_hit(
    client: Client, order: Order, django_capture_on_commit_callbacks, django_assert_num_queries
) -> None:
    ask(client, django_capture_on_commit_callbacks)
    hit, hit_message = AccessChallenge.objects.get(), Message.objects.get(kind=MessageKind.ACCESS_CODE)
    ask(client, django_capture_on_commit_callbacks, email="someone@example.org")
    miss, miss_message = AccessChallenge.objects.latest("pk"), Message.objects.latest("pk")

    assert (hit.order_id, miss.order_id) == (order.pk, None)
    assert (hit_message.state, miss_message.state) == (MessageState.SENT, MessageState.DISCARDED)
    assert not miss_message.to
    assert not miss_message.text


def test_no_code_opens_a_decoy(
    client: Client, order: Order, django_capture_on_commit_callbacks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("order_portal.operations.request_access.new_code", lambda: "123456")
    ask(client, django_capture_on_commit_callbacks, number="AA-78")

    response = client.post(CODE, {"code": "123456"})

    assert response.status_code == 422
    assert not AccessGrant.objects.exists()


def test_tries_are_counted_down_and_end(
    client: Client, order: Order, django_capture_on_commit_callbacks
) -> None:
    ask(client, django_capture_on_commit_callbacks)
    code = mailed_code()

    said = [client.post(CODE, {"code": wrong(code)}).text for _ in range(5)]

    assert "You have 4 tries left." in said[0]
    assert "You have 1 try left." in said[3]
    assert "Ask for a new code." in said[4]
    assert "one try too many" in client.post(CODE, {"code": code}).text
    assert not AccessGrant.objects.exists()


def test_a_new_code_gives_new_tries(client: Client, order: Order, django_capture_on_commit_callbacks) -> None:
    ask(client, django_capture_on_commit_callbacks)
    for _ in range(5):
        client.post(CODE, {"code": wrong(mailed_code())})
    ask(client, django_capture_on_commit_callbacks)

    assert client.post(CODE, {"code": mailed_code()}).status_code == 302


@pytest.mark.parametrize(("minutes", "opens"), [(14, True), (15, False)])
def test_a_code_lives_fifteen_minutes(
    client: Client, order: Order, minutes: int, opens: bool, django_capture_on_commit_callbacks
) -> None:
    ask(client, django_capture_on_commit_callbacks)
    AccessChallenge.objects.update(
        expires_at=timezone.now() + timedelta(minutes=15 - minutes, seconds=-1 + opens * 2)
    )

    response = client.post(CODE, {"code": mailed_code()})

    assert (response.status_code == 302) is opens
    assert opens or "That code has expired. Ask for a new one." in response.text


def test_a_code_is_good_once(client: Client, order: Order, django_capture_on_commit_callbacks) -> None:
    ask(client, django_capture_on_commit_callbacks)
    token, code = client.cookies[CHALLENGE].value, mailed_code()
    client.post(CODE, {"code": code})

    other = Client()
    other.cookies[CHALLENGE] = token
    response = other.post(CODE, {"code": code})

    assert response.status_code == 422
    assert AccessGrant.objects.count() == 1


def test_without_a_challenge_there_is_nothing_to_enter(client: Client) -> None:
    response = client.post(CODE, {"code": "123456"})

    assert response.status_code == 422
    assert "Ask for a code first." in response.text


@pytest.mark.parametrize("code", ["", "12345", "1234567", "abcdef", "١٢٣٤٥٦x", "12\x003456"])
def test_what_is_no_code_uses_no_try(
    client: Client, order: Order, code: str, django_capture_on_commit_callbacks
) -> None:
    ask(client, django_capture_on_commit_callbacks)

    assert client.post(CODE, {"code": code}).status_code == 422
    assert AccessChallenge.objects.get().attempts == 0


@pytest.mark.parametrize(
    "data",
    [{}, {"number": "AA-77"}, {"number": "AA-77", "email": "no address"}, {"number": "\x00", "email": EMAIL}],
)
def test_an_incomplete_form_says_what_is_missing(client: Client, data: dict[str, str]) -> None:
    response = client.post(ASK, data)

    assert response.status_code == 422
    assert "Please check what you entered" in response.text
    assert not AccessChallenge.objects.exists()


def test_nothing_secret_is_stored(
    client: Client, order: Order, settings: Settings, django_capture_on_commit_callbacks
) -> None:
    settings.DEMO = False
    ask(client, django_capture_on_commit_callbacks)
    code = mailed_code()
    client.post(CODE, {"code": code})

    stored = str([list(model.objects.values()) for model in (AccessChallenge, AccessGrant)])
    letter = Message.objects.get(kind=MessageKind.ACCESS_CODE)
    assert code not in stored + letter.text + letter.html
    assert client.cookies[GRANT].value not in stored


def test_the_cookie_is_for_this_site_and_not_for_scripts(
    client: Client, order: Order, django_capture_on_commit_callbacks
) -> None:
    ask(client, django_capture_on_commit_callbacks)
    cookie = client.post(CODE, {"code": mailed_code()}, secure=True).cookies[GRANT]

    assert cookie["httponly"]
    assert cookie["secure"]
    assert cookie["samesite"] == "Strict"
    assert cookie["max-age"] == 30 * 60


@pytest.fixture
def inside(client: Client, order: Order, django_capture_on_commit_callbacks) -> Client:
    ask(client, django_capture_on_commit_callbacks)
    client.post(CODE, {"code": mailed_code()})
    return client


PAGES = [
    "",
    "cancel/",
    "return/",
    "returns/AA-77-R1/",
    "returns/AA-77-R1/sent/",
    "returns/AA-77-R1/withdraw/",
]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("number", ["AA-88", "AA-99"])
def test_another_order_is_out_of_reach(inside: Client, page: str, number: str) -> None:
    placed("2026-10-14 09:30", number="AA-88")

    for method in (inside.get, inside.post):
        response = method(f"/en/orders/order/{number}/{page}")
        assert response.status_code in {302, 405}
        assert response.status_code == 405 or response["Location"].startswith(ASK)


def test_a_grant_ends_by_itself(inside: Client) -> None:
    AccessGrant.objects.update(expires_at=timezone.now())

    assert inside.get("/en/orders/order/AA-77/")["Location"] == ASK


def test_signing_out_closes_the_order(inside: Client) -> None:
    token = inside.cookies[GRANT].value
    inside.post("/en/orders/sign-out/")

    thief = Client()
    thief.cookies[GRANT] = token
    assert thief.get("/en/orders/order/AA-77/")["Location"] == ASK
    assert not AccessGrant.objects.exists()


@pytest.mark.parametrize("path", [ASK, CODE, "/en/orders/order/AA-77/", "/fr/orders/"])
def test_pages_stay_private(inside: Client, path: str) -> None:
    response = inside.get(path)

    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert "noindex" in response["X-Robots-Tag"]
    assert response["Referrer-Policy"] == "same-origin"


def test_forms_are_protected_against_other_sites(order: Order) -> None:
    strict = Client(enforce_csrf_checks=True)

    assert strict.post(ASK, {"number": "AA-77", "email": EMAIL}).status_code == 403


def test_a_host_without_a_shop_has_no_portal(client: Client) -> None:
    assert client.get(ASK, headers={"host": "nowhere.localhost"}).status_code == 404


@pytest.fixture
def standing_clock() -> Iterator[None]:
    """Limits are counted by the quarter of an hour; none begins during the test."""
    with time_machine.travel(datetime(2026, 10, 14, 10, 1, tzinfo=UTC), tick=False):
        yield


@pytest.mark.usefixtures("standing_clock")
def test_an_order_is_asked_for_five_times_in_a_quarter(
    client: Client, order: Order, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    answers = [ask(client, django_capture_on_commit_callbacks, email=f"a{n}@example.org") for n in range(5)]
    hit = ask(client, django_capture_on_commit_callbacks)
    other = [
        ask(client, django_capture_on_commit_callbacks, number="AA-00", email=f"b{n}@example.org")
        for n in range(6)
    ]

    assert {answer.status_code for answer in answers} == {302}
    assert hit.status_code == other[-1].status_code == 429
    assert "Try again in" in hit.text
    assert 0 < int(hit["Retry-After"]) <= 15 * 60
    assert mail.outbox == []


@pytest.mark.usefixtures("standing_clock")
def test_one_address_may_not_walk_through_numbers(
    client: Client, order: Order, django_capture_on_commit_callbacks
) -> None:
    answers = [
        ask(client, django_capture_on_commit_callbacks, number=f"AA-{n}", email=f"a{n}@example.org")
        for n in range(31)
    ]

    assert [answer.status_code for answer in answers] == [302] * 30 + [429]


@pytest.mark.usefixtures("standing_clock")
def test_codes_may_not_be_tried_without_end(client: Client) -> None:
    answers = [client.post(CODE, {"code": "123456"}).status_code for _ in range(41)]

    assert answers == [422] * 40 + [429]
