"""Mutated documents: ``python -m tests.fuzz_documents 5000`` looks for what no reader expects.

Each is read in this process, where anything but a plan or a refusal in one line, within 20
seconds of processor time and half a gigabyte, is a find. The same number and seed give the same
documents; with a third word («pdf») only those of one kind. Workbooks of other programs (.ods,
.xls) are among them where LibreOffice is installed: it converts each, as for the program.
"""

from __future__ import annotations

import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path
from types import FrameType

from etl.documents.apart.limits import CPU_SECONDS
from etl.documents.endings import CONVERTED
from etl.documents.in_process import ToConvertError, read_bytes
from etl.documents.office import converted
from etl.refusals import RefusedDocumentError
from tests.acceptance import plain_text, word_plans, workbook
from tests.acceptance.content import altai
from tests.etl import pdf_made
from tests.etl.conftest import SHIPPED
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
from tests.siege.mutations import BY_ENDING

SECONDS = 20
"""Processor time of one document; of these small ones none needs a second."""
MEMORY = 512 * 2**20

Source = tuple[str, bytes]
outcomes: Counter[str] = Counter()
"""How many were read and refused: a mutation that leaves nothing to read shows nothing."""


class TooLongError(Exception):
    """A document takes longer than any of its size may."""


def _small_word(folder: Path) -> Path:
    rows = [item(str(n), f"Форум {n}") for n in range(1, 5)]
    list_number = tbl(HEADINGS, section("Культура"), *rows) + numbered(1) + p("подпись")
    return docx(
        folder / "малый.docx", p("План на 2026 год") + list_number,
        numbering=numbering([("decimal", "%1."), ("russianLower", "%2)")]),
        styles='<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/>'
        '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
    )  # fmt: skip


def _small_workbook(folder: Path) -> Path:
    def fill(book: object) -> None:
        sheet = book.active  # type: ignore[attr-defined]
        sheet.append(["План на 2026 год"])
        sheet.append(list(HEADINGS))
        for number in range(1, 5):
            sheet.append(list(item(str(number), f"Форум {number}")))
        sheet.merge_cells("A1:G1")
        sheet["C4"] = 46_000.5
        sheet["C4"].number_format = "dd.mm.yyyy"
        sheet["D4"] = 12
        sheet["D4"].number_format = '0" мая 2026"'

    return xlsx(folder / "малый.xlsx", fill)


def _shared_strings(folder: Path) -> Path:
    """A workbook as Excel writes it: words apart from their cells, with looks of their own."""
    import xlsxwriter

    path = folder / "общий.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        raised, struck = (
            book.add_format({"font_script": 1}),
            book.add_format({"font_strikeout": True}),
        )
        sheet = book.add_worksheet("Май")
        sheet.write_row(0, 0, ["План на 2026 год"])
        for row, cells in enumerate((HEADINGS, *(item(str(n), f"Форум {n}") for n in range(1, 5)))):
            sheet.write_row(row + 1, 0, cells)
        sheet.write_rich_string(3, 3, "12", raised, "1", " мая", struck, " июня")
        sheet.write_formula(4, 3, '="5 мая"', None, "5 мая 2026")
        sheet.merge_range(6, 0, 6, 6, "Спорт")
    return path


def _pdf(folder: Path) -> Path:
    page = pdf_made.Page()
    page.text(60, 540, "План международных мероприятий на 2026 год")
    page.grid(4)
    for number, cells in enumerate((HEADINGS, *(item(str(n), f"Форум {n}") for n in range(1, 4)))):
        page.row(number, cells)
    return pdf_made.pdf(folder / "малый.pdf", page)


def _page(folder: Path) -> Path:
    rows = [HEADINGS, *(item(str(n), f"Форум <b>{n}</b><br>и <s>ярмарка</s>") for n in range(1, 5))]
    cells = ["".join(f"<td>{cell}</td>" for cell in row) for row in rows]
    cells.insert(3, '<td colspan="7">Спорт<sup>1</sup></td>')
    cells[4] = cells[4].replace("<td>", '<td rowspan="2">', 1)
    table = "<tr>" + "</tr><tr>".join(cells) + "</tr>"
    path = folder / "страница.html"
    path.write_text(
        f"<html><head><meta charset=utf-8><style>p {{}}</style></head><body><p>План на 2026 год"
        f"<table><tr><td>меню</td><td><table>{table}</table></td></tr></table></body></html>",
        encoding="utf-8",
    )
    return path


def _separated(folder: Path) -> Path:
    rows = [HEADINGS, *(item(str(n), f'"Форум, {n}\nи ""ярмарка"""') for n in range(1, 5))]
    path = folder / "запятые.csv"
    lines = ["План на 2026 год", *(";".join(row) for row in rows)]
    path.write_text("\r\n".join(lines), encoding="utf-8")
    return path


