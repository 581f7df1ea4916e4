"""The log of a folder of plans: who did what, when, with which document, and what it changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from etl.editions.listing import ACTS, told_words
from pages.editions.comparing.change_lines import counts_in_words
from pages.shared.markup.templates import render
from pages.shared.visit.plan_choices import plan_in_words
from pages.shared.words.dates_in_words import time_in_words

WHEN, WHO, WHAT, DOCUMENT, CHANGED = "Когда", "Кто", "Что сделано", "Документ", "Что изменилось"
HEADINGS = (
    WHEN, WHO, "План", "Редакция", WHAT, DOCUMENT, "SHA-256", "Мероприятий", "Вопросов", CHANGED,
)  # fmt: skip


def log_rows(
    log: Sequence[Mapping[str, Any]], editions: Sequence[Mapping[str, Any]]
) -> list[tuple[str, ...]]:
    """The log, the last act first, with the columns of ``HEADINGS``.

    Args:
        log: the acts (``log_there``).
        editions: the editions, for their counts (``editions_there``).
    """
    known = {(row["plan"], row["edition"]): row for row in editions}
    return [_row(act, known.get((act["plan"], act["edition"]), {})) for act in reversed(log)]


def _row(act: Mapping[str, Any], edition: Mapping[str, Any]) -> tuple[str, ...]:
    what = act["what"]
    told = counts_in_words(what.get("changes") or {})
    told = "; ".join(filter(None, (told, *told_words(what))))
    if what.get("unfit"):
        told = "; ".join(filter(None, (told, f"исправлений не применено: {what['unfit']}")))
    return (
        time_in_words(act["at"]) or act["at"],
        act["by"],
        plan_in_words(edition) if edition else act["plan"] or "все планы",
        str(act["edition"] or ""),
        ACTS.get(act["act"], act["act"]),
        act["source_name"],
        act["source_sha256"],
        str(edition.get("events", "")),
        str(edition.get("doubts", "")),
        told,
    )


def log_html(rows: Sequence[tuple[str, ...]]) -> Markup:
    """The log as a table."""
    return render(
        "editions/edition_log.html", rows=rows, headings=(WHEN, WHO, WHAT, DOCUMENT, CHANGED)
    )
