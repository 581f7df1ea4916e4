"""One chart that stays the same chart when its data change.

Streamlit 1.67 gives a chart a new identity with every change of its figure, also where it
has a key: the browser then throws it away and draws a new one, which loses the view that
the visitor zoomed to and costs time. Its other widgets already go by their key alone
(``key_as_main_identity``); this asks the same for the charts named here.
"""

from __future__ import annotations

from functools import wraps
from typing import Any

from streamlit.elements import plotly_chart as module

_STEADY: set[str] = set()


def keep_steady(key: str) -> None:
    """Let the chart with this key keep its place on the page whatever it shows."""
    original = getattr(module, "compute_and_register_element_id", None)
    if original is None:
        # A newer Streamlit without this function: the map works, the view is not kept.
        return
    if not _STEADY:

        @wraps(original)
        def identify(element_type: str, **given: Any) -> Any:
            if given.get("user_key") in _STEADY:
                given["key_as_main_identity"] = True
            return original(element_type, **given)

        module.compute_and_register_element_id = identify
    _STEADY.add(key)
