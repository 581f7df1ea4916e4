"""Files that are refused: one plain Russian sentence each, and nothing else happens.

What takes memory or time, or asks the environment, is read as the program does it, in a process
that is started for it; a sentence is the same in a copy of one that waits.
"""

from __future__ import annotations

import os
import resource
import sys
import time
import zipfile
from pathlib import Path

import pytest

from etl.documents import office, read_document
from etl.refusals import RefusedDocumentError
from tests.etl.documents_made import HEADINGS, docx, item, p, packed, tbl, xlsx, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def refusal(path: Path) -> str:
    """The sentence; it names the file, is one line and ends as a sentence does."""
    with pytest.raises(RefusedDocumentError) as caught:
        read_document(path)
    sentence = str(caught.value)
    assert path.name in sentence
    assert "\n" not in sentence
    assert sentence.endswith(".")
    return sentence


def plan_docx(path: Path) -> Path:
    return docx(path, p("План на 2026 год") + tbl(HEADINGS, item("1", "Форум")))


def test_missing_folder_and_empty(tmp_path: Path) -> None:
    assert "не найден" in refusal(tmp_path / "нет.docx")
    folder = tmp_path / "папка.docx"
    folder.mkdir()
    assert "папка" in refusal(folder)
    empty = tmp_path / "пусто.txt"
    empty.touch()
    assert "пуст" in refusal(empty)


