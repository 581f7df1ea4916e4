"""Markup with links, made once of a plan for what is looked at.

A click that somebody has made before finds it: a third of what the list of events took.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from pages.shared.plan.looks import Look, visit_look
from pages.shared.plan.per_plan import per_plan
from pages.shared.plan.tables import Plan

_Given = ParamSpec("_Given")
_Made = TypeVar("_Made")


def linked(
    make: Callable[Concatenate[Plan, _Given], _Made],
) -> Callable[Concatenate[Plan, _Given], _Made]:
    """Remember what a function makes of a plan, with what is looked at in its links.

    Args:
        make: takes the plan, then all that its markup hangs on, the filters too, as keys.
    """

    @per_plan
    def of_look(plan: Plan, _look: Look, /, *args: _Given.args, **named: _Given.kwargs) -> _Made:
        return make(plan, *args, **named)

    @wraps(make)
    def asked(plan: Plan, /, *args: _Given.args, **named: _Given.kwargs) -> _Made:
        return of_look(plan, visit_look(), *args, **named)

    return asked
