"""Opening Office packages (ZIP with XML inside) without being blown up by them."""

from __future__ import annotations

import io
import lzma
import posixpath
import zipfile
import zlib
from typing import Any

from etl.documents.file_kind import (
    GET_OR_SAVE_AGAIN,
    NO_PLAN_NEEDS_IT,
    UNPACKS_TOO_LARGE,
    locked,
    refuse,
)

LARGEST_WHOLE = 256 * 2**20
"""Bytes that a package may unpack to; pictures are counted though never unpacked."""

LARGEST_PART = 96 * 2**20
"""Bytes of one XML part; Word writes 39 MB for 3,000 rows with a look of its own on each run."""

MOST_TAGS = 2_500_000
"""Tags of one part; those 3,000 rows have 1,200,000."""

_STRICT = (b"http://purl.oclc.org/ooxml/", b"http://schemas.openxmlformats.org/")


class Package:
    """A package whose parts are unpacked one by one, each within bounds."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError):
            raise self._broken() from None
        self._parts = {i.filename.lstrip("/"): i for i in self._zip.infolist()}
        if any(i.flag_bits & 1 for i in self._parts.values()):
            raise locked(name)
        if sum(i.file_size for i in self._parts.values()) > LARGEST_WHOLE:
            raise self._too_large()

    def __contains__(self, part: str) -> bool:
        return part in self._parts

    def read(self, part: str) -> bytes:
        """One part's bytes; what the directory says of its size is not believed."""
        info = self._parts[part]
        if info.file_size > LARGEST_PART:
            raise self._too_large(part)
        try:
            with self._zip.open(info) as stream:
                data = stream.read(LARGEST_PART + 1)
        except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, RuntimeError,
                ValueError):  # fmt: skip
            raise self._broken(part) from None
        if len(data) > LARGEST_PART:
            raise self._too_large(part)
        return data

    def parts(self) -> list[str]:
        """The names of all parts."""
        return list(self._parts)

    def checked(self, part: str) -> bytes:
        """One XML part's bytes; document types and entities are refused."""
        data = self.read(part)
        if _declares_type(data):
            raise refuse(
                self.name,
                f"часть «{part}» содержит объявление DTD или внешние сущности, "
                "каких в документах не бывает",
                "откройте документ в Word или Excel и сохраните его заново",
            )
        return _transitional(data) if _STRICT[0] in data else data

    def xml(self, part: str) -> Any:
        """One part as an lxml tree."""
        from lxml import etree

        data = self.checked(part)
        if data.count(b"<") > MOST_TAGS:
            raise self._too_large(part)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True
        )
        try:
            return etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError):
            raise self._broken(part) from None

    def main_part(self, usual: str) -> str:
        """The part that the package's relations name as the document itself."""
        if "_rels/.rels" in self._parts:
            for relation in self.xml("_rels/.rels"):
                if str(relation.get("Type", "")).endswith("/officeDocument"):
                    target = str(relation.get("Target", "")).lstrip("/")
                    if target in self._parts:
                        return target
        if usual in self._parts:
            return usual
        raise self._broken(usual)

    def related(self, part: str, kind: str) -> str | None:
        """The part that a part's relations name by kind («styles», «numbering»)."""
        folder, file = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{file}.rels")
        if relations in self._parts:
            for relation in self.xml(relations):
                if str(relation.get("Type", "")).endswith(f"/{kind}"):
                    target = str(relation.get("Target", ""))
                    path = posixpath.normpath(posixpath.join(folder, target))
                    path = target.lstrip("/") if target.startswith("/") else path
                    if path in self._parts:
                        return path
        return None

    def target(self, part: str, relation_id: str) -> tuple[str, bool]:
        """Where a relation of a part points, and whether that is a part of this package."""
        folder, file = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{file}.rels")
        for relation in self.xml(relations) if relations in self._parts else ():
            if relation_id and relation.get("Id") == relation_id:
                target = str(relation.get("Target", ""))
                path = posixpath.normpath(posixpath.join(folder, target))
                path = target.lstrip("/") if target.startswith("/") else path
                inside = relation.get("TargetMode") != "External" and path in self._parts
                return (path, True) if inside else (target, False)
        return "", False

    def _broken(self, part: str = "") -> Exception:
        where = f" (часть «{part}»)" if part else ""
        return refuse(
            self.name,
            f"файл повреждён или обрывается на середине{where}",
            GET_OR_SAVE_AGAIN,
        )

    def _too_large(self, part: str = "") -> Exception:
        where = f"часть «{part}»" if part else "содержимое"
        return refuse(
            self.name,
            f"{where} {UNPACKS_TOO_LARGE}, {NO_PLAN_NEEDS_IT}",
            "проверьте, откуда файл, и сохраните план заново без вложений",
        )


def _declares_type(data: bytes) -> bool:
    """Whether a part has a document type, in whatever encoding it is written."""
    head = data.replace(b"\x00", b"")
    return b"<!DOCTYPE" in head or b"<!ENTITY" in head


def _transitional(data: bytes) -> bytes:
    """Names of ISO's strict variant become the usual ones."""
    for kind, usual in (
        (b"wordprocessingml/main", b"wordprocessingml/2006/main"),
        (b"spreadsheetml/main", b"spreadsheetml/2006/main"),
        (b"officeDocument/relationships", b"officeDocument/2006/relationships"),
    ):
        data = data.replace(_STRICT[0] + kind, _STRICT[1] + usual)
    return data
