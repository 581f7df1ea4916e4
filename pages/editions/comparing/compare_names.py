"""Names in the address of what is compared: the plan and its two editions."""

from __future__ import annotations

from collections.abc import Mapping

LOG, LOG_NAME = "/editions/log.csv", "Журнал редакций.csv"
"""Where the log is to be had as a file, and what that is called."""
CORRECTED = "/editions/corrected.docx"
"""Where the received document is to be had with its corrections."""
OF, WAS, NOW = "of", "was", "now"
TO = "to"
"""The newer edition's plan, where it is another one than the older edition's."""


def asked_pair(query: Mapping[str, str]) -> tuple[str, str, str, str]:
    """What an address compares: the plan, its edition, the newer edition, the newer one's plan."""
    of, was, now, to = (query.get(name, "").strip() for name in (OF, WAS, NOW, TO))
    return of, was, now, to
