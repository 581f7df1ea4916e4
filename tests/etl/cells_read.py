"""Readers of a cell as a process of its own imports them; one that does little starts quickly."""

from __future__ import annotations

import os
from pathlib import Path

from etl.model import Venue


def own_process(_: str) -> Venue:
    return Venue(name=str(os.getpid()))


def all_memory(_: str) -> bytes:
    return b"1" * 2**31


def no_value(_: str) -> Path:
    return Path("/")


def fault(row: str) -> str:
    raise ValueError(row)


def network(_: str) -> str:
    import socket

    socket.create_connection(("127.0.0.1", 9), 1)
    return ""
