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

from pages.shared.plan.tables import Plan

_Given = ParamSpec("_Given")
_Made = TypeVar("_Made")
_kept: WeakKeyDictionary[Plan, OrderedDict[Hashable, Any]] = WeakKeyDictionary()
_lock = Lock()
_MOST = 96
"""Things kept of one plan, the latest ones; a page makes some ten of it."""


def per_plan(
    make: Callable[Concatenate[Plan, _Given], _Made],
) -> Callable[Concatenate[Plan, _Given], _Made]:
    """Remember what a function makes of a plan, which must not hold that plan itself.

    Args:
        make: takes the plan, then arguments that can be keys.
    """

    @wraps(make)
    def kept(plan: Plan, /, *args: _Given.args, **named: _Given.kwargs) -> _Made:
        key = (make, args, tuple(sorted(named.items())))
        with _lock:
            own = _kept.setdefault(plan, OrderedDict())
            if key in own:
                own.move_to_end(key)
                found: _Made = own[key]
                return found
        made = make(plan, *args, **named)
        with _lock:
            own[key] = made
            while len(own) > _MOST:
                own.popitem(last=False)
        return made

    return kept
