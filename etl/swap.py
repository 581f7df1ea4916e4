"""Putting a set of files into a directory all or nothing, whoever else is at it.

Under a lock, the new files are staged in a folder of their own, beside hard links of the
files they are to replace. One rename of that folder to ``.next`` makes the new edition the
one that counts: readers look there first, and whoever comes by moves the files into place.
If one of them cannot be moved (it is locked, immutable, a directory), one rename to
``.undo`` makes the former edition count again, and its files are put back. A process killed
at any point leaves one of these states, and each is read and finished in one way.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

STAGED = ".build-"
"""How the folders begin in which an edition is made; without a lock they are leftovers."""
WAIT_SECONDS = 60
"""How long a writer waits for another; one takes well under a second."""
AT_ONCE = 8
"""Files that the disk is asked for at once: 0.07 s for 600, 0.16 one by one, 0.08 by 16."""

_NEXT, _UNDO, _BEFORE, _NAMES, _LOCK = ".next", ".undo", ".before", ".names", ".lock"


@contextlib.contextmanager
def locked(directory: Path, wait: float = WAIT_SECONDS) -> Iterator[None]:
    """Be the only one to write into a directory.

    Raises:
        OSError: another one has been writing all the time (``EBUSY``), or no lock can be set.
    """
    path = directory / _LOCK
    deadline = time.monotonic() + wait
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            # The one before may have taken the file away between opening and locking.
            if _take(handle) and _is_still(handle, path):
                break
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)
        if time.monotonic() >= deadline:
            raise OSError(errno.EBUSY, "another build is writing", str(directory))
        time.sleep(0.01)
    try:
        yield
    finally:
        # Taken away while it is held; where open files stay (Windows) the next one uses it.
        try:
            with contextlib.suppress(OSError):
                path.unlink()
        finally:
            os.close(handle)


@contextlib.contextmanager
def only_writer(directory: Path) -> Iterator[None]:
    """Be the only writer of a directory in which nothing is left half done.

    It is made where there is none, and taken away again where nothing came into it.

    Raises:
        OSError: another one has been writing all the time (``EBUSY``), or it cannot be written.
    """
    made = not directory.exists()
    directory.mkdir(parents=True, exist_ok=True)
    try:
        with locked(directory):
            clear_leftovers(directory)
            finish_swap(directory, may_undo=True)
            yield
    finally:
        if made:
            with contextlib.suppress(OSError):  # what holds something stays
                directory.rmdir()


def _take(handle: int) -> bool:
    """Lock an open file without waiting; the system lets go of it when the process ends."""
    try:
        import fcntl
    except ImportError:
        import msvcrt

        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        except OSError:
            return False
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        # A disk that knows no locks: one writer at a time is then up to its users.
        return error.errno in (errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS)
    return True


def _is_still(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


def clear_leftovers(directory: Path) -> None:
    """Take away what killed builds left; only for the holder of the lock."""
    for path in directory.glob(f"{STAGED}*"):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            with contextlib.suppress(OSError):
                path.unlink()


def pending(directory: Path) -> bool:
    """Whether an edition is on its way into its place."""
    return (directory / _NEXT).is_dir() or (directory / _UNDO).is_dir()


def current(directory: Path, name: str) -> Path:
    """Where a file of the edition that counts is just now."""
    if (directory / _NEXT).is_dir() and (directory / _NEXT / name).is_file():
        return directory / _NEXT / name
    if (directory / _UNDO).is_dir():
        return directory / _UNDO / _BEFORE / name
    return directory / name


def swap(staged: Path, directory: Path, names: Sequence[str]) -> None:
    """Make staged files count, and put them in their places.

    Args:
        staged: a folder in ``directory`` that holds the new files.
        directory: where they go; the lock is held.
        names: all that an edition may consist of.

    Raises:
        OSError: one of the files cannot be replaced; the former ones are there.
    """
    before = staged / _BEFORE
    before.mkdir()
    for name in names:
        old = directory / name
        if old.is_dir():
            raise IsADirectoryError(errno.EISDIR, "is a directory", str(old))
        if old.exists():
            _keep(old, before / name)
    new = sorted(path.name for path in staged.iterdir() if path.name != _BEFORE)
    (staged / _NAMES).write_text("\n".join(new), encoding="utf-8")
    staged.rename(directory / _NEXT)
    sync(directory)
    finish_swap(directory, may_undo=True)


def _keep(old: Path, kept: Path) -> None:
    """The former file under a second name: a link where the disk knows links, else a copy."""
    try:
        os.link(old, kept)
    except OSError:
        shutil.copy2(old, kept)


def settle(directory: Path) -> None:
    """A reader finishes a swap that somebody left, if it may and nobody is at it."""
    if pending(directory):
        with contextlib.suppress(OSError), locked(directory, wait=0):
            finish_swap(directory, may_undo=False)


def finish_swap(directory: Path, *, may_undo: bool) -> None:
    """Move the files that count into their places; the lock is held.

    Args:
        directory: theirs.
        may_undo: go back to the former edition where a file cannot be replaced.

    Raises:
        OSError: a file cannot be replaced.
    """
    _finish_undo(directory)
    staged = directory / _NEXT
    if not staged.is_dir():
        return
    try:
        for path in sorted(staged.iterdir(), key=lambda p: p.suffix == ".json"):
            if path.name not in (_BEFORE, _NAMES):
                os.replace(path, directory / path.name)
    except OSError:
        if may_undo and (staged / _NAMES).is_file():
            staged.rename(directory / _UNDO)
            _finish_undo(directory)
        raise
    sync(directory)
    _throw_away(staged)


def _finish_undo(directory: Path) -> None:
    """Put the former files back, and take away the new ones that had none before them.

    What is needed to do it all over again stays until it is done.
    """
    undone = directory / _UNDO
    if not undone.is_dir():
        return
    before = undone / _BEFORE
    for name in (undone / _NAMES).read_text(encoding="utf-8").splitlines():
        kept, place = before / name, directory / name
        moved = not (undone / name).exists()
        if not kept.exists():
            if moved:
                place.unlink(missing_ok=True)
        elif not (place.exists() and os.path.samestat(kept.stat(), place.stat())):
            again = undone / f"{name}.again"
            again.unlink(missing_ok=True)
            _keep(kept, again)
            os.replace(again, place)
    sync(directory)
    _throw_away(undone)


def _throw_away(folder: Path) -> None:
    """One rename makes a folder a leftover, which means nothing however much is left of it."""
    leftover = folder.with_name(f"{STAGED}{os.getpid()}-done")
    with contextlib.suppress(OSError):
        shutil.rmtree(leftover, ignore_errors=True)
        folder.rename(leftover)
    shutil.rmtree(leftover, ignore_errors=True)


def write_whole(path: Path, content: bytes | memoryview) -> None:
    """Write a file and wait until the disk has it: a name must not come before its content."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sync_all(folders: Iterable[Path]) -> None:
    """Wait until the disk has all that has been written into folders, and the folders' names.

    Many files are waited for at once: the disk takes them together, a file alone takes as long.
    """
    files: list[Path] = []
    directories: dict[Path, None] = {}
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file():
                files.append(path)
            else:
                directories[path] = None
        directories.update(dict.fromkeys((folder, folder.parent, folder.parent.parent)))
    with ThreadPoolExecutor(AT_ONCE) as waiting:
        for each in (waiting.map(_sync_file, files), waiting.map(sync, directories)):
            for _ in each:
                pass


def _sync_file(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync(directory: Path) -> None:
    """Wait until the disk knows the names, where a directory can be asked that."""
    with contextlib.suppress(OSError, AttributeError):
        handle = os.open(directory, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
