"""Mutated documents: ``python -m tests.fuzz_documents 5000`` looks for what no reader expects.

Each is read in this process, where anything but a plan or a refusal is a find.
"""

from __future__ import annotations

import io
import random
import re
import sys
import tempfile
import time
import traceback
import zipfile
from pathlib import Path

from etl.documents.in_process import read_bytes
from etl.model import RefusedDocumentError
from tests.etl.documents_made import (
    HEADINGS,
    docx,
    item,
    numbered,
    numbering,
    p,
    section,
    tbl,
    xlsx,
)

_ODD = (b"", b"0", b"-1", b"\xc2\xb2", b"9" * 5_000, b"1e999", b"NaN", b"true", b"\xd1\x8f",
        b"A1:XFD1048576", b"&#65;", b"99999999999999999999", b"\xe2\x80\xae")  # fmt: skip
_ATTRIBUTE = re.compile(rb'="[^"]*"')
_WORDS = re.compile(rb">[^<>]+<")
_TAG = re.compile(rb"</?[\w:]+[^<>]*>")


def originals(folder: Path) -> list[Path]:
    """A Word plan and a workbook that use what the readers know."""
    rows = [item(str(n), f"Форум {n}") for n in range(1, 5)]
    list_number = tbl(HEADINGS, section("Культура"), *rows) + numbered(1) + p("подпись")
    word = docx(
        folder / "план.docx", p("План на 2026 год") + list_number,
        numbering=numbering([("decimal", "%1."), ("russianLower", "%2)")]),
        styles='<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/>'
        '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
    )  # fmt: skip

    def fill(book: object) -> None:
        sheet = book.active  # type: ignore[attr-defined]
        sheet.append(["План на 2026 год"])
        sheet.append(list(HEADINGS))
        for row in rows:
            sheet.append(list(row))
        sheet.merge_cells("A1:G1")
        sheet["C4"] = 46_000.5
        sheet["C4"].number_format = "dd.mm.yyyy"

    return [word, xlsx(folder / "план.xlsx", fill)]


def _one(pattern: re.Pattern[bytes], content: bytes, made: bytes, dice: random.Random) -> bytes:
    found = list(pattern.finditer(content))
    if not found:
        return content
    match = dice.choice(found)
    return content[: match.start()] + made + content[match.end() :]


def _changed(kind: int, content: bytes, odd: bytes, dice: random.Random) -> bytes:
    if kind == 0:
        return _one(_ATTRIBUTE, content, b'="' + odd + b'"', dice)
    if kind == 1:
        return _one(_WORDS, content, b">" + odd + b"<", dice)
    if kind == 2:
        return _one(_TAG, content, b"", dice)
    middle = dice.randrange(len(content) + 1)
    if kind == 3:
        return content[:middle]
    return content[:middle] + bytes([dice.randrange(256)]) + content[middle + 1 :]


def mutated(data: bytes, dice: random.Random) -> bytes:
    """One to four changes of members, attributes, cell texts, tags or bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(dice.randint(1, 4)):
        name = dice.choice(list(parts))
        content, odd = parts[name], dice.choice(_ODD)
        kind = dice.choices(range(6), (6, 4, 3, 1, 1, 1))[0]
        if kind == 5 and len(parts) > 1:
            del parts[name]
        elif kind < 5:
            parts[name] = _changed(kind, content, odd, dice)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    made = out.getvalue()
    return made if dice.random() < 0.95 else made[: dice.randrange(len(made))]


def finds(number: int, seed: int = 1) -> list[str]:
    """Read mutated documents; give what was neither read nor refused in one line."""
    dice = random.Random(seed)
    found = []
    with tempfile.TemporaryDirectory() as folder:
        sources = [(path.name, path.read_bytes()) for path in originals(Path(folder))]
    for at in range(number):
        name, data = sources[at % len(sources)]
        document = mutated(data, dice)
        started = time.monotonic()
        try:
            read_bytes(name, document)
        except RefusedDocumentError as error:
            if not str(error).endswith("."):
                found.append(f"{at}: {error}")
        except Exception:
            found.append(f"{at}: {traceback.format_exc(limit=-3)}")
        if time.monotonic() - started > 20:
            found.append(f"{at}: {time.monotonic() - started:.0f} s")
    return found


if __name__ == "__main__":
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    found = finds(number, int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    print("\n".join(found))
    print(f"{number} documents, {len(found)} finds")
