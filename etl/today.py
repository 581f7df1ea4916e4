"""The day that counts as today."""

from __future__ import annotations

import os
from datetime import date

TODAY = "PLAN_TODAY"


def today() -> date:
    """What ``PLAN_TODAY`` says, for tests and presentations, or the real one."""
    text = os.environ.get(TODAY, "")
    return date.fromisoformat(text) if text else date.today()
