"""Tables become rows: which tables are the plan, and what stands over each of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from etl.documents.grid import Grid, Paragraph, Table
from etl.documents.ledger import ABOVE, OUTSIDE, shorten
from etl.documents.plan_rows.above_header import is_month
from etl.documents.plan_rows.guessed_headers import guessed_headers, unsure_headings
from etl.documents.plan_rows.header import Column, Header, find_header
from etl.documents.plan_rows.headings import begins_like
from etl.documents.plan_rows.labelled_lines import labelled_plan
from etl.documents.plan_rows.month_columns import with_months_together
from etl.documents.plan_rows.no_plan import refuse_other_papers, without_headings
from etl.documents.plan_rows.part_titles import TITLE_WORD
from etl.documents.plan_rows.plan_table import TableReader
from etl.documents.plan_rows.row_shapes import LONGEST_SECTION, is_numbered
from etl.documents.plan_rows.titles_elsewhere import names_year, titles_elsewhere
from etl.documents.plan_rows.turned_tables import turned
from etl.documents.raised_marks import opening_mark
from etl.model import PlanDocument
from etl.refusals import RefusedDocumentError
from etl.text import fold, key


def read_rows(grid: Grid, name: str, *, join: Callable[[str], str] | None = None) -> PlanDocument:
    """Make rows of a document's tables.

    Args:
        grid: the document's paragraphs and tables.
        name: the file's name, for addresses and refusals.
        join: puts a cell's lines together where the format cuts them; else they are a clerk's.

    Returns:
        The rows with everything that was noticed.

    Raises:
        RefusedDocumentError: there is no table, or none that is a plan with items.
    """
    blocks, gathered = with_months_together(_unwrapped(grid.blocks))
    tables = _tables(blocks)
    refuse_other_papers(name, grid, tables)
    headers = _headers(tables) or _headed_by_page(tables, grid.margins)
    guessed: list[str] = []
    if not headers:
        blocks, guessed = turned(blocks)
        tables = _tables(blocks)
        headers = _headers(tables)
    if not headers:
        blocks, headers, guessed = guessed_headers(blocks)
        tables = _tables(blocks)
    if not headers:
        plan = labelled_plan(blocks)
        if not plan.headers:
            raise without_headings(name, tables, plan.problem)
        blocks, headers, guessed = [*plan.blocks], plan.headers, [*plan.notes]
        tables = _tables(blocks)
    plans = [(t.rows, headers[id(t)]) for t in tables if id(t) in headers]
    guessed = guessed or [
        note for t in tables if id(t) in headers for note in unsure_headings(t.name, headers[id(t)])
    ]
    reader = TableReader(name, is_numbered(plans), [*grid.notes, *gathered, *guessed])
    _read_blocks(reader, blocks, headers)
    if not reader.drafts:
        raise RefusedDocumentError(
            f"{name}, {tables[0].name}: под заголовками плана нет ни одной строки; "
            "укажите файл, в котором таблица заполнена."
        )
    titles = titles_elsewhere(grid, blocks, headers)
    if titles and not names_year(" ".join(reader.over.titles)):
        reader.over.titles.append(titles[0])
    _count_margins(reader, grid.margins)
    return reader.document(join, lines=join is None and not grid.wrapped)


def _tables(blocks: Sequence[Paragraph | Table]) -> list[Table]:
    return [b for b in blocks if isinstance(b, Table) and b.rows]


def _headed_by_page(
    tables: Sequence[Table], margins: Sequence[Paragraph | Table]
) -> dict[int, Header]:
    """The column headings of a plan that stand in its page header."""
    for margin in margins:
        header = _header_of(margin) if isinstance(margin, Table) else None
        if header is not None:
            fitting = [t for t in tables if _has_columns_of(t, header)]
            return {id(t): _aligned(t, header) for t in fitting}
    return {}


def _header_of(table: Table) -> Header | None:
    return next((h for at in range(len(table.rows)) if (h := find_header(table.rows, at))), None)


def _unwrapped(blocks: Sequence[Paragraph | Table]) -> list[Paragraph | Table]:
    """A table that only lays out the page gives way to the plan inside of it."""
    found: list[Paragraph | Table] = []
    for block in blocks:
        if isinstance(block, Table) and block.inner and _header_of(block) is None:
            plans = [t for t in _inner(block) if _header_of(t)]
            beside = [Paragraph(text) for text in block.around] if plans else []
            below = [p for p in beside if opening_mark(p.text)]
            found += [*(p for p in beside if p not in below), *(plans or [block]), *below]
        else:
            found.append(block)
    return found


def _inner(table: Table) -> list[Table]:
    return [found for t in table.inner for found in (t, *_inner(t))]


def _headers(tables: Sequence[Table]) -> dict[int, Header]:
    """The header of each table that is a part of the plan; the first serves those without."""
    headers: dict[int, Header] = {}
    first = next((h for t in tables if (h := _header_of(t)) is not None), None)
    last: Header | None = None
    for table in tables:
        found = _header_of(table)
        if found is None and last is not None and _has_columns_of(table, last):
            found = _aligned(table, last)
        elif found is None and last is None and first is not None and _fills(table, first):
            found = _aligned(table, first)  # the header stands over a later part only
        if found is not None:
            headers[id(table)] = last = found
    return headers


def _fills(table: Table, header: Header) -> bool:
    """Whether a table before the first header has its columns and items in them."""
    if len(header.columns) < 4 or not _has_columns_of(table, header):
        return False
    return any(len(r.filled) * 3 >= len(header.columns) * 2 for r in table.rows)


def _has_columns_of(table: Table, header: Header) -> bool:
    """A table without a header of its own is a part of the plan if it has its columns."""
    same = sum(len(r.cells) == len(header.columns) for r in table.rows)
    return same * 2 >= len(table.rows) or table.width == header.columns[-1].end


def _aligned(table: Table, header: Header) -> Header:
    """An earlier header laid over a later table, column by column."""
    whole = next((r for r in table.rows if len(r.cells) == len(header.columns)), None)
    if table.width == header.columns[-1].end or whole is None:
        return header
    columns = [
        Column(c.field, c.heading, cell.column, cell.column + cell.span)
        for c, cell in zip(header.columns, whole.cells, strict=True)
    ]
    return Header(tuple(columns))


def _read_blocks(
    reader: TableReader, blocks: Sequence[Paragraph | Table], headers: dict[int, Header]
) -> None:
    """Read tables in their order; paragraphs before one are its title or its sphere."""
    above: list[Paragraph] = []
    gone = False  # the table before is of events that are no longer planned
    begun = parted = False  # by months within a sphere: «Культура», «I квартал», «II квартал»
    for block in blocks:
        if isinstance(block, Paragraph):
            above += [block] if block.text.strip() else []
        elif id(block) in headers and gone and not above and _header_of(block) is None:
            reader.notes.append(f"{block.name}: пропущена: продолжение такой же таблицы")
            reader.ledger.count(OUTSIDE, _words_of(block))
        elif id(block) in headers and begun and (heading := _of_events_gone(above)):
            gone = True
            words = f"«{shorten(heading)}» — не план, строк: {len(block.rows)}"
            reader.notes.append(f"{block.name}: пропущена: {words}")
            reader.ledger.count(OUTSIDE, f"{' '.join(p.text for p in above)} {_words_of(block)}")
            above = []
        elif id(block) in headers:
            gone = False
            sphere = _sphere_above(above, several=len(headers) > 1, begun=begun)
            months = [p for p in above if is_month(fold(p.text))]
            if sphere in months and parted:
                sphere = None
            parted = bool(months) and (parted or sphere not in months)
            title = [fold(p.text) for p in above if p is not sphere]
            titled = begun and bool(title) and reader.begin_part(title)
            for paragraph in above:
                aside = begun and not titled and paragraph is not sphere
                reader.ledger.count(OUTSIDE if aside else ABOVE, paragraph.text)
            if begun and not titled:
                skipped = [shorten(p.text) for p in above if p is not sphere]
                reader.notes += [f"между таблицами, не прочитано: «{text}»" for text in skipped]
                _take_lines(reader, above)
            elif not begun:
                reader.over.take_titles(title)
            if sphere is not None:
                reader.over.open_section(fold(sphere.text))
            if block.caption:
                reader.over.open_section(block.caption)
            reader.read(block, None if _header_of(block) else headers[id(block)])
            above, begun = [], True
        elif block.rows:
            reader.notes.append(f"{block.name}: не похожа на план, пропущена")
            reader.ledger.count(OUTSIDE, _words_of(block))
    _take_lines(reader, above)
    for paragraph in above:
        _leave_outside(reader, "под таблицей", paragraph.text)


_GONE_WORDS = 10


def _of_events_gone(above: Sequence[Paragraph]) -> str:
    """The line right over a further table that it is of events that are no longer planned."""
    text = fold(above[-1].text) if above else ""
    is_line = (
        not text.endswith(".") and len(text.split()) <= _GONE_WORDS and "перенес" not in key(text)
    )
    return text if is_line and begins_like("gone", text) else ""


def _count_margins(reader: TableReader, margins: Sequence[Paragraph | Table]) -> None:
    """Page headers and footers are no part of a plan, but of its document."""
    for block in margins:
        text = block.text if isinstance(block, Paragraph) else _words_of(block)
        _leave_outside(reader, "колонтитул", text)


def _leave_outside(reader: TableReader, where: str, text: str) -> None:
    """Words that no note of the report names."""
    reader.ledger.count(OUTSIDE, text)
    if fold(text):
        reader.outside.append(f"{where}: «{shorten(text)}»")


def _words_of(table: Table) -> str:
    return " ".join(cell.text for row in table.rows for cell in row.cells)


def _take_lines(reader: TableReader, paragraphs: Sequence[Paragraph]) -> None:
    """Lines under a table may be footnotes that its cells point to."""
    for paragraph in paragraphs:
        reader.take_lines(paragraph.text)


def _sphere_above(above: Sequence[Paragraph], *, several: bool, begun: bool) -> Paragraph | None:
    """The paragraph over a table that names its sphere, None where none does."""
    for paragraph in reversed(above):
        text = fold(paragraph.text)
        if begins_like("note", text) or len(text) > LONGEST_SECTION:
            continue
        if begins_like("section", text):
            return paragraph
        if is_month(text) and several and (begun or _says_year(above, paragraph)):
            rest = [p for p in above if p is not paragraph]
            return _sphere_above(rest, several=several, begun=begun) or paragraph
        if TITLE_WORD.search(text) or text.startswith("("):
            return None
        titled = begun or any(TITLE_WORD.search(p.text) for p in above)
        return paragraph if titled and (several or paragraph.heading) else None
    return None


def _says_year(above: Sequence[Paragraph], line: Paragraph) -> bool:
    """Whether the title says its year without a line, so that «II квартал» is a part of it."""
    return names_year(" ".join(p.text for p in above if p is not line))
