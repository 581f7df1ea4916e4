"""A small S3-compatible store as a process of its own: ``python -m tests.s3_server FOLDER``.

It speaks what a client asks that puts, gets, lists and takes away single objects, and looks at
the signature of each request (AWS Signature Version 4) as a store does. The client is the real one.
The program's own judge beside it was moto's server (docs/install.ru.md).
"""

from __future__ import annotations

import hashlib
import hmac
import io
import re
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BufferedIOBase
from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote, urlsplit
from xml.sax.saxutils import escape

KEY, SECRET, BUCKET = "AKIATESTTESTTESTTEST", "a-secret-that-no-sentence-may-repeat", "plans"
_ALGORITHM = re.compile(
    r"AWS4-HMAC-SHA256 Credential=([^/]+)/(\d{8})/([^/]+)/s3/aws4_request, ?"
    r"SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})"
)


class _Store(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else each answer's body waits 40 ms for its head to arrive
    root: Path

    def log_message(self, *_: object) -> None:
        return

    def do_GET(self) -> None:
        if not self._allowed():
            return
        parts = urlsplit(self.path)
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        if "list-type" in query:
            self._list(query)
            return
        content = self._content()
        if content is None:
            self._refuse(404, "NoSuchKey")
            return
        span = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        if span:
            first, last = int(span[1]), int(span[2] or len(content) - 1)
            part = content[first : last + 1]
            whole = {"Content-Range": f"bytes {first}-{first + len(part) - 1}/{len(content)}"}
            self._answer(206, part, more=whole)
        else:
            self._answer(200, content)

    def do_HEAD(self) -> None:
        if self._allowed():
            content = self._content()
            self._answer(404 if content is None else 200, content or b"", head=True)

    def do_PUT(self) -> None:
        body = self._body()
        if self._allowed(body):
            if not self._bucket():
                self._refuse(404, "NoSuchBucket")
                return
            place = self._place()
            staged = place.with_name(f".{place.name}-{id(self)}")
            staged.write_bytes(body)
            staged.replace(place)
            self._answer(200, b"", more={"ETag": f'"{hashlib.md5(body).hexdigest()}"'})

    def do_DELETE(self) -> None:
        if self._allowed():
            self._place().unlink(missing_ok=True)
            self._answer(204, b"")

    def _bucket(self) -> bool:
        return unquote(urlsplit(self.path).path).lstrip("/").partition("/")[0] == BUCKET

    def _place(self) -> Path:
        """An object is a file whose name is its key: no key leads anywhere else."""
        return self.root / quote(unquote(urlsplit(self.path).path).lstrip("/"), safe="")

    def _content(self) -> bytes | None:
        place = self._place()
        return place.read_bytes() if place.is_file() else None

    def _list(self, query: dict[str, str]) -> None:
        if not self._bucket():
            self._refuse(404, "NoSuchBucket")
            return
        found = sorted(path for path in self.root.iterdir() if path.name[0] != ".")
        keys = [(unquote(path.name).partition("/")[2], path.stat().st_mtime) for path in found]
        inside = "".join(
            f"<Contents><Key>{escape(key)}</Key><Size>1</Size>"
            f"<LastModified>{datetime.fromtimestamp(put, UTC):%Y-%m-%dT%H:%M:%S.000Z}"
            "</LastModified></Contents>"
            for key, put in keys
            if key.startswith(query.get("prefix", ""))
        )
        text = f"<ListBucketResult><IsTruncated>false</IsTruncated>{inside}</ListBucketResult>"
        self._answer(200, text.encode())

    def _body(self) -> bytes:
        """What was put, out of the pieces in which the client sends it (either way, or both)."""
        if self.headers.get("Transfer-Encoding", "") == "chunked":
            body = self._pieces(self.rfile)
        else:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if "aws-chunked" in self.headers.get("Content-Encoding", ""):
            body = self._pieces(io.BytesIO(body))
        return body

    @staticmethod
    def _pieces(stream: BufferedIOBase | io.BytesIO) -> bytes:
        whole = b""
        while size := int(stream.readline().partition(b";")[0], 16):
            whole += stream.read(size)
            stream.readline()
        while stream.readline().strip():
            continue  # a checksum may follow, then an empty line
        return whole

    def _allowed(self, body: bytes = b"") -> bool:
        said = _ALGORITHM.fullmatch(self.headers.get("Authorization", ""))
        if said is None or said[1] != KEY:
            self._refuse(403, "InvalidAccessKeyId")
            return False
        stated = self.headers.get("x-amz-content-sha256", "")
        if re.fullmatch("[0-9a-f]{64}", stated) and stated != hashlib.sha256(body).hexdigest():
            self._refuse(400, "XAmzContentSHA256Mismatch")
            return False
        if not hmac.compare_digest(self._signature(said, stated), said[5]):
            self._refuse(403, "SignatureDoesNotMatch")
            return False
        return True

    def _signature(self, said: re.Match[str], stated: str) -> str:
        parts = urlsplit(self.path)
        pairs = sorted(parse_qsl(parts.query, keep_blank_values=True))
        query = "&".join(f"{quote(n, safe='-_.~')}={quote(v, safe='-_.~')}" for n, v in pairs)
        names = said[4].split(";")
        headers = "".join(f"{n}:{' '.join(self.headers.get(n, '').split())}\n" for n in names)
        asked = "\n".join([self.command, parts.path, query, headers, said[4], stated])
        scope = f"{said[2]}/{said[3]}/s3/aws4_request"
        digest = hashlib.sha256(asked.encode()).hexdigest()
        signed = f"AWS4-HMAC-SHA256\n{self.headers['x-amz-date']}\n{scope}\n{digest}"
        key = f"AWS4{SECRET}".encode()
        for step in (said[2], said[3], "s3", "aws4_request", signed):
            key = hmac.new(key, step.encode(), hashlib.sha256).digest()
        return key.hex()

    def _refuse(self, status: int, code: str) -> None:
        text = f"<Error><Code>{code}</Code><Message>{KEY} may not</Message></Error>"
        self._answer(status, text.encode(), head=self.command == "HEAD")

    def _answer(
        self,
        status: int,
        content: bytes,
        *,
        head: bool = False,
        more: Mapping[str, str] | None = None,
    ) -> None:
        self.send_response(status)
        for name, value in {
            "Content-Length": str(len(content)),
            "Content-Type": "application/xml",
            "Last-Modified": "Sat, 28 Nov 2026 00:00:00 GMT",
            **(more or {}),
        }.items():
            self.send_header(name, value)
        self.end_headers()
        if not head and status != 204:
            self.wfile.write(content)


if __name__ == "__main__":
    _Store.root = Path(sys.argv[1])
    with ThreadingHTTPServer(("127.0.0.1", int(sys.argv[2])), _Store) as server:
        print(server.server_address[1], flush=True)
        server.serve_forever()
