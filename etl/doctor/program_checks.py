"""The program itself: the interpreter, the packages, the files that come with it."""

from __future__ import annotations

import csv
import json
import shutil
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256
from importlib import import_module
from pathlib import Path

from etl.doctor.finding import Finding, all_there, fault, fine, remark, some_of
from etl.documents.endings import CONVERTED
from etl.folders import PLAN_DATA, ROOT
from etl.installed import LOCK, installed_version, pinned

SUMS = "SHA256SUMS"
"""The list of served files and their hashes, in the form of ``sha256sum``."""
_INSTALL = "установите пакеты заново: make run (без интернета: make install-offline)"
_RESTORE = "верните файлы программы из её архива или хранилища (git checkout)"
_LEAST = (3, 11)
_TRIED = (3, 14)
_COMPILED = ("numpy", "pandas", "pyarrow", "lxml.etree", "pyproj", "rapidfuzz", "cryptography")


def check_python(found: tuple[int, ...] = sys.version_info[:3]) -> Iterator[Finding]:
    """The interpreter's version."""
    said = ".".join(map(str, found))
    if found[:2] < _LEAST:
        yield fault(
            "Python",
            f"версия {said}, нужна 3.11 или новее",
            "установите Python 3.11 и назовите его: make PYTHON=python3.11 run",
        )
    elif found[:2] > _TRIED:
        yield remark("Python", f"версия {said} новее тех, на которых программу проверяли")
    else:
        yield fine("Python", f"версия {said}")


def check_packages(
    lock: Path = LOCK,
    installed: Callable[[str], str | None] = installed_version,
) -> Iterator[Finding]:
    """Each package of the lock file is there in just that version."""
    try:
        wanted = pinned(lock)
    except OSError:
        yield fault("Пакеты", f"нет списка пакетов {lock.name}", _RESTORE)
        return
    found = {name: installed(name) for name in wanted}
    missing = [name for name, there in found.items() if there is None]
    other = [
        f"{name} {there} вместо {wanted[name]}"
        for name, there in found.items()
        if there is not None and there != wanted[name]
    ]
    if missing:
        yield fault("Пакеты", f"не установлено {len(missing)}: {some_of(missing)}", _INSTALL)
    if other:
        yield fault("Пакеты", f"не те версии: {some_of(other)}", _INSTALL)
    if not missing and not other:
        yield fine("Пакеты", f"все {len(wanted)} тех версий, с которыми программу проверяли")


def check_loading(names: Sequence[str] = _COMPILED) -> Iterator[Finding]:
    """Packages with machine code in them load: those of another system or Python do not."""
    broken = []
    for name in names:
        try:
            import_module(name)
        except ModuleNotFoundError as error:
            # What is not there at all is said of the packages.
            if error.name != name.partition(".")[0]:
                broken.append(name)
        except (ImportError, OSError):
            broken.append(name)
    if broken:
        yield fault("Загрузка пакетов", f"не загружаются: {some_of(broken)}", _INSTALL)


def check_served_files(static: Path = ROOT / "static") -> Iterator[Finding]:
    """Fonts, icon and the drawing library are there, byte for byte."""
    subject = "Шрифты и сценарии"
    try:
        lines = (static / SUMS).read_text(encoding="utf-8").splitlines()
        wanted = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    except (OSError, ValueError):
        yield fault(subject, f"нет списка static/{SUMS}", _RESTORE)
        return
    missing = [name for name in wanted if not (static / name).is_file()]
    changed = [
        name for name in wanted if name not in missing and _digest(static / name) != wanted[name]
    ]
    if missing:
        yield fault(subject, f"нет файлов в static/: {some_of(missing)}", _RESTORE)
    if changed:
        yield fault(subject, f"изменены файлы в static/: {some_of(changed)}", _RESTORE)
    if not missing and not changed:
        yield fine(subject, all_there(len(wanted)))


def check_lookups(plan_data: Path = PLAN_DATA) -> Iterator[Finding]:
    """Data that persons edit can be read: a slip in a file of wordings stops every build."""
    subject = "Справочники"
    readers: Mapping[str, Callable[[Path], object]] = {
        ".toml": lambda path: tomllib.loads(path.read_text(encoding="utf-8")),
        ".csv": lambda path: list(csv.reader(path.read_text(encoding="utf-8").splitlines())),
        ".geojson": lambda path: json.loads(path.read_text(encoding="utf-8")),
    }
    unread, count = [], 0
    for folder in ("lookups", "gazetteer", "boundaries", "stories"):
        for path in sorted((plan_data / folder).glob("*")):
            if (read := readers.get(path.suffix)) is None:
                continue
            count += 1
            try:
                read(path)
            except (OSError, ValueError, csv.Error):
                unread.append(f"{folder}/{path.name}")
    if unread:
        yield fault(
            subject,
            f"не читаются файлы в {plan_data.name}/: {some_of(unread)}",
            "исправьте файл (UTF-8, без лишних кавычек и запятых) или верните прежний",
        )
    elif count:
        yield fine(subject, f"все {count} читаются")
    else:
        yield fault(subject, f"в папке {plan_data.name}/ нет справочников", _RESTORE)


def check_other_programs(which: Callable[[str], str | None] = shutil.which) -> Iterator[Finding]:
    """Programs that only some things need."""
    if any(map(which, ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"))):
        yield fine("Chromium", "есть; нужен только проверкам программы (make test)")
    else:
        yield remark("Chromium", "нет; дашборду не нужен, нужен только проверкам (make test)")
    if which("soffice") or which("libreoffice"):
        yield fine("LibreOffice", f"есть: читаются и документы {', '.join(CONVERTED)}")
    else:
        yield remark("LibreOffice", f"нет: не читаются {', '.join(CONVERTED)}, только остальные")


def _digest(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
