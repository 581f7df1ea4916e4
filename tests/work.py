"""How much work a function does, told without a clock: the calls that Python makes for it."""

from __future__ import annotations

import sys
from collections.abc import Callable

TWICE = 2.6
"""What twice the input may cost: 2 where work grows with it, 4 where everything is compared with
everything; what is in between leaves room for what is done once."""


def calls(function: Callable[[], object]) -> int:
    """Calls of functions while one runs: the same on any machine, however busy.

    Work inside of one call, as of a regular expression, is not seen; a test of one that never
    ends does not end itself.
    """
    number = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal number
        number += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        function()
    finally:
        sys.setprofile(before)
    return number


def growth(function: Callable[[int], object], size: int) -> float:
    """How many times the calls are for twice the size; what is loaded once is loaded before."""
    function(size + 1)
    return calls(lambda: function(2 * size)) / calls(lambda: function(size))
