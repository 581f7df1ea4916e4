"""What was read of a document, in Russian lines."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from etl.precision_words import PLACE_PRECISIONS

LEFT_OVER = "Не вошло ни в одну ячейку"


def report(manifest: Mapping[str, Any], out: Path) -> str:
    """What a build did, in Russian lines, and where it put it."""
    return "\n".join([*counts_in_words(manifest), f"Таблицы: {out}"])


def counts_in_words(manifest: Mapping[str, Any]) -> list[str]:
    """What was read, in Russian lines: counts, precision of places, doubts, leftovers."""
    counts = manifest["counts"]
    placed = counts["placed"]
    lines = [
        f"Документ: {manifest['source_name']}",
        f"План {manifest['plan_id']}, редакция {manifest['edition']}",
        f"Строк прочитано: {counts['rows']}; мероприятий: {counts['events']}; "
        f"сфер: {counts['spheres']}",
        f"Мест: {counts['venues']}; с координатами: {sum(placed.values())}"
        + "".join(
            f"; {label} — {placed[code]}"
            for code, label in PLACE_PRECISIONS.items()
            if code in placed
        ),
        f"Сомнений: {sum(counts['doubts'].values())}"
        + "".join(f"; {code} — {count}" for code, count in counts["doubts"].items()),
    ]
    lines += [f"Неизвестный столбец сохранён: «{name}»" for name in manifest["unknown_headings"]]
    lines += [f"{LEFT_OVER}: {text}" for text in manifest["leftovers"]]
    return lines + [f"Замечание: {note}" for note in manifest["notes"]]
