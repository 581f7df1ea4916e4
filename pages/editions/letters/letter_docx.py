"""A letter as a Word document: a table with a code and an empty field for each question."""

from __future__ import annotations

from etl.documents.answered_sheet import ANSWER_HEADING, CODE_HEADING
from pages.editions.letters.letter_sheets import TITLE, Letter
from pages.handouts.papers.docx_setting import append, new_document, saved
from pages.handouts.papers.docx_table import WordTable
from pages.handouts.papers.file_properties import tell_of
from pages.handouts.papers.paper_letters import printable
from pages.shared.words.russian import counted

HEADS = (CODE_HEADING, "№", "Мероприятие", "В плане сказано", "Вопрос", ANSWER_HEADING)
_WIDTHS = (27.0, 11.0, 58.0, 56.0, 60.0, 55.0)
"""Of the columns, in millimetres."""
_HOW = (
    "Впишите ответы в последний столбец так, как пишут в плане: «{days}», «{month}», «г. Витебск, "
    "Республика Беларусь». Если в одном поле нужно сказать о разном, назовите каждое: «Срок: "
    "{days}; место: г. Витебск, Республика Беларусь».",
    "Чего пока не известно, оставьте пустым; строки без ответа можно удалить. Код строки не "
    "меняйте: по нему ответ попадёт в свою строку плана. Заполненный файл верните тому, кто его "
    "прислал.",
)


def letter_docx(letter: Letter) -> bytes:
    """The document; equal letters give equal bytes."""
    of, to = printable(letter.of), printable(f"{letter.kind}: {letter.to}")
    document = new_document(f"{TITLE} · {of}")
    tell_of(document.core_properties, f"{TITLE}: {printable(letter.to)}", of, of, letter.made)
    document.add_paragraph(TITLE, "Title")
    document.add_paragraph(f"{of}. {to}. {_questions(len(letter.rows))}.")
    for words in _HOW:
        document.add_paragraph(words.format_map(letter.like))
    table = WordTable(_WIDTHS, TITLE)
    table.head(HEADS, "CellHead")
    styles = ("Cell", "CellNumber", "Cell", "Cell", "Cell", "Cell")
    for row in letter.rows:
        texts = (row.code, row.number, row.title, row.said, row.question, "")
        table.row([printable(text) for text in texts], styles)
    append(document, table)
    return saved(document, letter.made)


def _questions(n: int) -> str:
    return f"Всего {counted(n, 'вопрос', 'вопроса', 'вопросов')}"
