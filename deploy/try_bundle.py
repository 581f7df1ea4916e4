"""``python -m deploy.try_bundle FILE``: unpack a bundle in an empty folder, install, ask it.

It is done without a network where the system lets us take it away (``unshare --net``, Linux, root):
there, only the machine's own address answers.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

_PORT = "8599"
_WAIT = 90


def _without_network() -> list[str]:
    """What stands before a command so that it has no network; nothing where we may not."""
    unshare = ["unshare", "--net"] if shutil.which("unshare") else []
    if unshare and subprocess.run([*unshare, "true"], capture_output=True).returncode == 0:
        return unshare
    return []


def try_inside(folder: Path) -> None:
    """Install and serve what is unpacked in a folder; a fault ends the process."""
    kept = {k: v for k, v in os.environ.items() if k in ("PATH", "HOME", "LANG")}
    kept |= {"PLAN_DATA_DIR": str(folder / "plans")}
    subprocess.run(["make", "install-offline"], cwd=folder, env=kept, check=True)
    command = ["make", "run", f"PORT={_PORT}"]
    server = subprocess.Popen(command, cwd=folder, env=kept, start_new_session=True)
    try:
        said = _answer(f"http://127.0.0.1:{_PORT}/health", server)
        page = _answer(f"http://127.0.0.1:{_PORT}/map", server)
        csv = _answer(f"http://127.0.0.1:{_PORT}/data/events.csv", server)
    finally:
        os.killpg(server.pid, 15)
        server.wait(20)
    rows = csv.decode("utf-8-sig").count("\n") - 1
    if 'lang="ru"' not in page.decode():
        raise SystemExit("Страница не та.")
    print(f"Ответил: {said.decode()} Страница карты: {len(page)} байт; мероприятий в CSV: {rows}.")


def _answer(address: str, server: subprocess.Popen[bytes]) -> bytes:
    until = time.monotonic() + _WAIT
    request = urllib.request.Request(address, headers={"Accept": "text/html"})
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return bytes(answer.read())
        except (urllib.error.URLError, OSError):
            time.sleep(0.5)
    raise SystemExit(f"Не ответил: {address}")


def main(bundle: Path) -> None:
    """Unpack, and go on in a process of its own that has no network."""
    with tempfile.TemporaryDirectory(prefix="plan-bundle-") as place:
        with tarfile.open(bundle) as archive:
            archive.extractall(place, filter="data")
        (folder,) = Path(place).iterdir()
        apart = _without_network()
        print("Сети у пробы нет." if apart else "Сеть отнять нельзя: проба с --no-index.")
        up = "ip link set lo up 2>/dev/null; " if apart else ""
        again = f'{up}exec "$0" -m deploy.try_bundle --inside "$1"'
        command = [*apart, "sh", "-c", again, sys.executable, str(folder)]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--inside"]:
        try_inside(Path(sys.argv[2]))
    else:
        main(Path(sys.argv[1]))
