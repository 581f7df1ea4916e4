"""Files that are no plan the program could read."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from docx import Document
from openpyxl import Workbook

from . import word
from .content import altai

PDF = Path(__file__).resolve().parent / "pdf"
MEGABYTES = 500


def _docx_bytes() -> bytes:
    document = word.new_document(altai.PLAN.title)
    table = word.add_table(document, word.SEVEN)
    for item in altai.PLAN.items:
        word.add_item(table, word.SEVEN, item)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _xlsx_bytes() -> bytes:
    book = Workbook()
    book.active.append([heading for heading, _ in word.SEVEN])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _replace_part(data: bytes, name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
    return out.getvalue()


def _bomb(data: bytes, name: str, before: bytes, unit: bytes, after: bytes) -> bytes:
    """The archive with one part that unpacks to ``MEGABYTES``."""
    block = unit * (1_048_576 // len(unit))
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        with new.open(name, "w", force_zip64=True) as target:
            target.write(before)
            for _ in range(MEGABYTES):
                target.write(block)
            target.write(after)
    return out.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _docx_bomb() -> bytes:
    return _bomb(
        _docx_bytes(),
        "word/document.xml",
        f"<w:document {W}><w:body><w:tbl><w:tr>".encode(),
        b"<w:tc><w:p><w:r><w:t>aaaaaaaa</w:t></w:r></w:p></w:tc>",
        b"</w:tr></w:tbl></w:body></w:document>",
    )


def _xlsx_bomb() -> bytes:
    return _bomb(
        _xlsx_bytes(),
        "xl/worksheets/sheet1.xml",
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>',
        b'<row><c t="inlineStr"><is><t>aaaaaaaa</t></is></c></row>',
        b"</sheetData></worksheet>",
    )


def _entities(declaration: str, use: str) -> bytes:
    xml = (
        f'<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE w [{declaration}]>'
        f"<w:document {W}><w:body><w:tbl><w:tr><w:tc><w:p><w:r><w:t>{use}</w:t></w:r></w:p>"
        "</w:tc></w:tr></w:tbl></w:body></w:document>"
    )
    return _replace_part(_docx_bytes(), "word/document.xml", xml.encode())


def _laughs() -> bytes:
    lines = ['<!ENTITY a0 "хахаха">']
    lines += [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)]
    return _entities("".join(lines), "&a9;")


def _document(fill: Callable[[Any], None]) -> bytes:
    document = Document()
    fill(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


BUDGET = [
    ("Код", "Наименование показателя", "Утверждено, тыс. руб.", "Исполнено, тыс. руб.", "%"),
    ("01", "Общегосударственные вопросы", "12 500,0", "12 100,4", "96,8"),
    ("02", "Национальная оборона", "340,0", "340,0", "100"),
    ("07", "Образование", "98 765,4", "97 000,1", "98,2"),
]


def _budget(document: Any) -> None:
    document.add_paragraph("Отчёт об исполнении бюджета за 2026 год")
    table = document.add_table(rows=0, cols=5)
    for line in BUDGET:
        for cell, text in zip(table.add_row().cells, line, strict=True):
            word.write(cell, text)


def _headings_only(document: Any) -> None:
    document.add_paragraph("План международных мероприятий на 2027 год")
    word.add_table(document, word.SEVEN)


def _no_table(document: Any) -> None:
    document.add_paragraph("План международных мероприятий будет утверждён позднее.")


def _budget_xlsx() -> bytes:
    book = Workbook()
    for line in BUDGET:
        book.active.append(line)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _empty_xlsx() -> bytes:
    out = io.BytesIO()
    Workbook().save(out)
    return out.getvalue()


def _ole_encrypted() -> bytes:
    """The head of the compound file in which Office wraps an encrypted document."""
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHH", 62, 3, 65534, 9)
    names = "".join(("Root Entry", "EncryptionInfo", "EncryptedPackage")).encode("utf-16-le")
    return header.ljust(512, b"\xff") + names.ljust(2048, b"\0")


def _encrypted_pdf() -> bytes:
    """A PDF whose standard security handler asks for a password that is not empty."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] >>",
        b"<< /Filter /Standard /V 1 /R 2 /P -44 /O <"
        + b"ab" * 32
        + b"> /U <"
        + b"cd" * 32
        + b"> >>",
    ]
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % at for at in places)
    out += b"trailer << /Size 5 /Root 1 0 R /Encrypt 4 0 R /ID [<" + b"00" * 16 + b"> <"
    out += b"00" * 16 + b">] >>\nstartxref\n%d\n%%%%EOF\n" % start
    return bytes(out)


