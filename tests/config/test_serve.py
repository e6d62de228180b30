"""The server says in one sentence why it cannot listen, and ends cleanly on Ctrl-C."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from config.serve import PortUnavailableError, ensure_free

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that another program listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
    return port


def test_a_taken_port_is_named_with_another_one_to_try(taken: int) -> None:
    sentence = rf"Port {taken} is in use by another program\. Choose another one: make demo PORT=\d+$"

    with pytest.raises(PortUnavailableError, match=sentence):
        ensure_free(host="127.0.0.1", port=taken)


def test_a_number_that_is_no_port_is_refused() -> None:
    with pytest.raises(
        PortUnavailableError, match=re.escape("Port 70000 cannot be used. Choose another one")
    ):
        ensure_free(host="127.0.0.1", port=70_000)


def test_a_free_port_passes() -> None:
    ensure_free(host="127.0.0.1", port=_free_port())


def test_a_taken_port_ends_the_command_with_a_sentence(taken: int) -> None:
    command = [sys.executable, "-m", "config.serve", "--check", "--port", str(taken)]

    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=30)

    assert result.returncode == 1
    assert result.stderr.startswith(f"Port {taken} is in use")
    assert "Traceback" not in result.stderr


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/robots.txt", timeout=2) as response:
            return bool(response.status == 200)
    except OSError:
        return False


def test_it_serves_and_ends_cleanly_on_interrupt(tmp_path: Path) -> None:
    port = _free_port()
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'served.sqlite3'}",
        "DEBUG": "0",
    }
    command = [sys.executable, "-m", "config.serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True) as server:
        deadline = time.monotonic() + 30
        while not (answered := _answers(port)) and time.monotonic() < deadline:
            time.sleep(0.2)
        server.send_signal(signal.SIGINT)
        errors = server.communicate(timeout=20)[1]

    assert answered, errors
    assert server.returncode == 0, errors
    assert "Traceback" not in errors