def _converted(folder: Path, source: Path) -> list[Path]:
    """A workbook as LibreOffice stores it in other formats, where it is installed."""
    if not shutil.which("soffice"):
        return []
    for ending in ("ods", "xls"):
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", ending, "--outdir"]
        subprocess.run([*command, str(folder), str(source)], check=True, capture_output=True)
    return [source.with_suffix(ending) for ending in (".ods", ".xls")]


def originals(folder: Path, kind: str = "", *, office: bool = False) -> list[Source]:
    """Documents of each kind that use what the readers know.

    Args:
        folder: where they are made.
        kind: how their names end.
        office: also those that LibreOffice makes and converts, a few seconds each.
    """
    text = folder / "план.txt"
    text.write_text(plain_text.cell_per_tab(altai.PLAN), encoding="utf-8")
    lines = folder / "строки.txt"
    lines.write_text(plain_text.line_per_row(altai.PLAN), encoding="utf-8")
    made = [_small_word(folder), _small_workbook(folder), _shared_strings(folder)]
    made += [_pdf(folder), text, lines, _page(folder), _separated(folder)]
    for name in ("pskov", "bryansk", "karelia", "rostov", "belgorod"):
        path = folder / f"{name}.docx"
        getattr(word_plans, f"{name}_docx")(path)
        made.append(path)
    made.append(workbook.primorye_xlsx(folder / "primorye.xlsx"))
    made.append(SHIPPED)  # the plan as it was received
    if office:
        made += _converted(folder, made[1])
    return [(path.name, path.read_bytes()) for path in made if path.name.endswith(kind)]


def finds(number: int, seed: int = 1, kind: str = "") -> list[str]:
    """Read mutated documents, untimed; give what was neither read nor refused in one line."""
    with tempfile.TemporaryDirectory() as folder:
        sources = originals(Path(folder), kind)
    # Each document has dice of its own: one can be made again without those before it.
    return [
        f
        for at in range(number)
        for f in find(*made(sources, at, seed), label=f"{seed}:{at}", timed=False)
    ]


def made(sources: list[Source], at: int, seed: int) -> Source:
    """The document of a number; from small sources more than from large ones."""
    dice = random.Random(f"{seed}:{at}")
    slow = (".pdf", *CONVERTED)
    weights = [1 if len(data) > 20_000 or name.endswith(slow) else 3 for name, data in sources]
    name, data = dice.choices(sources, weights)[0]
    return name, BY_ENDING[Path(name).suffix](data, dice)


def find(name: str, document: bytes, label: str = "", *, timed: bool = True) -> list[str]:
    """What is wrong about the reading of one document."""
    started, before = time.process_time(), _memory()
    signal.signal(signal.SIGVTALRM, _too_long)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS if timed else CPU_SECONDS)
    found = []
    outcomes["refused"] += 1
    try:
        _read(name, document)
        outcomes.update({"read": 1, "refused": -1})
    except RefusedDocumentError as error:
        if not str(error).endswith(".") or "\n" in str(error):
            found.append(str(error))
    except RecursionError:
        pass  # the reading process says «слишком глубоко вложены»
    except Exception:
        found.append(traceback.format_exc(limit=-4))
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    if timed and time.process_time() - started > SECONDS / 4:
        found.append(f"{time.process_time() - started:.0f} s")
    if _memory() - before > MEMORY // 4 or before <= MEMORY < _memory():
        found.append(f"{_memory() - before >> 20} MB more")
    return [f"{label} {name}: {one}" for one in found]


def _read(name: str, document: bytes) -> None:
    """Read a document; what has to be converted is, as the program does it."""
    try:
        read_bytes(name, document)
    except ToConvertError:
        outcomes["converted"] += 1
        made, kind = converted(Path(name), name, document)
        read_bytes(name, made, kind)


def _too_long(number: int, frame: FrameType | None) -> None:
    raise TooLongError


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def main(words: list[str]) -> None:
    """Look in as many documents as asked for; a line for each find as it is made."""
    number = int(words[0]) if words else 5_000
    seed = int(words[1]) if len(words) > 1 else 1
    with tempfile.TemporaryDirectory() as folder:
        sources = originals(Path(folder), "".join(words[2:]), office=True)
    total = 0
    for at in range(number):
        found = find(*made(sources, at, seed), label=f"{seed}:{at}")
        total += bool(found)
        print("\n".join([*found, *([f"… {at + 1}"] if at % 500 == 499 else [])]), end="\n" * bool(
            found or at % 500 == 499), flush=True)  # fmt: skip
    print(f"{number} documents ({dict(outcomes)}), {total} finds")


if __name__ == "__main__":
    main(sys.argv[1:])
