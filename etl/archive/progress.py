"""How far a long command is, on standard error where a person watches it."""

from __future__ import annotations

import sys
import time

_STEPS = {"read": "Прочитано", "publish": "Опубликовано"}
_EVERY = 0.5
"""Seconds between two pictures of the line."""


class Progress:
    """One line that is written over: how many of how many, how fast, how long still."""

    def __init__(self) -> None:
        self._seen = sys.stderr is not None and sys.stderr.isatty()
        self._step, self._began, self._drawn, self._width = "", 0.0, 0.0, 0

    def __call__(self, step: str, done: int, total: int) -> None:
        """Say how far it is."""
        if not self._seen:
            return
        now = time.monotonic()
        if step != self._step:
            self._step, self._began, self._drawn = step, now, 0.0
        if done == total or now - self._drawn >= _EVERY:
            self._drawn = now
            self._draw(in_words(step, done, total, now - self._began))

    def clear(self) -> None:
        """Take the line away: something else is said."""
        if self._seen and self._width:
            self._draw("")
            self._drawn = 0.0

    def _draw(self, text: str) -> None:
        try:
            sys.stderr.write(f"\r{text.ljust(self._width)}" + ("" if text else "\r"))
            sys.stderr.flush()
        except (OSError, ValueError):
            self._seen = False
        self._width = len(text)


def in_words(step: str, done: int, total: int, seconds: float) -> str:
    """The line.

    >>> in_words("read", 30, 120, 60)
    'Прочитано 30 из 120; 30 в минуту; осталось около 3 мин'
    >>> in_words("read", 0, 120, 3)
    'Прочитано 0 из 120'
    """
    text = f"{_STEPS[step]} {done} из {total}"
    if not done or seconds <= 0:
        return text
    rate = done / seconds
    text += f"; {rate * 60:.0f} в минуту"
    return text if done == total else f"{text}; осталось около {_duration((total - done) / rate)}"


def _duration(seconds: float) -> str:
    if seconds < 60:
        return f"{max(1, round(seconds))} с"
    minutes = round(seconds / 60)
    return f"{minutes} мин" if minutes < 60 else f"{minutes // 60} ч {minutes % 60} мин"
