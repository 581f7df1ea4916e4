"""A place on an S3-compatible store: objects put, got and listed; what fails is one sentence.

Who may, and where the store answers, stand in the environment under the names that AWS's own tools
know: ``AWS_ACCESS_KEY_ID``, ``AWS_SECRET_ACCESS_KEY``, ``AWS_SESSION_TOKEN``, ``AWS_REGION``,
``AWS_ENDPOINT_URL``, ``AWS_CA_BUNDLE``. No sentence of ours has a key in it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache, partial
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from pyarrow.fs import S3FileSystem

STORE_SCHEME = "s3://"
"""How an address of a store begins, where one stands in the place of a folder."""
_CONNECT_SECONDS, _REQUEST_SECONDS, _ATTEMPTS = 3, 20, 2
_BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
_PREFIX = re.compile(r"[\w.-]+(/[\w.-]+)*", re.ASCII)
_DENIED = (
    "ACCESS_DENIED", "INVALID_ACCESS_KEY", "INVALID_CLIENT_TOKEN", "SIGNATURE_DOES_NOT_MATCH",
    "INVALID_SIGNATURE", "MISSING_AUTHENTICATION", "EXPIRED", "status 401", "status 403",
    "REQUEST_TIME_TOO_SKEWED",
)  # fmt: skip
_SILENT = ("NETWORK_CONNECTION", "REQUEST_TIMEOUT", "curlCode", "SLOW_DOWN", "SERVICE_UNAVAILABLE",
           "INTERNAL_FAILURE", "status 50")  # fmt: skip
_Answer = TypeVar("_Answer")


class BucketError(Exception):
    """The store refused or did not answer; the message is a Russian sentence without any key."""


class NoSuchObjectError(BucketError):
    """The store answers, and has no such object."""


@dataclass(frozen=True)
class Bucket:
    """A bucket and the folder in it that holds ours.

    Attributes:
        name: the bucket's.
        prefix: the folder, "" for the whole of it.
    """

    name: str
    prefix: str

    @classmethod
    def of(cls, address: str) -> Bucket:
        """The place that ``s3://bucket/folder`` names.

        Raises:
            BucketError: it names none; what was typed is not repeated, for it may hold a key.
        """
        name, _, prefix = address.removeprefix(STORE_SCHEME).partition("/")
        prefix = prefix.strip("/")
        dotted = any(set(part) == {"."} for part in prefix.split("/"))
        if not _BUCKET.fullmatch(name) or dotted or (prefix and not _PREFIX.fullmatch(prefix)):
            raise BucketError(
                "Адрес хранилища не понят: нужен вид s3://ведро/папка из латинских букв, цифр, "
                "«-», «.» и «_»; ключи доступа задают переменные AWS_ACCESS_KEY_ID и "
                "AWS_SECRET_ACCESS_KEY, а не адрес."
            )
        return cls(name, prefix)

    @property
    def address(self) -> str:
        """As a person writes it."""
        return STORE_SCHEME + self._path("")

    def get(self, key: str) -> bytes:
        """The bytes of an object.

        Raises:
            NoSuchObjectError: there is none.
            BucketError: the store refused or did not answer.
        """

        def read() -> bytes:
            with _store().open_input_stream(self._path(key)) as stream:
                return bytes(stream.read())

        return self._asked(read)

    def put(self, key: str, content: bytes) -> None:
        """Put an object in one piece: readers have the former one or this one.

        Raises:
            BucketError: the store refused or did not answer.
        """

        def write() -> None:
            with _store().open_output_stream(self._path(key)) as stream:
                stream.write(content)

        self._asked(write)

    def names(self, folder: str, *, before: datetime | None = None) -> set[str]:
        """The names of the objects in a folder.

        Args:
            folder: theirs.
            before: only of those that were put before this time.

        Raises:
            BucketError: the store refused or did not answer.
        """
        from pyarrow.fs import FileSelector, FileType

        place = FileSelector(self._path(folder), allow_not_found=True)
        found = self._asked(lambda: _store().get_file_info(place))
        files = [one for one in found if one.type == FileType.File]
        return {one.base_name for one in files if before is None or one.mtime < before}

    def drop(self, keys: Iterable[str]) -> None:
        """Take objects away.

        Raises:
            BucketError: the store refused or did not answer.
        """
        for key in keys:
            self._asked(partial(_store().delete_file, self._path(key)))

    def _path(self, key: str) -> str:
        return "/".join(part for part in (self.name, self.prefix, key) if part)

    def _asked(self, ask: Callable[[], _Answer]) -> _Answer:
        try:
            return ask()
        except FileNotFoundError as error:
            raise NoSuchObjectError(f"В хранилище {self.address} этого нет.") from error
        except (OSError, ValueError) as error:
            raise BucketError(self._said(str(error))) from None

    def _said(self, answer: str) -> str:
        """What the store's library answers, in a sentence that repeats nothing of it."""
        if any(word in answer for word in _DENIED):
            why = (
                "не пускает с этими ключами: проверьте AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, "
                "права на ведро и часы этого компьютера"
            )
        elif "NO_SUCH_BUCKET" in answer or "Bucket does not exist" in answer:
            why = "такого ведра не знает: создайте его или исправьте адрес"
        elif any(word in answer for word in _SILENT):
            why = "не отвечает: проверьте AWS_ENDPOINT_URL и сеть"
        else:
            why = "отвечает ошибкой: проверьте AWS_ENDPOINT_URL, AWS_REGION и права на ведро"
        return f"Хранилище {self.address} {why}."


def endpoint() -> str:
    """Where a store answers that is none of Amazon's, as the environment says."""
    return os.environ.get("AWS_ENDPOINT_URL_S3") or os.environ.get("AWS_ENDPOINT_URL") or ""


@lru_cache(maxsize=1)
def _store() -> S3FileSystem:
    """The store that the environment names."""
    # A folder of this machine needs none of it: a tenth of a second.
    from pyarrow.fs import AwsStandardS3RetryStrategy, S3FileSystem

    parts = urlsplit(endpoint())
    # Asked of a machine in Amazon's rooms where nothing else tells who one is: seconds of silence.
    os.environ.setdefault("AWS_EC2_METADATA_DISABLED", "true")
    region = os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION") or "us-east-1"
    return S3FileSystem(
        endpoint_override=f"{parts.netloc}{parts.path.rstrip('/')}" or None,
        scheme=parts.scheme or "https",
        region=region,
        connect_timeout=_CONNECT_SECONDS,
        request_timeout=_REQUEST_SECONDS,
        retry_strategy=AwsStandardS3RetryStrategy(max_attempts=_ATTEMPTS),
        background_writes=False,
        allow_delayed_open=True,
        tls_ca_file_path=os.environ.get("AWS_CA_BUNDLE") or None,
    )
