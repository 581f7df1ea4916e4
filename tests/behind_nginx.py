"""A real nginx with the settings that come with the program, before servers of this machine."""

from __future__ import annotations

import contextlib
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

DEPLOY = Path(__file__).parent.parent / "deploy"
NAME = "127.0.0.1"
"""The site's name: the sealed browser knows no other."""


def there() -> bool:
    """Whether this machine has nginx, and what makes a certificate."""
    return bool(shutil.which("nginx") and shutil.which("openssl"))


def settings(folder: Path, ports: Sequence[int], port: int, plain: int) -> Path:
    """The shipped settings for servers and ports of this machine, as a whole configuration.

    Args:
        folder: where it is written, with a certificate.
        ports: of the two servers.
        port: on which nginx listens with TLS.
        plain: on which it listens without.
    """
    key, certificate = folder / "key.pem", folder / "crt.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
         "-nodes", "-days", "1", "-subj", f"/CN={NAME}", "-keyout", str(key),
         "-out", str(certificate)],
        check=True, capture_output=True,
    )  # fmt: skip
    text = (DEPLOY / "nginx.conf").read_text("utf-8")
    for before, now in (
        ("/etc/nginx/plan-dashboard.crt", str(certificate)),
        ("/etc/nginx/plan-dashboard.key", str(key)),
        ("plan.example.ru", NAME),
        ("127.0.0.1:8501", f"127.0.0.1:{ports[0]}"),
        ("127.0.0.1:8502", f"127.0.0.1:{ports[1]}"),
        ("listen 80;", f"listen 127.0.0.1:{plain};"),
        ("listen 443 ssl", f"listen 127.0.0.1:{port} ssl"),
    ):
        assert before in text, before
        text = text.replace(before, now)
    text = re.sub(r" *listen \[::\].*\n", "", text)
    temporary = "\n".join(
        f"{kind}_temp_path {folder}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    # Which server answered, for the test alone.
    tell = "add_header X-Answered-By $upstream_addr always;"
    text = text.replace("    server_tokens off;", f"    server_tokens off;\n    {tell}")
    whole = folder / "nginx.conf"
    whole.write_text(
        f"pid {folder}/pid;\nerror_log {folder}/error.log;\ndaemon off;\nmaster_process off;\n"
        f"events {{}}\nhttp {{\naccess_log off;\n{temporary}\n{text}\n}}\n",
        "utf-8",
    )
    return whole


@contextlib.contextmanager
def nginx(whole: Path) -> Iterator[None]:
    """Run it until the block ends."""
    running = subprocess.Popen(
        ["nginx", "-p", str(whole.parent), "-c", str(whole)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        yield
    finally:
        running.terminate()
        running.wait(60)
