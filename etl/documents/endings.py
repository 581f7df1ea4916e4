"""Endings of names that are read: the one list that sentences, pages and the doctor ask.

A Word document or a workbook with macros, and a template of one, differ from the plain ones by
their content type alone: the same parts are read, macros are never looked at.
"""

from __future__ import annotations

from pathlib import PurePath

IN_WORDS = "документ Word, книгу Excel, PDF с текстом, простой текст или веб-страницу"
"""What a person is asked for."""
OURS = {".docx": "docx", ".docm": "docx", ".dotx": "docx", ".dotm": "docx",
        ".xlsx": "xlsx", ".xlsm": "xlsx", ".xltx": "xlsx", ".xltm": "xlsx",
        ".pdf": "pdf", ".txt": "text", ".csv": "text", ".tsv": "text",
        ".htm": "html", ".html": "html", ".xhtml": "html",
        ".mht": "html", ".mhtml": "html"}  # fmt: skip
CONVERTED = {".doc": ("doc", "rtf", "docx", "html", "xml"),
             ".dot": ("doc", "rtf", "docx"),
             ".odt": ("odt",), ".ott": ("odt",), ".rtf": ("rtf",),
             ".xls": ("doc", "xlsx", "html", "xml"), ".xlt": ("doc", "xlsx"),
             ".xlsb": ("xlsb",), ".ods": ("odt",), ".ots": ("odt",)}  # fmt: skip
"""What LibreOffice converts, with what may be inside."""
WORKBOOKS = frozenset((".xls", ".xlt", ".xlsb", ".ods", ".ots"))
"""What of these is a workbook: it becomes .xlsx, the others .docx."""

_HOLDERS = {
    "письмо": (".eml", ".msg"),
    "архив": (".zip", ".rar", ".7z", ".gz", ".tar"),
    "электронная подпись": (".p7s", ".p7m", ".sig", ".sgn"),
}
"""What may hold a document and is none."""
_SAVED_AS = (".xml", ".fodt", ".fods", ".pages", ".numbers", ".wps", ".gdoc", ".gsheet")
_PICTURES = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".heic", ".djvu")


def suffix_of(name: str) -> str:
    """The last extension of a file's name, in small letters."""
    return PurePath(name).suffix.lower()


def is_read(suffix: str) -> bool:
    """Whether files of an ending are read, here or through LibreOffice."""
    return suffix in OURS or suffix in CONVERTED


def files_of(suffix: str) -> str:
    """«файлы вида «.odt»»: the beginning of why such a file is not read."""
    return f"файлы вида «{suffix or 'без расширения'}»"


def converted_to(suffix: str) -> str:
    """The kind that a document of an older format becomes."""
    return "xlsx" if suffix in WORKBOOKS else "docx"


def saved_anew(suffix: str) -> str:
    """What a person can do with a document of an older format."""
    if suffix in WORKBOOKS:
        return "сохраните его в Excel как .xlsx"
    return "сохраните его в Word как .docx"


def way_to_a_document(suffix: str) -> str:
    """What a person can do with a file of an ending that is not read, before its like are named.

    >>> way_to_a_document(".eml"), way_to_a_document(".exe")
    ('достаньте план из файла (письмо) и дайте его отдельно; ', '')
    """
    holder = next((what for what, suffixes in _HOLDERS.items() if suffix in suffixes), "")
    if holder:
        return f"достаньте план из файла ({holder}) и дайте его отдельно; "
    if suffix in _SAVED_AS:
        return "откройте его в своей программе и сохраните как .docx или .xlsx; "
    return "распознайте текст картинки; " if suffix in _PICTURES else ""


def all_endings() -> str:
    """Every ending that is read, those of one family together: «.docx/.docm/….rtf, .xlsx/…»."""
    kinds = OURS | {suffix: converted_to(suffix) for suffix in CONVERTED}
    return ", ".join(
        "/".join(suffix for suffix, of in kinds.items() if of == kind)
        for kind in dict.fromkeys(kinds.values())
    )