@pytest.mark.parametrize("name", ["план.exe", "план", "план.pptm"])
def test_unknown_extension(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"x")
    assert ".docx" in refusal(path)


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_truncated_package(tmp_path: Path, suffix: str) -> None:
    whole = plan_docx(tmp_path / "целый.docx").read_bytes()
    path = tmp_path / f"план{suffix}"
    for size in (10, len(whole) // 2, len(whole) - 5):
        path.write_bytes(whole[:size])
        assert "обрывается" in refusal(path)


def test_damaged_inside(tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "план.docx", {"word/document.xml": "<w:document><w:body>", "_rels/.rels": "<x/>"}
    )
    assert "повреждён" in refusal(path)


@pytest.mark.parametrize(
    ("name", "content", "named"),
    [
        ("план.docx", b"%PDF-1.7\n", "PDF"),
        ("план.pdf", b"PK\x03\x04", "ZIP"),
        ("план.xlsx", b"%PDF-1.7\n", "PDF"),
        ("план.txt", b"%PDF-1.7\n", "PDF"),
        ("план.docx", "просто текст".encode(), "Word"),
        ("план.docx", b"{\\rtf1 }", "RTF"),
        ("план.docx", b"\x89PNG\r\n\x1a\n", "изображение"),
        ("план.txt", bytes(range(256)) * 8 + bytes(400), "двоичные"),
        ("план.docx", OLE, "старого образца"),
        ("план.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "паролем"),
        ("план.xlsx", OLE + "EncryptionInfo".encode("utf-16-le"), "паролем"),
    ],
)
def test_not_what_its_name_says(tmp_path: Path, name: str, content: bytes, named: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert named in refusal(path)


def test_a_part_in_no_known_encoding(tmp_path: Path) -> None:
    book = xlsx(tmp_path / "книга.xlsx", lambda made: made.active.append(["План", "Срок"]))
    with zipfile.ZipFile(book) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    named = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    types = "[Content_Types].xml"
    parts[types] = parts[types].replace(b"</Types>", named.encode())
    parts["xl/sharedStrings.xml"] = b'<?xml version="1.0" encoding="NaN"?><sst/>'
    assert "повреждена" in refusal(zipped(book, parts))


def test_excel_named_as_word(tmp_path: Path) -> None:
    book = xlsx(tmp_path / "план.xlsx", lambda b: b.active.append(HEADINGS))
    assert "Excel" in refusal(book.rename(tmp_path / "план.docx"))


def test_no_table_and_no_plan(tmp_path: Path) -> None:
    assert "ни одной таблицы" in refusal(docx(tmp_path / "а.docx", p("Просто письмо")))
    staff = tbl(("Фамилия", "Должность", "Дата рождения"), ("Иванов", "министр", "1 мая 1970"))
    sentence = refusal(docx(tmp_path / "б.docx", staff))
    assert "таблица 1" in sentence
    assert "«Наименование мероприятия»" in sentence
    prices = (("Наименование товара", "Количество", "Цена", "Срок поставки"), ("Стол", 1, 2, "май"))
    assert "заголовков плана" in refusal(
        xlsx(tmp_path / "в.xlsx", lambda b: [b.active.append(row) for row in prices])
    )
    text = tmp_path / "г.txt"
    text.write_text("Уважаемые коллеги!\nПлан пришлём позже.\n", encoding="utf-8")
    assert "ни одной таблицы" in refusal(text)


def test_header_without_items(tmp_path: Path) -> None:
    assert "ни одной строки" in refusal(docx(tmp_path / "а.docx", tbl(HEADINGS)))


def test_document_type_and_entities(tmp_path: Path) -> None:
    evil = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    word = {"word/document.xml": f"{evil}<x>&e;</x>"}
    assert "сущности" in refusal(zipped(tmp_path / "а.docx", word))
    wide = {
        "word/document.xml": f'<?xml version="1.0" encoding="utf-16"?>{evil}<x/>'.encode("utf-16")
    }
    assert "сущности" in refusal(zipped(tmp_path / "б.docx", wide))
    book = xlsx(tmp_path / "в.xlsx", lambda b: b.active.append(HEADINGS))
    with zipfile.ZipFile(book) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/styles.xml"] = evil.encode() + b"<x/>"
    assert "сущности" in refusal(zipped(book, parts))


@pytest.mark.started_anew
@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("а.docx", "word/document.xml"),
        ("б.docx", "word/media/image1.png"),
        ("в.xlsx", "xl/worksheets/sheet1.xml"),
        ("г.xlsx", "xl/sharedStrings.xml"),
    ],
)
def test_bomb_is_refused_in_bounds(tmp_path: Path, name: str, part: str) -> None:
    path = tmp_path / name
    first = "word/document.xml" if name.endswith("docx") else "xl/workbook.xml"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(first, "<x/>") if part != first else None
        with archive.open(part, "w", force_zip64=True) as stream:
            for _ in range(300):
                stream.write(b"<a>" * 349_525)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = worked()
    assert "слишком много места" in refusal(path)
    assert worked() - start < 60
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300 * 1024


@pytest.mark.started_anew
@pytest.mark.slow
def test_lying_directory_of_a_bomb(tmp_path: Path) -> None:
    """The directory says ten bytes; what comes out is not more than the bound."""
    content = packed({"word/document.xml": " " * (40 * 2**20)})
    size = (40 * 2**20).to_bytes(4, "little")
    path = tmp_path / "а.docx"
    path.write_bytes(content.replace(size, (10).to_bytes(4, "little")))
    refusal(path)


@pytest.mark.started_anew
@pytest.mark.slow
def test_bomb_of_a_pdf(tmp_path: Path) -> None:
    import zlib

    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(bytes(2**20)) for _ in range(100)) + packer.flush()
    path = tmp_path / "а.pdf"
    path.write_bytes(
        b"%%PDF-1.4\n1 0 obj\n<</Filter/FlateDecode/Length %d>>\nstream\n" % len(data)
        + data
        + b"\nendstream\nendobj\n"
    )
    assert "слишком много места" in refusal(path)


def test_broken_pdf(tmp_path: Path) -> None:
    path = tmp_path / "а.pdf"
    path.write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    assert "PDF" in refusal(path)


@pytest.mark.started_anew
@pytest.mark.parametrize(
    ("name", "content"),
    [("а.doc", OLE), ("а.rtf", b"{\\rtf1 x}"), ("а.odt", packed({"mimetype": "x"}))],
)
def test_older_formats_without_libreoffice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    path = tmp_path / name
    path.write_bytes(content)
    assert ".docx" in refusal(path)


