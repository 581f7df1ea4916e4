"""What a server's keeper wants to know of, a JSON line for each such thing.

A line names no person, no path and no words of a document: the record of publishing has the names
(``etl.editions.record``), the answer to a refused document its reason. Lines go to the file that
``PLAN_LOG`` names; without one a server writes them to standard error (systemd and Docker keep
that), and a command, whose standard error is for the person, nowhere.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Literal

Happening = Literal["built", "published", "refused", "slow_page", "page_failed",
                    "store_away", "store_back"]  # fmt: skip
Fact = str | int | float | bool | None

_server = False
_QUOTED = re.compile(r"«[^«»]*»|\"[^\"]*\"")
_LEFT_OPEN = re.compile(r"«.*|.*»", re.DOTALL)
_PATH = re.compile(r"(?:\b[A-Za-z]:)?[\\/]\S*|\S+\.[A-Za-z]{2,5}\b")
# A name with spaces has no end of its own: where a reason or an option says where it is, all goes.
_BEFORE_REASON = re.compile(r"(?:(?<=\s)|^)(?:[A-Za-z]:)?[\\/][^;«»]*?(?=: )")
_GIVEN = re.compile(r"(--(?:data|out|previous) )[^;)]*")
_LONGEST = 300
_SHORTEST_NAME = 3
_ABSOLUTE = re.compile(r"(?:(?<=\s)|^)(?:[A-Za-z]:)?[\\/]")


def speak_as_server() -> None:
    """From here on lines go to standard error where no file is named."""
    global _server
    _server = True


def note_happening(what: Happening, **facts: Fact) -> None:
    """Write one line; what cannot be written is left: nothing may fail for its log.

    Args:
        what: the kind.
        facts: numbers, and names of plans, pages and kinds; never a person's, a file's, a path.
    """
    line = {"at": datetime.now(UTC).isoformat(timespec="milliseconds"), "what": what, **facts}
    text = json.dumps(line, ensure_ascii=False) + "\n"
    place = os.environ.get("PLAN_LOG", "")
    try:
        if place:
            # One write at the end of the file: processes beside each other break no line.
            handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o640)
            try:
                os.write(handle, text.encode("utf-8", errors="replace"))
            finally:
                os.close(handle)
        elif _server and sys.stderr is not None:
            sys.stderr.write(text)
            sys.stderr.flush()
    except (OSError, ValueError):
        return


def reason_alone(sentence: str, name: str = "", others: Iterable[str] = ()) -> str:
    """What is left of a refusal when it names no file, no path and no words of the document.

    >>> reason_alone("план Иванова.docx: в ячейке «Сроки» нет даты; откройте /home/a/b.docx")
    'в ячейке … нет даты; откройте …'

    Args:
        sentence: the refusal.
        name: of the document; without one, what stands before the first colon is taken for it.
        others: further names that may stand in it, as a command was given them.
    """
    for other in sorted(others, key=len, reverse=True):
        if len(other) >= _SHORTEST_NAME:
            sentence = sentence.replace(other, "…")
    if name:
        sentence = sentence.replace(name, "")
    else:
        before, colon, after = sentence.partition(": ")
        relative = colon and re.match(r"[^\\/\s«»][^«»]*[\\/]", before) and ":" not in before[2:]
        named = colon and re.search(r"\.\w{2,5}$", before)
        sentence = after if named or (relative and not _ABSOLUTE.search(before)) else sentence
    while (less := _QUOTED.sub("…", sentence)) != sentence:
        sentence = less  # quotations within quotations, from within
    sentence = _GIVEN.sub(r"\1…", _BEFORE_REASON.sub("…", sentence))
    words = _PATH.sub("…", _LEFT_OPEN.sub("…", sentence))
    return " ".join(words.split()).lstrip(": ")[:_LONGEST]
