"""What a click on a figure writes into the address: told by the figure, done by address.js.

Both are texts: plotly takes a list or an object for changed whenever it looks, and would
draw the figure twice.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from urllib.parse import urlencode


def clicks_set(*names: str) -> str:
    """The ``meta`` of a trace whose points' ``customdata`` are values of these names."""
    return "sets:" + ",".join(names)


def ticks_set(*, x: Sequence[tuple[str, str]] = (), y: Sequence[tuple[str, str]]) -> str:
    """The ``meta`` of a layout whose ticks filter: for each one (name, value), "" for none."""

    def queries(ticks: Sequence[tuple[str, str]]) -> list[str]:
        return [urlencode([tick]) if tick[1] else "" for tick in ticks]

    return json.dumps({"x": queries(x), "y": queries(y)}, ensure_ascii=False)
