"""Several at once, on PostgreSQL: exactly one wins."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections

from order_portal.errors import CancellationRefused, OrderIsCancelled, PortalError, ReturnRefused
from order_portal.models import Message, Order, OrderEvent, Parcel, ReturnRequest
from order_portal.operations.cancel_order import cancel_order
from order_portal.operations.request_return import request_return
from order_portal.vocabulary import MessageKind, OrderEventKind
from tests.order_portal.building import asked, delivered, paris, placed, sent

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="Row locks need PostgreSQL (set DATABASE_URL)."
    ),
]


def together(*calls: Callable[[], object]) -> Counter[str]:
    """Make all calls at the same time and count how each ended."""
    start = Barrier(len(calls))

    def run(call: Callable[[], object]) -> str:
        try:
            start.wait(timeout=10)
            call()
        except PortalError as error:
            return type(error).__name__
        finally:
            connections.close_all()
        return "done"

    with ThreadPoolExecutor(len(calls)) as threads:
        return Counter(threads.map(run, calls))


def test_cancelling_against_the_handover() -> None:
    for _ in range(5):
        order = placed("2026-10-14 09:30")
        cancels = [lambda order=order: cancel_order(order_id=order.pk, at=paris("2026-10-14 10:00"))] * 10
        # The carrier's clock is ahead: what is recorded first wins all the same.
        ends = together(*cancels, lambda order=order: sent(order, "2026-10-14 10:05"))

        cancelled = Order.objects.get(pk=order.pk).cancelled_at is not None
        parcels = Parcel.objects.filter(order=order).count()
        letters = Message.objects.filter(order=order, kind=MessageKind.ORDER_CANCELLED).count()
        events = OrderEvent.objects.filter(order=order, kind=OrderEventKind.CANCELLED).count()
        assert ends["done"] == 1
        assert set(ends) <= {"done", CancellationRefused.__name__, OrderIsCancelled.__name__}
        assert (cancelled, parcels) in {(True, 0), (False, 1)}
        assert letters == events == int(cancelled)


def test_a_return_that_is_submitted_many_times() -> None:
    order = placed("2026-10-14 09:30")
    delivered(order, "2026-10-15 11:00", sent_at="2026-10-14 14:00")

    ends = together(
        *[lambda: request_return(order_id=order.pk, asked=asked(2), at=paris("2026-10-20 10:00"))] * 20
    )

    assert ends == {"done": 1, ReturnRefused.__name__: 19}
    assert ReturnRequest.objects.count() == 1
    assert Message.objects.filter(kind=MessageKind.RETURN_REQUESTED).count() == 1
