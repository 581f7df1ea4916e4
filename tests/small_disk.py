"""A file system of a few megabytes, seen only by the processes that a test lets into it.

It is mounted in a namespace that one waiting process holds: when the test ends, however it ends,
the process goes and nothing is left mounted. Others are started in it (``within``) or enter it
(``enter``); the test itself looks through the waiting process's own root.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_WAITS = 'mount -t tmpfs -o "size=$1,mode=755" tmpfs "$2" && echo mounted && exec cat'
_BALLAST = "ballast"


@dataclass(frozen=True)
class SmallDisk:
    """Such a file system.

    Attributes:
        place: where those that are in it have it.
        holder: the process that waits.
    """

    place: Path
    holder: int

    @property
    def seen(self) -> Path:
        """Where the test itself has it."""
        return Path(f"/proc/{self.holder}/root{self.place}")

    def within(self) -> list[str]:
        """What starts a program in it, before the program's own words."""
        return ["nsenter", "--target", str(self.holder), "--user", "--mount",
                "--preserve-credentials", f"--wd={Path.cwd()}"]  # fmt: skip

    def enter(self) -> None:
        """Let this process into it for good: a copy that the test has made of itself."""
        libc = ctypes.CDLL(None, use_errno=True)
        rooms = [os.open(f"/proc/{self.holder}/ns/{kind}", os.O_RDONLY) for kind in ("user", "mnt")]
        for room in rooms:
            if libc.setns(room, 0) != 0:
                raise OSError(ctypes.get_errno(), "setns")
            os.close(room)

    def fill(self, left: int = 0) -> None:
        """Let something else take all of the room but so many bytes, in whole pages."""
        self.empty()
        page = os.sysconf("SC_PAGE_SIZE")
        with (self.seen / _BALLAST).open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, max(page, self.free() - left // page * page))

    def empty(self) -> None:
        """Take that away again."""
        (self.seen / _BALLAST).unlink(missing_ok=True)

    def free(self) -> int:
        """Bytes that are free."""
        room = os.statvfs(self.seen)
        return room.f_bavail * room.f_frsize

    def read_only(self) -> None:
        """Mount it anew so that nobody writes to it."""
        subprocess.run([*self.within(), "mount", "-o", "remount,ro", str(self.place)], check=True)


@contextmanager
def small_disk(place: Path, size: int) -> Iterator[SmallDisk | None]:
    """Mount one at an empty folder until the block ends; None where the system forbids it.

    Args:
        place: the folder.
        size: bytes that it holds.
    """
    if not all(map(shutil.which, ("unshare", "nsenter", "mount"))):
        yield None
        return
    place.mkdir(parents=True, exist_ok=True)
    holder = subprocess.Popen(
        ["unshare", "--map-root-user", "--mount", "sh", "-c", _WAITS, "-", str(size), str(place)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    with holder:
        assert holder.stdin is not None
        assert holder.stdout is not None
        mounted = holder.stdout.readline() == b"mounted\n"
        try:
            yield SmallDisk(place, holder.pid) if mounted else None
        finally:
            holder.stdin.close()


NO_SMALL_DISK = "this system lets a test mount no file system of its own (unshare --mount)"
