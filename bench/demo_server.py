"""A server of the demo on a database of its own, for as long as a benchmark needs it."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from measuring import use_core

ROOT = Path(__file__).resolve().parents[1]
HOST = "localhost"
SECONDS_TO_START = 30
SECONDS_TO_STOP = 15
TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")


class ServerFailed(RuntimeError):
    """The server could not be prepared or did not answer. The message holds what it said."""


@dataclass(frozen=True, slots=True)
class DemoServer:
    """A running server: where it listens, and its first process."""

    port: int
    pid: int

    def cpu_seconds(self) -> float:
        """The CPU seconds that the server's processes have used so far."""
        return sum(_ticks(pid) for pid in _group(self.pid)) / TICKS_A_SECOND


@contextmanager
def demo_server(*, core: int) -> Iterator[DemoServer]:
    """Fill a temporary SQLite file with the demo, serve it with granian, and remove everything at the end.

    The server runs on one core, and so does this process until it moves to another. Raises ServerFailed where the
    server does not come up.
    """
    with tempfile.TemporaryDirectory(prefix="plainterms-bench-") as folder:
        port = _free_port()
        environment = os.environ | {
            "DATABASE_URL": f"sqlite:///{Path(folder) / 'bench.sqlite3'}",
            "DJANGO_SETTINGS_MODULE": "config.settings.dev",
            "DEMO": "1",
            "DEBUG": "0",
            "LOG_LEVEL": "ERROR",
        }
        _prepare(port, environment)
        said = Path(folder) / "server.log"
        use_core(core)
        with said.open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "config.serve", "--port", str(port)],
                cwd=ROOT,
                env=environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
            try:
                _wait(process, port, said)
                yield DemoServer(port, process.pid)
            finally:
                _stop(process)


def _prepare(port: int, environment: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", "demo", "--port", str(port)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise ServerFailed(f"The demo could not be loaded:\n{done.stderr[-2000:]}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(process: subprocess.Popen[bytes], port: int, said: Path) -> None:
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end and process.poll() is None:
        connection = http.client.HTTPConnection(HOST, port, timeout=5)
        try:
            connection.request("GET", "/healthz/")
            if connection.getresponse().status == http.client.OK:
                return
        except OSError:
            time.sleep(0.2)
        finally:
            connection.close()
    raise ServerFailed(f"The server did not answer on port {port}:\n{said.read_text()[-2000:]}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the server as Ctrl-C does; what is left of its group after a while is killed."""
    process.send_signal(signal.SIGINT)
    try:
        process.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _group(leader: int) -> Iterator[int]:
    """The processes of the server: it leads a session of its own, so they share its number as their group."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and _fields(int(entry.name))[2:3] == [str(leader)]:
            yield int(entry.name)


def _ticks(pid: int) -> int:
    fields = _fields(pid)
    return int(fields[11]) + int(fields[12]) if fields else 0


def _fields(pid: int) -> list[str]:
    """What ``/proc/<pid>/stat`` says from the third field on (proc_pid_stat(5)); nothing for one that has ended.

    The second field is a name in parentheses and may hold spaces.
    """
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []
