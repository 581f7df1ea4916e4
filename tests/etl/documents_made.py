"""Makers of small documents: Word packages from bare XML, Excel books, broken files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEADINGS = (
    "№ п/п",
    "Наименование мероприятия",
    "Место проведения",
    "Сроки проведения",
    "Описание",
    "Цель",
    "Участники",
)
TITLE = "План международных мероприятий на I полугодие 2026 года"


def item(number: str, title: str, **cells: str) -> tuple[str, ...]:
    """A row of seven cells whose words say which column they stand in."""
    return (
        number,
        title,
        cells.get("place", f"г. Смоленск ({title})"),
        cells.get("dates", "5 мая 2026 года"),
        cells.get("description", f"описание: {title}"),
        cells.get("purpose", f"цель: {title}"),
        cells.get("participants", "Республика Беларусь"),
    )


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*runs: str, properties: str = "") -> str:
    """A paragraph of runs, or of plain texts."""
    inner = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    parts = [r if r.startswith("<") else run(r) for r in runs if r]
    return f"<w:p>{inner}{''.join(parts)}</w:p>"


def tc(content: str, *, span: int = 1, merge: str = "") -> str:
    """A cell of text or of ready paragraphs; ``merge`` is «restart» or «continue»."""
    properties = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    if merge:
        properties += '<w:vMerge w:val="restart"/>' if merge == "restart" else "<w:vMerge/>"
    inner = f"<w:tcPr>{properties}</w:tcPr>" if properties else ""
    return f"<w:tc>{inner}{content if content.startswith('<') else p(content)}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row of cells, or of plain texts."""
    inner = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    made = [c if c.startswith("<w:tc>") or c.startswith("<w:sdt>") else tc(c) for c in cells]
    return f"<w:tr>{inner}{''.join(made)}</w:tr>"


def tbl(*rows: str | Sequence[str]) -> str:
    """A table of rows, ready or as texts."""
    return f"<w:tbl>{''.join(r if isinstance(r, str) else tr(*r) for r in rows)}</w:tbl>"


def section(text: str, width: int = 7) -> str:
    """A merged row."""
    return tr(tc(text, span=width))


def numbered(number_id: int, level: int = 0) -> str:
    """An empty paragraph that Word numbers."""
    return p(
        properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number_id}"/></w:numPr>'
    )


def docx(path: Path, body: str, **parts: str) -> Path:
    """Write a Word package; ``parts`` are styles, numbering, footnotes as inner XML."""
    roots = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes"}
    relations = "".join(
        f'<Relationship Id="r{i}" Type="{_RELATIONS}/{name}" Target="{name}.xml"/>'
        for i, name in enumerate(parts)
    )
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    files = {
        "[Content_Types].xml": '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats'
        '.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="d" '
        f'Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}">{relations}'
        "</Relationships>",
        "word/document.xml": f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>",
    }
    for name, inner in parts.items():
        files[f"word/{name}.xml"] = f"<w:{roots[name]} {_NAMES}>{inner}</w:{roots[name]}>"
    return zipped(path, files)


def zipped(path: Path, files: dict[str, str] | dict[str, bytes]) -> Path:
    """Write a ZIP archive."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def numbering(*lists: Sequence[tuple[str, str]], starts: dict[int, int] | None = None) -> str:
    """Lists numbered from 1 on: levels as (format, text); ``starts`` restarts a copy.

    A key of ``starts`` is the id of a further list that shares the first one's counters.
    """
    made = []
    for i, levels in enumerate(lists, start=1):
        inner = "".join(
            f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="{text}"/></w:lvl>'
            for at, (form, text) in enumerate(levels)
        )
        made.append(f'<w:abstractNum w:abstractNumId="{i}">{inner}</w:abstractNum>')
    for i in range(1, len(lists) + 1):
        made.append(f'<w:num w:numId="{i}"><w:abstractNumId w:val="{i}"/></w:num>')
    for number, start in (starts or {}).items():
        made.append(
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
            f'<w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
        )
    return "".join(made)


def xlsx(path: Path, fill: Callable[[openpyxl.Workbook], object]) -> Path:
    """Write an Excel book that a function fills."""
    book = openpyxl.Workbook()
    fill(book)
    book.save(path)
    return path


def packed(files: dict[str, str]) -> bytes:
    """A ZIP archive as bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()
