"""Text files, older formats and files that are none: what stands in no table's way but takes it."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path

from tests.etl.documents_made import HEADINGS, item, packed
from tests.siege.word_makers import Maker

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEAD = "План на 2026 год\n" + "\t".join(HEADINGS) + "\n"
_ROW = "\t".join(item("1", "Форум")) + "\n"


def _file(data: bytes | str | Callable[[], bytes | str], name: str = "план.txt") -> Maker:
    def make(folder: Path) -> Path:
        made = data() if callable(data) else data
        path = folder / name
        path.write_bytes(made.encode() if isinstance(made, str) else made)
        return path

    return make


def _cell(column: str, text: str, rows: int = 1) -> Maker:
    """Rows one cell of which is odd."""
    row = "\t".join(item("1", "Форум", **{column: text})) + "\n"
    return _file(lambda: _HEAD + row * rows)


def _number(text: str) -> Maker:
    return _file(_HEAD + "\t".join(item(text, "Форум")) + "\n" + _ROW)


def _picture() -> bytes:
    return b"\x89PNG\r\n\x1a\n" + bytes(2_000)


def _pipe(folder: Path) -> Path:
    path = folder / "план.docx"
    os.mkfifo(path)
    return path


def _link(target: str, name: str = "план.docx") -> Maker:
    def make(folder: Path) -> Path:
        (folder / name).symlink_to(target)
        return folder / name

    return make


def _sparse(size: int) -> Maker:
    def make(folder: Path) -> Path:
        path = folder / "план.docx"
        with path.open("wb") as file:
            file.truncate(size)
        return path

    return make


def _folder(folder: Path) -> Path:
    (folder / "план.docx").mkdir()
    return folder / "план.docx"


def _socket(folder: Path) -> Path:
    import socket

    path = folder / "план.docx"
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(path))
    return path


def _named(name: bytes | str, data: bytes = b"x") -> Maker:
    def make(folder: Path) -> Path:
        path = Path(os.fsdecode(os.fsencode(folder) + b"/" + os.fsencode(name)))
        path.write_bytes(data)
        return path

    return make


def _random(size: int) -> bytes:
    return random.Random(5).randbytes(size)


TEXTS: dict[str, Maker] = {
    "20 МБ табуляций": _file(lambda: "\t" * 20_000_000),
    "20 МБ строк с табуляцией": _file(lambda: _HEAD + "а\tб\tв\tг\tд\tе\tж\n" * 1_300_000),
    "20 МБ строк с табуляцией в начале": _file(lambda: "\tслово\n" * 1_600_000),
    "20 МБ в Windows-1251": _file(lambda: ("слово о полку\n" * 1_500_000).encode("cp1251")),
    "20 МБ в KOI8": _file(lambda: ("\tслово\tо\tполку\n" * 1_200_000).encode("koi8-r")),
    "99 МБ пробелов": _file(lambda: b" " * 99 * 2**20),
    "100 МБ и ещё байт": _file(lambda: b" " * (100 * 2**20 + 1)),
    "20 МБ одной строкой": _file(lambda: "слово " * 1_800_000),
    "20 МБ пустых строк": _file(lambda: "\n" * 20_000_000),
    "20 МБ возвратов": _file(lambda: "\r" * 20_000_000),
    "20 МБ кавычек": _file(lambda: _HEAD + '"' * 20_000_000),
    "кавычки через табуляцию": _file(lambda: _HEAD + '"a\t' * 3_000_000),
    "кавычка на каждой строке": _file(lambda: _HEAD + '1\t"Форум\tМинск\tмай\tа\tб\tв\n' * 300_000),
    "20 МБ закладок": _file(lambda: "[bookmark: " * 1_800_000),
    "20 МБ черт": _file(lambda: "|" * 20_000_000),
    "миллион строк с чертами": _file(lambda: "|№|Название|Место|Сроки|\n" + "|1|а|б|в|\n" * 1_000_000),
    "миллион точек с запятой": _file(lambda: "№;Название;Место;Сроки\n" + "1;а;б;май\n" * 1_000_000),
    "линии из знаков": _file(lambda: "|а|б|в|\n" + "|" + "-+=:| " * 3_000_000 + "x"),
    "нули между буквами": _file(lambda: "\0".join(_HEAD + _ROW)),
    "UTF-16 без пары": _file(b"\xff\xfe" + b"\x00\xd8" * 100_000),
    "UTF-16 нечётный": _file((_HEAD + _ROW).encode("utf-16") + b"x"),
    "UTF-32": _file((_HEAD + _ROW).encode("utf-32")),
    "UTF-16 без метки": _file((_HEAD + _ROW).encode("utf-16-le")),
    "EBCDIC": _file(("PLAN 2026\n" * 1_000).encode("cp037")),
    "обрыв в букве": _file((_HEAD + _ROW).encode()[:-1] + b"\xd0"),
    "случайные байты": _file(lambda: _random(1_000_000)),
    "только метка": _file(b"\xef\xbb\xbf"),
    "номер из 5000 цифр": _number("9" * 5_000),
    "номер из 5000 цифр с точкой": _number("9" * 5_000 + "."),
    "номер надстрочный": _number("²"),
    "номер арабский": _number("٣"),
    "номер в кружке": _number("①"),
    "номер бесконечен": _number("1." * 5_000),
    "дата из цифр": _cell("dates", "9" * 5_000 + ".05.2026"),
    "дата из 2000 дат": _cell("dates", ", ".join(["12-14 мая 2026"] * 2_000)),
    "30000 строк с датами по 900 знаков": _cell("dates", ("с 12 по 14 мая, " * 60)[:900], 29_000),
    "30000 строк с местами по 900 знаков": _cell("place", ("г. Минск, пос. Заря, " * 60)[:900], 29_000),
    "30000 строк с участниками по 900 знаков": _cell(
        "participants", ("делегация Республики Беларусь, Китай, " * 60)[:900], 29_000
    ),
    "знаки над буквой": _cell("dates", "м" + "\u0301" * 50_000 + "ай"),
    "письмо справа налево": _cell("place", "\u202e" * 10_000 + "Минск"),
    "суррогаты": _file(("\t".join(HEADINGS) + "\n").encode() + b"\xed\xa0\x80\xed\xb0\x80" * 1_000),
    "csv": _file(_HEAD + _ROW, "план.csv"),
    "rtf из скобок": _file(b"{\\rtf1 " + b"{" * 1_000_000, "план.rtf"),
    "odt-бомба": _file(
        lambda: packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": " " * 90_000_000}),
        "план.odt",
    ),
    "doc обрывается": _file(_OLE + b"\xff" * 600, "план.doc"),
    "doc мусора": _file(lambda: _OLE + _random(200_000), "план.doc"),
    "xls": _file(_OLE + bytes(4_000), "план.xls"),
    "xls под именем xlsx": _file(_OLE + bytes(4_000), "план.xlsx"),
    "паролем закрыт": _file(_OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le"), "план.docx"),
    "картинка": _file(_picture, "план.docx"),
    "картинка книгой": _file(_picture, "план.xlsx"),
    "программа": _file(b"\x7fELF" + bytes(4_000), "план.pdf"),
    "gzip": _file(b"\x1f\x8b\x08" + bytes(4_000), "план.docx"),
    "пустой архив": _file(b"PK\x05\x06" + bytes(18), "план.docx"),
    "архив из одних подписей": _file(lambda: b"PK\x03\x04" * 1_000_000, "план.xlsx"),
    "миллион записей указателя": _file(
        lambda: b"PK\x03\x04" + (b"PK\x01\x02" + bytes(42)) * 1_000_000
        + b"PK\x05\x06" + bytes(4) + b"\xff\xff" * 2 + (46_000_000).to_bytes(4, "little")
        + (4).to_bytes(4, "little") + bytes(2),
        "план.docx",
    ),
    "веб-страница": _file("<!DOCTYPE html><html><table><tr><td>1", "план.doc"),
}  # fmt: skip
FILES: dict[str, Maker] = {
    "стили: класс два миллиона раз": _file(
        lambda: "<html><style>" + ".a," * 2_000_000 + "b{text-decoration:line-through}</style>",
        "план.html",
    ),
    "стили: правило двести тысяч раз": _file(
        lambda: "<html><style>" + ".a{vertical-align:super}" * 200_000 + "</style>",
        "план.html",
    ),
    "стили без скобок": _file(lambda: "<html><style>" + "а" * 8_000_000 + "</style>", "план.html"),
    "папка": _folder,
    "канал": _pipe,
    "сокет": _socket,
    "/dev/zero": _link("/dev/zero"),
    "/dev/stdin": _link("/dev/stdin", "план.txt"),
    "/proc/self/mem": _link("/proc/self/mem"),
    "/proc/cpuinfo": _link("/proc/cpuinfo", "план.txt"),
    "ссылка на себя": _link("план.docx"),
    "ссылка в никуда": _link("нет"),
    "дыра в 90 МБ": _sparse(90 * 2**20),
    "дыра в терабайт": _sparse(2**40),
    "имя не UTF-8": _named(b"\xef\xeb\xe0\xed.docx"),
    "имя в две строки": _named("план\nи ещё.docx"),
    "имя с управлением": _named("пл\x1b[31mан\x07\u2028.docx"),
    "имя справа налево": _named("план\u202excod.docx"),
    "имя из пробелов": _named("   .docx"),
    "имя из дефиса": _named("-план.docx"),
    "имя без конца": _named("a" * 250 + ".txt", _ROW.encode()),
    "имя из кавычек": _named("»«\"'{}%s$(x)`.docx"),
}
"""What each is, in words, and how it is made."""
