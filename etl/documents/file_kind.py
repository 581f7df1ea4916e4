"""What a file really is, before any reader opens it; what cannot be read is refused here."""

from __future__ import annotations

import os
import re
from codecs import BOM_UTF8
from pathlib import Path
from unicodedata import category

from etl.documents.endings import (
    CONVERTED,
    OURS,
    all_endings,
    files_of,
    saved_anew,
    suffix_of,
    way_to_a_document,
)
from etl.fault_log import keep_fault
from etl.refusals import RefusedDocumentError
from etl.text import TURNING

LARGEST_FILE = 100 * 2**20
"""Bytes; the largest real plan seen is a hundred times smaller."""

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of older Office programs begin, and what newer ones keep macros in."""
_NAMES = {
    "docx": "документ Word",
    "xlsx": "книга Excel",
    "xlsb": "двоичная книга Excel (.xlsb)",
    "odt": "документ OpenDocument",
    "zip": "архив ZIP",
    "pdf": "документ PDF",
    "rtf": "документ RTF",
    "xml": "документ Office в виде XML",
    "doc": "документ Word старого образца",
    "html": "веб-страница",
    "text": "простой текст",
    "image": "изображение",
    "binary": "двоичные данные",
}

_PAGE = re.compile(
    rb"\s*(?:(?:<\?xml[^>]*\?>\s*|<!--(?:(?!-->).)*-->\s*)*<(?:!doctype html|html|head)\b"
    rb"|(?:mime-version:|from: ?<saved by|content-type: ?multipart/).*?text/html)",
    re.IGNORECASE | re.DOTALL,
)
"""How a web page or an archive of one begins, what a program writes before it included."""
_OFFICE_XML = (
    b"urn:schemas-microsoft-com:office:spreadsheet",
    b"http://schemas.microsoft.com/office/word/2003/wordml",
)
"""Namespaces of whole documents as Office 2003, 1C and reporting programs write them."""
_TURNING = TURNING | frozenset("\u200e\u200f")


AS_OWN_DOCX = "сохраните таблицу плана отдельным файлом .docx"
"""What helps where a document is more than a plan can need, or built in a way nobody knows."""
NO_PLAN_NEEDS_IT = "для плана это невозможно"
UNPACKS_TOO_LARGE = "при распаковке занимает слишком много места"
GET_AGAIN = "получите файл заново"
GET_OR_SAVE_AGAIN = f"{GET_AGAIN} или пересохраните его"


def refuse(name: str, what: str, advice: str) -> RefusedDocumentError:
    """The one sentence of a refusal: file and place, what is wrong, what to do."""
    return RefusedDocumentError(f"{name}: {what}; {advice}.")


def locked(name: str) -> RefusedDocumentError:
    """The refusal of a document that asks for a password."""
    return refuse(name, "файл защищён паролем", "снимите пароль и сохраните файл заново")


def too_heavy(name: str, what: str) -> RefusedDocumentError:
    """The refusal of a document that takes more than a plan can need."""
    return refuse(name, f"слишком тяжёлый документ: {what}", AS_OWN_DOCX)


def unknown_fault(name: str, trace: str) -> RefusedDocumentError:
    """The refusal of a document on which a reader has failed; what happened is kept in a file."""
    log = keep_fault(f"{name}\n{trace}")
    what = "документ устроен так, что прочитать его не удалось"
    return refuse(name, what, f"{AS_OWN_DOCX} (подробности записаны в «{log}»)")


def shown_name(path: Path) -> str:
    """A file's name as it can be printed and stored: one line, characters of Unicode only.

    What turns the direction of writing would turn the sentence around the name.
    """
    name = os.fsencode(path.name or str(path)).decode("utf-8", errors="replace")
    return "".join(
        " " if category(c) in ("Cc", "Zl", "Zp") else c for c in name if c not in _TURNING
    )


def too_large(size: int) -> str:
    """Why a file of so many bytes is not read."""
    return f"файл слишком велик ({size // 2**20} МБ)"


def kind_of(name: str, data: bytes) -> str:
    """Look at a file.

    Args:
        name: its name, whose extension says what it ought to be.
        data: its bytes.

    Returns:
        The reader to use («docx», «xlsx», «pdf», «text», «html»), or «convert» for an older format.

    Raises:
        RefusedDocumentError: it is locked, or not what its name says.
    """
    suffix = suffix_of(name)
    if suffix in CONVERTED:
        return kind_of_older(name, data)
    if suffix not in OURS:
        advice = f"{way_to_a_document(suffix)}подойдут {all_endings()}"
        raise refuse(name, f"{files_of(suffix)} не читаются", advice)
    found, wanted = sniff(data), OURS[suffix]
    if found == wanted:
        return wanted
    if found == "encrypted":
        raise locked(name)
    if found == "zip" and wanted in ("docx", "xlsx"):
        raise refuse(
            name,
            "архив документа повреждён или обрывается на середине",
            GET_OR_SAVE_AGAIN,
        )
    if wanted != "text" and found in ("text", "binary"):
        raise refuse(
            name,
            f"это не {_NAMES[wanted]}, хотя расширение «{suffix}»: содержимое не распознано",
            "проверьте файл или получите его заново",
        )
    raise refuse(
        name,
        f"внутри не то, что говорит расширение «{suffix}»: это {_NAMES[found]}",
        "дайте файлу верное расширение или сохраните его в нужном виде",
    )


def kind_of_older(name: str, data: bytes) -> str:
    """«docx», «xlsx» or «html» where an older extension hides one, else «convert».

    Raises:
        RefusedDocumentError: it is locked, or not what its name says.
    """
    suffix, found = suffix_of(name), sniff(data)
    if found == "encrypted":
        raise locked(name)
    if found not in CONVERTED[suffix]:
        raise refuse(
            name,
            f"внутри не то, что говорит расширение «{suffix}»: это {_NAMES[found]}",
            f"проверьте файл или {saved_anew(suffix)}",
        )
    return found if found in ("docx", "xlsx", "html") else "convert"


def file_bytes(path: Path, name: str = "") -> bytes:
    """Read a file, once.

    Args:
        path: where it is.
        name: what it is called, where that is not the file's name.

    Raises:
        RefusedDocumentError: it is missing, empty, too large, or cannot be read.
    """
    name = name or shown_name(path)
    try:
        if path.is_dir():
            raise refuse(name, "это папка, а не файл", "укажите файл с планом")
        if not path.exists():
            raise refuse(name, "файл не найден", "проверьте имя и папку")
        if not path.is_file():
            raise refuse(name, "это не обычный файл", "укажите файл с планом")
        size = path.stat().st_size
        if size == 0:
            raise refuse(name, "файл пуст (0 байт)", GET_AGAIN)
        if size > LARGEST_FILE:
            raise refuse(
                name,
                too_large(size),
                "укажите документ с планом без вложений",
            )
        return path.read_bytes()
    except PermissionError:
        raise refuse(name, "нет права читать файл", "откройте к нему доступ") from None
    except (OSError, ValueError):
        raise refuse(
            name, "файл не удаётся прочитать с диска", "скопируйте его в другое место"
        ) from None


def sniff(data: bytes) -> str:
    """What the bytes are, whatever the name says."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _sniff_zip(data)
    if data.startswith(OLE):
        names = ("EncryptedPackage".encode("utf-16-le"), "EncryptionInfo".encode("utf-16-le"))
        return "encrypted" if any(n in data for n in names) else "doc"
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")):
        return "image"
    if any(name in data[:4096] for name in _OFFICE_XML):
        return "xml"
    if _PAGE.match(data[:4096].removeprefix(BOM_UTF8)):
        return "html"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        words = data[:8192].decode("utf-16", "replace").lstrip("\ufeff").encode()
        return "html" if _PAGE.match(words) else "text"
    # UTF-16 without its mark has a NUL or a 0x04 (Cyrillic) in every second byte.
    return "binary" if data[:4096].count(0) > len(data[:4096]) // 20 else "text"


def _sniff_zip(data: bytes) -> str:
    """Which kind of package, by the names of its parts; ``zip`` where it is damaged."""
    import io
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return "zip"
    if any(n.startswith("word/") for n in names):
        return "docx"
    if any(n.startswith("xl/") for n in names):
        return "xlsb" if "xl/workbook.bin" in names else "xlsx"
    return "odt" if "mimetype" in names else "zip"
