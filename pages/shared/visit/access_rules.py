"""Who may do what where people sign in: roles by name or by what the provider says of a person.

The file ``access.toml`` (``.streamlit/access.toml.example``) is read; nothing here knows how
somebody signed in.
"""

from __future__ import annotations

import time
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path
from typing import Any

from etl.text import fold


class Role(IntEnum):
    """What a person may do; each may do what the one before may."""

    NOBODY = 0
    VIEWER = 1
    EDITOR = 2
    PUBLISHER = 3


ROLE_WORDS = {
    Role.NOBODY: "без прав",
    Role.VIEWER: "просмотр",
    Role.EDITOR: "загрузка и исправления",
    Role.PUBLISHER: "публикация",
}
_NAMED = {"viewer": Role.VIEWER, "editor": Role.EDITOR, "publisher": Role.PUBLISHER}
_OPEN, _CLOSED = "open", "signed_in"
_HOUR = 3600


class AccessError(Exception):
    """The file cannot be used; the message is a Russian sentence."""


@dataclass(frozen=True)
class Access:
    """The rules.

    Attributes:
        closed: only who has signed in may look.
        name_claim: what the provider says of a person that the lists name.
        role_claim: where it says what groups a person is in; "" where it does not.
        people: who has which role, in small letters.
        groups: which groups have.
        hours: how long a sign-in holds.
        shut: nobody may do anything.
    """

    closed: bool = False
    name_claim: str = "email"
    role_claim: str = ""
    people: Mapping[Role, frozenset[str]] = field(default_factory=dict)
    groups: Mapping[Role, frozenset[str]] = field(default_factory=dict)
    hours: float = 12
    shut: bool = False

    def role_of(self, claims: Mapping[str, Any], now: float | None = None) -> Role:
        """What a person may do.

        Args:
            claims: of a person who signed in; empty of anybody else.
            now: seconds since 1970.
        """
        if self.shut:
            return Role.NOBODY
        if not self.is_fresh(claims, time.time() if now is None else now):
            return Role.NOBODY if self.closed else Role.VIEWER
        named = fold(str(claims.get(self.name_claim) or "")).lower()
        checked = str(claims.get("email_verified", True)).lower()  # some providers write words
        if self.name_claim == "email" and checked not in ("true", "1"):
            named = ""  # anybody may claim an address that nobody has checked
        told = claims.get(self.role_claim, ()) if self.role_claim else ()
        groups = {str(one) for one in (told if isinstance(told, list | tuple) else (told,))}
        for role in (Role.PUBLISHER, Role.EDITOR, Role.VIEWER):
            if named and named in self.people.get(role, ()):
                return role
            if groups & self.groups.get(role, frozenset()):
                return role
        chosen = self.people.get(Role.VIEWER) or self.groups.get(Role.VIEWER)
        return Role.NOBODY if self.closed and chosen else Role.VIEWER

    def is_fresh(self, claims: Mapping[str, Any], now: float) -> bool:
        """Whether somebody signed in, and not too long ago."""
        begun = claims.get("iat")
        if not claims.get("is_logged_in") or not isinstance(begun, int | float):
            return False
        return -_HOUR < now - begun < self.hours * _HOUR

    def name_of(self, claims: Mapping[str, Any]) -> str:
        """How the log calls a person: the name, and what tells namesakes apart."""
        name, told = (fold(str(claims.get(k) or "")) for k in ("name", self.name_claim))
        return f"{name} ({told})" if name and told and name != told else name or told


SHUT = Access(closed=True, shut=True)
"""Where the rules cannot be read nobody may do anything."""


def read_access(path: Path) -> Access:
    """Read the rules.

    Raises:
        AccessError: the file is missing or says what is not understood.
    """
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError:
        raise AccessError(f"Файл прав «{path.name}» не читается.") from None
    except ValueError:
        raise AccessError(f"Файл прав «{path.name}» не разобрать: это не TOML.") from None
    unknown = told.keys() - {"looking", "name_claim", "role_claim", "hours", "people", "groups"}
    looking, hours = told.get("looking", _OPEN), told.get("hours", 12)
    if unknown or looking not in (_OPEN, _CLOSED):
        what = ", ".join(sorted(unknown)) or f"looking = {looking}"
        raise AccessError(f"В файле прав «{path.name}» не понято: {what}.")
    if isinstance(hours, bool) or not isinstance(hours, int | float) or not 0 < hours <= 720:
        raise AccessError(f"В файле прав «{path.name}» hours — не число часов от 0 до 720.")
    return Access(
        closed=looking == _CLOSED,
        name_claim=str(told.get("name_claim", "email")),
        role_claim=str(told.get("role_claim", "")),
        people=_by_role(path, told.get("people", {}), lower=True),
        groups=_by_role(path, told.get("groups", {}), lower=False),
        hours=hours,
    )


def _by_role(path: Path, told: Any, *, lower: bool) -> dict[Role, frozenset[str]]:
    if not isinstance(told, dict) or told.keys() - _NAMED.keys():
        raise AccessError(f"В файле прав «{path.name}» роли — {', '.join(_NAMED)}.")
    found = {}
    for name, listed in told.items():
        if not isinstance(listed, list) or not all(isinstance(one, str) for one in listed):
            raise AccessError(f"В файле прав «{path.name}» {name} — не список строк.")
        found[_NAMED[name]] = frozenset(_folded(listed, lower=lower))
    return found


def _folded(listed: Iterable[str], *, lower: bool) -> Iterable[str]:
    words = (fold(one) for one in listed)
    return (one.lower() if lower else one for one in words if one)
