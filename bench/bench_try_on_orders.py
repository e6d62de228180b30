"""How long the desk takes to try changed terms on a shop's orders: reading them and comparing. Prints one goal.

    python bench/bench_try_on_orders.py
    ORDERS=20000 python bench/bench_try_on_orders.py    # fewer; prints no goal

A scratch SQLite file is filled with orders as a shop has them. One process on one core, counted in its own CPU time.
The change is that of bench_impact.py: cancellation, return and delivery are asked of every order.
"""

from __future__ import annotations

import importlib
import os
import tempfile
from collections import deque
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import django
from bench_impact import cpu_seconds, of_the_goal, tell
from django.core.management import call_command
from measuring import print_goal, print_info, use_core
from reference_orders import reference_terms
from synthetic_orders import NOW

from policies.impact import compare

GOAL_ORDERS = 100_000
MOST_SECONDS = 10


def main() -> None:
    """Fill, read, try, print."""
    use_core(0)
    number = int(os.environ.get("ORDERS", GOAL_ORDERS))
    with tempfile.TemporaryDirectory() as folder:
        start_django(Path(folder) / "orders.sqlite3")
        stored, source = map(importlib.import_module, ("stored_orders", "order_portal.order_source"))
        _, filling = cpu_seconds(lambda: stored.store(number))

        def orders() -> Any:
            ever = datetime(2000, 1, 1, tzinfo=UTC)
            return source.PortalOrders().orders(shop=stored.SHOP, placed_since=ever)

        _, reading = cpu_seconds(lambda: deque(orders(), maxlen=0))
        terms = reference_terms()
        impact, trying = cpu_seconds(
            lambda: compare(orders=orders(), before=terms, after=of_the_goal(terms), at=NOW)
        )
    tell(impact)
    print_info(f"{number} orders: {filling:.0f} s to write, {reading:.1f} s to read, {trying:.1f} s to try")
    if number == GOAL_ORDERS:
        print_goal("desk_try_on_100k_seconds", trying, "<=", MOST_SECONDS)


def start_django(path: Path) -> None:
    """Set the project up over an empty database at ``path``."""
    os.environ |= {
        "DATABASE_URL": f"sqlite:///{path}",
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "DEBUG": "0",
    }
    django.setup()
    call_command("migrate", verbosity=0)


if __name__ == "__main__":
    main()
