"""``python -m config.serve``: serves an installation with granian, on threads, until Ctrl-C.

There is no asynchronous code in Wagtail or Django REST framework, so WSGI on threads is the faster way.
"""

import argparse
import errno
import os
import socket
import sys

from granian.constants import Interfaces, Loops
from granian.log import LogLevels
from granian.server import Server

HOST = "127.0.0.1"
# A request that is under way may end; a worker that is still there afterwards is stopped.
SECONDS_TO_FINISH = 10


class PortUnavailableError(Exception):
    """The port cannot be listened on. The message says why and what to do."""


def ensure_free(*, host: str, port: int) -> None:
    """Raise PortUnavailableError where nothing can listen on the port: it is taken, or reserved."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as error:
            taken = getattr(error, "errno", None) == errno.EADDRINUSE
            reason = "is in use by another program" if taken else "cannot be used"
            raise PortUnavailableError(
                f"Port {port} {reason}. Choose another one: make demo PORT={_other(port)}"
            ) from None


def _other(port: int) -> int:
    """Suggest a port near ``port`` that an ordinary user may use."""
    return port + 1 if 1024 <= port < 65_535 else 8001


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m config.serve", description=__doc__)
    parser.add_argument("--host", default=os.environ.get("HOST") or HOST, help="the address to listen on")
    parser.add_argument("--port", type=int, default=8000, help="the port to listen on")
    parser.add_argument(
        "--workers", type=int, default=1, help="processes; more than one needs a database server"
    )
    parser.add_argument("--threads", type=int, default=4, help="threads a process")
    parser.add_argument("--check", action="store_true", help="only say whether the port is free")
    return parser.parse_args()


def main() -> int:
    """Serve; return 0 after Ctrl-C, or 1 with a sentence on standard error where the port is not free."""
    arguments = _arguments()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    try:
        ensure_free(host=arguments.host, port=arguments.port)
    except PortUnavailableError as error:
        print(error, file=sys.stderr)  # noqa: T201  (a command line speaks this way)
        return 1
    if arguments.check:
        return 0
    Server(
        "config.wsgi:application",
        address=arguments.host,
        port=arguments.port,
        interface=Interfaces.WSGI,
        loop=Loops.asyncio,
        workers=arguments.workers,
        blocking_threads=arguments.threads,
        workers_kill_timeout=SECONDS_TO_FINISH,
        log_level=LogLevels.warning,
    ).serve()
    return 0


if __name__ == "__main__":
    sys.exit(main())
