"""What one run of a page asks again and again is found out once for that run.

A page names its plan, its filters and the edition it looks at for each of its hundred links; each
time the folder of plans was looked into and the address read: a third of a click. Nothing of it
changes within a run but by a run that begins anew (``st.rerun``), which forgets it. Outside of a
run (addresses for programs, callbacks, a fragment alone) everything is asked as before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

_Given = ParamSpec("_Given")
_Found = TypeVar("_Found")
_found: ContextVar[dict[Any, Any] | None] = ContextVar("found_in_this_run", default=None)


@contextmanager
def one_run() -> Iterator[None]:
    """Within it what ``per_run`` marks is asked once; what was found is forgotten behind it."""
    before = _found.set({})
    try:
        yield
    finally:
        _found.reset(before)


def per_run(find: Callable[_Given, _Found]) -> Callable[_Given, _Found]:
    """Remember what a function finds as long as the page's run goes on; an error is not kept.

    Args:
        find: takes arguments that can be keys.
    """

    @wraps(find)
    def kept(*args: _Given.args, **named: _Given.kwargs) -> _Found:
        found = _found.get()
        if found is None:
            return find(*args, **named)
        key = (find, args, tuple(sorted(named.items())) if named else ())
        if key not in found:
            found[key] = find(*args, **named)
        answer: _Found = found[key]
        return answer

    return kept
