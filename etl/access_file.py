"""What signing in asks of its files, for the pages and for ``make doctor``."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from etl.folders import ROOT

SHORTEST_SECRET = 32
"""Letters of ``cookie_secret``: with an empty one, or one to guess, anybody signs a cookie."""


def access_path(
    environment: Mapping[str, str] = os.environ, folder: Path = ROOT / ".streamlit"
) -> Path:
    """Where the rules stand: ``PLAN_ACCESS``, else ``access.toml`` beside the other settings."""
    return Path(environment.get("PLAN_ACCESS") or folder / "access.toml")
