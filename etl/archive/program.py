"""Whether two machines run the same program: what it reads with is the same, byte for byte."""

from __future__ import annotations

import hashlib
from functools import lru_cache

import pyarrow as pa

from etl.folders import GAZETTEER, LOOKUPS, ROOT


@lru_cache(maxsize=1)
def digest_of_program() -> str:
    """SHA-256 over the modules that read a plan, the data that they read it by, and who writes it.

    A worker gives tables as they are stored; their files name the version of pyarrow.
    """
    total = hashlib.sha256(pa.__version__.encode())
    for folder, kind in ((ROOT / "etl", "*.py"), (LOOKUPS, "*"), (GAZETTEER, "*")):
        for path in sorted(folder.rglob(kind)):
            if path.is_file():
                total.update(path.relative_to(ROOT).as_posix().encode())
                total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
