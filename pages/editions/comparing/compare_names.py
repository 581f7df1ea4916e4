"""Names in the address of what is compared: the plan and its two editions."""

from __future__ import annotations

OF, WAS, NOW = "of", "was", "now"
