"""What stays in memory for good is looked through for garbage only once.

Streamlit collects garbage after every run of a page (``gc.collect`` in its script runner),
before the last messages leave for the browser. With pandas, plotly and the plan loaded that is
70 ms of waiting at each click; objects that are there to stay need not be looked at again.
"""

from __future__ import annotations

import gc

_settled: set[str] = set()


def settle(page: str) -> None:
    """Exempt what the first run of a page has loaded from further collections.

    Args:
        page: the page's name; only its first run in this process counts, so that what of other
            runs is kept along with it stays little.
    """
    if page in _settled:
        return
    _settled.add(page)
    gc.collect()
    gc.freeze()
