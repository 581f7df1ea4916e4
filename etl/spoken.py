"""What the command line says: always sayable, one line where something is wrong."""

from __future__ import annotations

import errno
import os
import re
import sys

from etl.text import fold

_REASONS = {
    errno.ENOSPC: "на диске нет места",
    errno.EDQUOT: "исчерпана квота диска",
    errno.EACCES: "нет права записи",
    errno.EPERM: "система не разрешает изменить файл",
    errno.EROFS: "диск только для чтения",
    errno.EISDIR: "на месте файла стоит папка",
    errno.ENOTDIR: "на месте папки стоит файл",
    errno.EEXIST: "на месте папки стоит файл",
    errno.ENAMETOOLONG: "имя слишком длинное",
    errno.ENOENT: "файла или папки нет",
    errno.EPIPE: "читающая программа закрыла вывод",
    errno.EBADF: "вывод закрыт",
    errno.EBUSY: "занято другой программой, может быть, другой сборкой; повторите позже",
    errno.EFBIG: "файл больше, чем разрешено",
    errno.EIO: "диск отвечает ошибкой",
    errno.EMFILE: "открыто слишком много файлов",
    errno.EAGAIN: "файл занят другой программой",
    errno.ENOMEM: "не хватает памяти",
}
_REMEDIES = {
    errno.ENOSPC: "освободите место и повторите",
    errno.EDQUOT: "освободите место или увеличьте квоту и повторите",
    errno.EACCES: "дайте право записи и повторите",
    errno.EPERM: "дайте право записи и повторите",
    errno.EROFS: "подключите его с правом записи и повторите",
    errno.EIO: "проверьте диск",
}
"""What a person at the machine does then; what is not here its reason says."""

_ORDERS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class UnsayableError(Exception):
    """Standard output takes no more."""

    def __init__(self, cause: OSError) -> None:
        super().__init__()
        self.cause = cause


def speakable() -> None:
    """Let standard output and error take Russian text, whatever the system's encoding is.

    Where it knows no Russian letter (ASCII), UTF-8 is written; where it lacks a rare
    character, that is spelled by its number.
    """
    for stream in (sys.stdout, sys.stderr):
        change = getattr(stream, "reconfigure", None)
        if change is None:
            continue
        try:
            "Ярь".encode(stream.encoding)
            change(errors="backslashreplace")
        except (UnicodeEncodeError, LookupError):
            change(encoding="utf-8", errors="backslashreplace")


def say(text: str) -> None:
    """Print to standard output.

    Raises:
        UnsayableError: it is closed or full.
    """
    if sys.stdout is None:  # closed before the program began; nobody listens
        return
    try:
        print(_harmless(text) if sys.stdout.isatty() else text, flush=True)
    except OSError as error:
        _silence()
        raise UnsayableError(error) from None


def _harmless(text: str) -> str:
    """Without what a terminal would act on: a file's name or a cell may hold its orders."""
    return _ORDERS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _silence() -> None:
    """Python would try once more to write what is left, and complain in English."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        sys.stdout = None


def complain(sentence: str, code: int) -> int:
    """Print one line to standard error, where there is one, and give the exit code."""
    if sys.stderr is not None:
        try:
            print(_harmless(fold(sentence)), file=sys.stderr, flush=True)
        except OSError:
            sys.stderr = None
    return code


def not_written(error: OSError) -> str:
    """«не удалось записать, ничего не изменено: на диске нет места», within a sentence."""
    return f"не удалось записать, ничего не изменено: {why_and_what_to_do(error)}"


def tables_not_written(error: OSError) -> str:
    """The same of a command, a sentence without its stop."""
    return f"Не удалось записать таблицы: {why_and_what_to_do(error)}"


def why_and_what_to_do(error: OSError) -> str:
    """«на диске нет места; освободите место и повторите», within a sentence."""
    remedy = _REMEDIES.get(_number(error))
    return f"{in_words(error)}; {remedy}" if remedy else in_words(error)


def _number(error: OSError) -> int:
    return error.errno or (errno.ENOSPC if "No space left" in str(error) else 0)


def in_words(error: OSError) -> str:
    """What the system refused, in Russian: the file, if it is known, and why."""
    number = _number(error)
    reason = _REASONS.get(number, f"система отвечает ошибкой {number}" if number else "сбой диска")
    if error.filename is None:
        return reason
    name = os.fsencode(os.fspath(error.filename)).decode("utf-8", errors="replace")
    return f"{name}: {reason}"
