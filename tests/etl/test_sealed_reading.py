"""The process that reads a document has no network, starts no program and writes no file."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from pathlib import Path

from etl.documents import Reading
from tests.etl.conftest import ROOT

_TRIES = """
import ctypes, json, os, socket, subprocess, sys, urllib.request
from pathlib import Path
port, folder = int(sys.argv[1]), Path(sys.argv[2])
libc = ctypes.CDLL(None, use_errno=True)
from etl.documents.apart.limits import seal_this_process
seal_this_process()

def outcome(act):
    try:
        act()
    except PermissionError as error:
        return str(error)
    except Exception as error:
        return type(error).__name__
    return "done"

def past_python():
    # What a library in C would do: Python's hook does not hear of it.
    number = libc.socket(socket.AF_INET, socket.SOCK_STREAM, 0)
    address = (2).to_bytes(2, sys.byteorder) + port.to_bytes(2, "big") + bytes([127, 0, 0, 1])
    if libc.connect(number, address + bytes(8), 16) != 0:
        raise OSError(ctypes.get_errno(), "")

print(json.dumps({
    "socket": outcome(lambda: socket.create_connection(("127.0.0.1", port), timeout=5)),
    "address": outcome(lambda: urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5)),
    "program": outcome(lambda: subprocess.run(["true"])),
    "shell": outcome(lambda: os.system("true")),
    "write": outcome(lambda: (folder / "made").write_text("x")),
    "remove": outcome(lambda: (folder / "there").unlink()),
    "rename": outcome(lambda: (folder / "there").rename(folder / "away")),
    "read": outcome(lambda: (folder / "there").read_text()),
    "alone": os.listdir("/sys/class/net") if os.path.isdir("/sys/class/net") else [],
    "past python": outcome(past_python),
    "namespace": os.readlink("/proc/self/ns/net") if os.path.exists("/proc/self/ns/net") else "",
}))
"""


def was_called(listening: socket.socket) -> bool:
    """Whether anybody has asked for a connection."""
    listening.settimeout(0)
    try:
        listening.accept()
    except BlockingIOError:
        return False
    return True


def test_nothing_leaves_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "there").write_text("x", encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-c", _TRIES, str(port), str(tmp_path)],
            cwd=ROOT, capture_output=True, text=True, check=True, timeout=120,
        )  # fmt: skip
        called = was_called(listening)
    found = json.loads(done.stdout)
    for act in ("socket", "address", "program", "shell", "write", "remove", "rename"):
        assert found[act].endswith("while a document is read"), (act, found[act])
    assert found["read"] == "done"
    own = Path("/proc/self/ns/net")
    apart = own.exists() and found["namespace"] not in ("", str(own.readlink()))
    if apart:  # the system lets a process have a network of its own, with nothing in it
        assert found["past python"] != "done"
        assert not called
    assert [path.name for path in tmp_path.iterdir()] == ["there"]


def test_a_document_is_read_by_such_a_process(tmp_path: Path) -> None:
    """What is sealed is the process that reads: a page that names a picture fetches none."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        page = tmp_path / "план.html"
        rows = "".join(
            f"<tr><td>{n}</td><td>Форум {n}</td><td>г. Псков</td><td>{n} мая 2026 года</td>"
            f"<td>-</td><td>-</td><td>Беларусь</td></tr>"
            for n in range(1, 4)
        )
        heads = (
            "<tr><td>№</td><td>Наименование</td><td>Место проведения</td><td>Сроки</td>"
            "<td>Описание</td><td>Цель</td><td>Участники</td></tr>"
        )
        page.write_text(
            f"<html><head><meta charset=utf-8></head><body><p>План на 2026 год</p><img src='http://127.0.0.1:{port}/a.png'>"
            f"<link rel=stylesheet href='http://127.0.0.1:{port}/a.css'>"
            f"<table>{heads}{rows}</table></body></html>", encoding="utf-8",
        )  # fmt: skip
        assert len(Reading(page).document().rows) == 3
        assert not was_called(listening)
