"""That what is shown may be older than what the store of plans holds."""

from __future__ import annotations

from etl.bucket.fetching import sent_at
from etl.folders import served_copy
from pages.shared.words.dates_in_words import time_in_words


def store_away() -> str:
    """What the top of every page says while the store cannot be asked; "" where it can."""
    copy = served_copy()
    if copy is None or not copy.since:
        return ""
    sent = time_in_words(sent_at(copy.folder()))
    since = time_in_words(copy.since)
    shown = f"; показано то, что было в нём {sent}" if sent else ""
    return f"Хранилище планов недоступно с {since}{shown}."
