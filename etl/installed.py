"""What the program consists of: its version, the packages that its lock file names, their terms."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, metadata, version
from pathlib import Path

from etl.folders import ROOT

LOCK = ROOT / "requirements.lock"
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)
_LONGEST = 60
"""A field «License» that holds more is the licence's own text."""


@dataclass(frozen=True)
class InstalledPackage:
    """A package that is installed.

    Attributes:
        name: as the lock file has it.
        version: that is there.
        licence: as its makers name it: an SPDX expression where they give one.
    """

    name: str
    version: str
    licence: str


def program_version() -> str:
    """The version of this program (pyproject.toml)."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])


def pinned(lock: Path = LOCK) -> dict[str, str]:
    """The packages that a lock file names, with their versions.

    Raises:
        OSError: it cannot be read.
    """
    return dict(_PINNED.findall(lock.read_text(encoding="utf-8")))


def installed_version(name: str) -> str | None:
    """The version of a package that this interpreter finds; None where it finds none."""
    try:
        return version(name)
    except PackageNotFoundError:
        return None


@lru_cache(maxsize=1)
def packages() -> tuple[InstalledPackage, ...]:
    """The packages of the lock file that are installed, in its order."""
    found = ((name, installed_version(name)) for name in pinned())
    return tuple(InstalledPackage(name, there, licence_of(name)) for name, there in found if there)


def licence_of(name: str) -> str:
    """The licence of an installed package, as its metadata says; "" where they say nothing.

    Source: the core metadata's fields License-Expression, License and Classifier.
    """
    told = metadata(name)
    expression = told.get_all("License-Expression") or ()
    named = "".join(told.get_all("License") or ()).strip()
    classes = [line for line in told.get_all("Classifier") or () if line.startswith("License ::")]
    if expression:
        return str(expression[0])
    if named and "\n" not in named and len(named) <= _LONGEST:
        return named
    return " / ".join(line.rpartition(" :: ")[2] for line in classes)
