"""What a page costs: requests a second and CPU of the server, each against two small answers.

    python bench/bench_pages.py

Starts a server of the demo itself, on one core, and loads it from another: two connections that are kept, each asking
again as soon as it was answered. Sets no goals. ``robots.txt`` is a constant view, ``/healthz/`` one with a query;
ratios to them hold from one machine to another, requests a second do not.
"""

from __future__ import annotations

import http.client
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from statistics import median

from demo_server import HOST, DemoServer, demo_server
from measuring import in_turns, medians, print_info, spread, use_core

SHOP = "audrey-alexandre"
CONSTANT, ONE_QUERY = "robots.txt", "healthz"
ROUTES = {
    CONSTANT: "/robots.txt",
    ONE_QUERY: "/healthz/",
    "home page": "/en/",
    "policy page": "/en/returns/",
    "pages API": f"/api/content/v1/{SHOP}/pages/?path=/en/returns/",
    "questions API": f"/api/content/v1/{SHOP}/questions/?q=refund&locale=en",
}
CONNECTIONS = 2
SECONDS_A_SAMPLE = 0.8
ROUNDS = 5


def ask_until(end: float, *, port: int, path: str) -> int:
    """Ask for ``path`` again and again over one connection until ``end``; return how often.

    Raises RuntimeError for any answer but 200, for the speed of an error says nothing.
    """
    connection = http.client.HTTPConnection(HOST, port, timeout=30)
    asked = 0
    try:
        while time.monotonic() < end:
            connection.request("GET", path)
            response = connection.getresponse()
            response.read()
            if response.status != http.client.OK:
                raise RuntimeError(f"{path} answered {response.status}")
            asked += 1
    finally:
        connection.close()
    return asked


class Load:
    """Samples of one server. Of each sample it keeps requests a second, and gives back CPU µs a request."""

    def __init__(self, server: DemoServer) -> None:
        self.server = server
        self.rates: dict[str, list[float]] = {name: [] for name in ROUTES}

    def sample(self, name: str, seconds: float = SECONDS_A_SAMPLE) -> float:
        """Ask for one route for a while. Every request is answered when this returns: none spills over."""
        started, used = time.monotonic(), self.server.cpu_seconds()
        ask = partial(ask_until, started + seconds, port=self.server.port, path=ROUTES[name])
        with ThreadPoolExecutor(CONNECTIONS) as pool:
            asked = sum(future.result() for future in [pool.submit(ask) for _ in range(CONNECTIONS)])
        self.rates[name].append(asked / (time.monotonic() - started))
        return (self.server.cpu_seconds() - used) / asked * 1e6


def main() -> int:
    """Serve, load, print."""
    if not Path("/proc/self/stat").exists():
        print_info("pages: not measured, for the CPU of a server is read from /proc, which is not here")
        return 0
    with demo_server(core=0) as server:
        use_core(1)
        warm = Load(server)
        for name in ROUTES:
            warm.sample(name, seconds=0.3)
        load = Load(server)
        costs = in_turns({name: partial(load.sample, name) for name in ROUTES}, rounds=ROUNDS)
    middle = medians(costs)
    for name in ROUTES:
        ratios = ", ".join(
            f"{middle[name] / middle[small]:.1f} times {small}" for small in (CONSTANT, ONE_QUERY)
        )
        print_info(
            f"{name}: {middle[name]:,.0f} CPU µs a request, {ratios}; {median(load.rates[name]):,.0f} requests/s; "
            f"CPU samples lie {spread(costs[name]):.0%} apart"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
