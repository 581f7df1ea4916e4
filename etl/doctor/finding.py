"""What one check of an installation found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """How things stand; only a fault makes the command end with 1."""

    FINE = "fine"
    REMARK = "remark"
    FAULT = "fault"


@dataclass(frozen=True)
class Finding:
    """One line of the doctor.

    Attributes:
        subject: what was looked at, in a word or two.
        verdict: how it stands.
        says: what was found.
        advice: what to do; "" where there is nothing to do.
    """

    subject: str
    verdict: Verdict
    says: str
    advice: str = ""


def fine(subject: str, says: str) -> Finding:
    """All is well."""
    return Finding(subject, Verdict.FINE, says)


def remark(subject: str, says: str, advice: str = "") -> Finding:
    """Worth knowing; the program works."""
    return Finding(subject, Verdict.REMARK, says, advice)


def fault(subject: str, says: str, advice: str) -> Finding:
    """Something is wrong, and somebody has to do something."""
    return Finding(subject, Verdict.FAULT, says, advice)


_NAMED = 5


def some_of(names: Sequence[str]) -> str:
    """The first of several names, and how many more there are."""
    further = f" и ещё {len(names) - _NAMED}" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + further


def all_there(n: int) -> str:
    """What is said of so many files of which none is missing or changed."""
    return f"все {n} на месте и целы"
