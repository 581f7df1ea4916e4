"""What the checks of an installation found, as tests ask for it."""

from __future__ import annotations

from collections.abc import Iterable

from etl.doctor.finding import Finding, Verdict


def ill(found: Iterable[Finding]) -> list[str]:
    """What is wrong, in the doctor's words; each fault says what to do."""
    faults = [one for one in found if one.verdict is Verdict.FAULT]
    assert all(one.advice for one in faults)
    return [one.says for one in faults]


def remarks(found: Iterable[Finding]) -> list[str]:
    return [one.says for one in found if one.verdict is Verdict.REMARK]
