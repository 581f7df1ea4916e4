"""What is made of a plan is kept as long as the plan is, and no longer.

``lru_cache`` would keep a hundred filtered plans alive, each with its tables; here only
``Selection.apply`` keeps plans, by their size, and all that was made of one goes with it.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from threading import Lock
from typing import Any, Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from pages.shared.plan.plan_made import Plan

_Given = ParamSpec("_Given")
_Made = TypeVar("_Made")
_Kept = OrderedDict[Hashable, Any]
_kept: WeakKeyDictionary[Plan, dict[Any, _Kept]] = WeakKeyDictionary()
_lock = Lock()
_MOST = 32
"""Things of one kind that are kept of one plan, the latest ones."""
_ROWS = 400_000
"""So many events may be in the filtered plans that are kept of one."""


def per_plan(
    make: Callable[Concatenate[Plan, _Given], _Made],
) -> Callable[Concatenate[Plan, _Given], _Made]:
    """Remember what a function makes of a plan, which must not hold that plan itself.

    Args:
        make: takes the plan, then arguments that can be keys.
    """

    @wraps(make)
    def kept(plan: Plan, /, *args: _Given.args, **named: _Given.kwargs) -> _Made:
        key = (args, tuple(sorted(named.items())) if named else ())
        with _lock:
            own = _kept.setdefault(plan, {}).setdefault(make, OrderedDict())
            if key in own:
                own.move_to_end(key)
                found: _Made = own[key]
                return found
        made = make(plan, *args, **named)
        with _lock:
            own[key] = made
            _let_go(own)
        return made

    return kept


def _let_go(own: _Kept) -> None:
    """Drop the oldest where there are too many, or too many rows in them."""
    plans = [made for made in own.values() if isinstance(made, Plan)]
    rows = sum(plan.n for plan in plans)
    while len(own) > (4 * _MOST if plans else _MOST) or (rows > _ROWS and len(own) > 1):
        _, gone = own.popitem(last=False)
        rows -= gone.n if isinstance(gone, Plan) else 0