@pytest.mark.started_anew
def test_deeply_nested_elements(tmp_path: Path) -> None:
    depth = 5_000
    inner = "<w:sdt><w:sdtContent>" * depth + "</w:sdtContent></w:sdt>" * depth
    refusal(docx(tmp_path / "а.docx", inner + tbl(HEADINGS, item("1", "Форум"))))


@pytest.mark.started_anew
@pytest.mark.slow
def test_older_format_is_converted_where_libreoffice_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stand-in for soffice that is called as the real one and leaves a .docx behind."""
    made = plan_docx(tmp_path / "готовый.docx")
    program = tmp_path / "soffice"
    program.write_text(
        f'#!/bin/sh\nwhile [ "$1" != --outdir ]; do shift; done\n/bin/cp "{made}" "$2/plan.docx"\n',
        encoding="utf-8",
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    path = tmp_path / "план.rtf"
    path.write_bytes(b"{\\rtf1 x}")
    plan = read_document(path)
    assert [r.cells["title"] for r in plan.rows] == ["Форум"]
    assert plan.rows[0].source_ref == "план.rtf, таблица 1, строка 2"


@pytest.mark.started_anew
@pytest.mark.slow
def test_a_converter_that_takes_too_long_leaves_nothing_running(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """LibreOffice's starter starts the program itself, which goes on when that is ended."""
    program = tmp_path / "soffice"
    started = tmp_path / "started"
    program.write_text(
        f'#!/bin/sh\n/bin/sleep 600 &\necho $! > "{started}"\nwait\n', encoding="utf-8"
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(office, "_SECONDS", 10)
    path = tmp_path / "план.rtf"
    path.write_bytes(b"{\\rtf1 x}")
    assert "LibreOffice не смог преобразовать" in refusal(path)
    state = Path(f"/proc/{started.read_text().strip()}/stat")
    until = time.monotonic() + 300  # sent at once; a busy machine ends it later
    while _lives(state) and time.monotonic() < until:
        time.sleep(0.05)
    assert not _lives(state)


@pytest.mark.started_anew
@pytest.mark.slow
@pytest.mark.parametrize(
    ("children", "megabytes", "words"),
    [(2, 120, "слишком тяжёлый документ"), (1, 400, "LibreOffice")],
    ids=["together", "one_alone"],
)
def test_a_converter_takes_no_more_memory_than_it_may(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, children: int, megabytes: int, words: str
) -> None:
    """Programs that hold memory for an hour: too much together, or one alone."""
    hold = f"x = b'x' * ({megabytes} << 20); import time; time.sleep(3600)"
    start = f'{sys.executable} -I -S -c "{hold}" &\n'
    program = tmp_path / "soffice"
    bounded = 'while [ "$(ulimit -d)" = unlimited ]; do :; done\n'  # set once it has begun
    program.write_text(
        f"#!/bin/sh\n{bounded}{start * children}wait $! || exit 1\n", encoding="utf-8"
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(office, "_MEMORY", 200 << 20)
    path = tmp_path / "план.rtf"
    path.write_bytes(b"{\\rtf1 x}")
    assert words in refusal(path)


def worked() -> float:
    """Seconds of a processor that this process and those it has waited for have had."""
    return sum(os.times()[:4])


def _lives(state: Path) -> bool:
    """Whether a process runs; one that has ended stays until its parent asks for it."""
    try:
        return state.read_text().rpartition(")")[2].split()[0] not in "XZ"
    except (FileNotFoundError, ProcessLookupError):
        return False


@pytest.mark.started_anew
@pytest.mark.slow
def test_many_tiny_elements_are_refused(tmp_path: Path) -> None:
    path = docx(tmp_path / "а.docx", "<w:p/>" * 3_000_000)
    assert "слишком много места" in refusal(path)