def _png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0\0"))
        + chunk(b"IEND", b"")
    )


REFUSED: dict[str, tuple[str, Callable[[], bytes]]] = {
    "empty docx": ("пустой.docx", lambda: b""),
    "empty xlsx": ("пустой.xlsx", lambda: b""),
    "empty pdf": ("пустой.pdf", lambda: b""),
    "empty txt": ("пустой.txt", lambda: b""),
    "blank txt": ("пробелы.txt", lambda: b" \r\n\t\r\n"),
    "bom only": ("метка.txt", lambda: "\ufeff".encode()),
    "truncated docx": ("обрыв.docx", lambda: _docx_bytes()[:9000]),
    "truncated xlsx": ("обрыв.xlsx", lambda: _xlsx_bytes()[:2500]),
    "truncated pdf": ("обрыв.pdf", lambda: (PDF / "tatarstan-ruled.pdf").read_bytes()[:9000]),
    "encrypted docx": ("пароль.docx", _ole_encrypted),
    "encrypted xlsx": ("пароль.xlsx", _ole_encrypted),
    "encrypted pdf": ("пароль.pdf", _encrypted_pdf),
    "text as docx": ("письмо.docx", lambda: "Просто текст".encode()),
    "picture as docx": ("картинка.docx", _png),
    "picture as txt": ("картинка.txt", _png),
    "picture as pdf": ("картинка.pdf", _png),
    "workbook as docx": ("книга.docx", _xlsx_bytes),
    "word as xlsx": ("документ.xlsx", _docx_bytes),
    "word as pdf": ("документ.pdf", _docx_bytes),
    "word as txt": ("документ.txt", _docx_bytes),
    "zip as docx": ("архив.docx", lambda: _zip_of("прочти.txt", b"1")),
    "unknown kind": ("план.pages", lambda: b"abc"),
    "picture": ("план.png", _png),
    "no table": ("без таблицы.docx", lambda: _document(_no_table)),
    "headings only": ("только шапка.docx", lambda: _document(_headings_only)),
    "budget docx": ("бюджет.docx", lambda: _document(_budget)),
    "budget xlsx": ("бюджет.xlsx", _budget_xlsx),
    "budget txt": (
        "бюджет.txt",
        lambda: "\n".join("\t".join(line) for line in BUDGET).encode("cp1251"),
    ),
    "empty sheet": ("пустой лист.xlsx", _empty_xlsx),
    "letter txt": ("письмо.txt", lambda: "Уважаемый Иван Иванович!\nС праздником!".encode()),
    "letter pdf": ("письмо.pdf", lambda: (PDF / "letter.pdf").read_bytes()),
    "scan pdf": ("скан.pdf", lambda: (PDF / "scan.pdf").read_bytes()),
    "external entity": (
        "сущность.docx",
        lambda: _entities('<!ENTITY x SYSTEM "file:///etc/passwd">', "&x;"),
    ),
    "billion laughs": ("смех.docx", _laughs),
    "odd rtf": ("план.rtf", lambda: b"{\\rtf1 broken"),
    "odd doc": ("план.doc", lambda: b"\xd0\xcf\x11\xe0 broken"),
}
BOMBS = {"docx bomb": ("бомба.docx", _docx_bomb), "xlsx bomb": ("бомба.xlsx", _xlsx_bomb)}


def _zip_of(name: str, data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, data)
    return out.getvalue()
