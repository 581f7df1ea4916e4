"""``make bundle``: program, packages and their list in one file, for a machine without internet.

The file is for machines like this one (its name says which Python and system). Inside: the program
as committed without its tests, ``wheels/``, ``requirements.offline`` with the hash of each wheel,
``sbom.cdx.json`` and ``SHA256SUMS`` of everything.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tempfile
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from packaging.utils import canonicalize_name, parse_wheel_filename

from deploy.sbom import NAME, sbom
from etl.folders import ROOT
from etl.installed import LOCK, packages, pinned, program_version

WHEELS, OFFLINE, SUMS, SBOM = "wheels", "requirements.offline", "SHA256SUMS", "sbom.cdx.json"
_LEFT_OUT = ("tests/", ".ci/", ".gitignore", "requirements-dev")


def program_into(folder: Path, root: Path = ROOT) -> list[str]:
    """Put the committed files that a server needs into a folder, as they are committed.

    Returns:
        Names of files that are otherwise here: what is not committed stays out.
    """
    if subprocess.run(["git", "rev-parse", "HEAD"], cwd=root, capture_output=True).returncode:
        raise SystemExit(
            "Комплект собирают из рабочей копии git: в него входит закреплённое (commit), а здесь "
            "её нет."
        )
    packed = subprocess.run(
        ["git", "archive", "--format=tar", "HEAD"], cwd=root, capture_output=True, check=True
    )
    with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as archive:
        for member in archive:
            if member.isfile() and not member.name.startswith(_LEFT_OUT):
                archive.extract(member, folder, filter="data")
    told = ["git", "status", "--porcelain", "-z"]
    done = subprocess.run(told, cwd=root, capture_output=True, check=True, text=True)
    return [line[3:] for line in done.stdout.split("\0") if line[3:]]


def wheels_into(folder: Path) -> None:
    """Fetch the wheel of each package of the lock, checked by the lock's hashes.

    A package that comes as source alone is built here: the other machine has no compiler.
    """
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check"]
    command += ["--no-deps", "--require-hashes", "-r", str(LOCK), "-w", str(folder)]
    subprocess.run(command, check=True)


def offline_requirements(wheels: Iterable[Path]) -> tuple[str, dict[str, str]]:
    """A line for each wheel with the hash it has here, and the hashes by package."""
    lines: list[str] = []
    hashes: dict[str, str] = {}
    for path in sorted(wheels):
        name, version, _, _ = parse_wheel_filename(path.name)
        hashes[canonicalize_name(name)] = sha256(path.read_bytes()).hexdigest()
        lines.append(f"{name}=={version} --hash=sha256:{hashes[canonicalize_name(name)]}")
    return "\n".join(lines) + "\n", hashes


def sums_of(folder: Path) -> str:
    """The hashes of all files under a folder, as ``sha256sum -c`` reads them."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != SUMS)
    paths += sorted((folder / "static").glob(SUMS))
    return "".join(
        f"{sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n"
        for path in paths
    )


def fill_bundle(folder: Path, wheels: Path) -> None:
    """Put everything into a folder that holds nothing yet.

    Args:
        folder: where it goes.
        wheels: the folder of the wheels.
    """
    folder.mkdir(exist_ok=True)
    changed = program_into(folder)
    if changed:
        print(f"Не закреплено (commit) и в комплект не вошло, файлов: {len(changed)}.")
    shutil.copytree(wheels, folder / WHEELS)
    text, hashes = offline_requirements((folder / WHEELS).glob("*.whl"))
    missing = set(map(canonicalize_name, pinned())) - hashes.keys()
    if missing:
        raise SystemExit(f"Не собраны пакеты: {', '.join(sorted(missing))}.")
    (folder / OFFLINE).write_text(text, encoding="utf-8")
    (folder / SBOM).write_text(sbom(program_version(), packages(), hashes), encoding="utf-8")
    (folder / SUMS).write_text(sums_of(folder), encoding="utf-8")


def bundle_name() -> str:
    """«plan-dashboard-1.0.0-cp311-linux-x86_64»."""
    python = f"cp{sys.version_info.major}{sys.version_info.minor}"
    return f"{NAME}-{program_version()}-{python}-{sysconfig.get_platform()}"


def make_bundle(out: Path) -> Path:
    """Make the bundle's file in a folder; gives its path."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out, prefix=".bundle-") as scratch:
        wheels = Path(scratch) / WHEELS
        wheels_into(wheels)
        folder = Path(scratch) / bundle_name()
        folder.mkdir()
        fill_bundle(folder, wheels)
        made = Path(scratch) / f"{folder.name}.tar.gz"
        with tarfile.open(made, "w:gz", compresslevel=1) as archive:  # wheels are packed already
            archive.add(folder, arcname=folder.name)
        place = out / made.name
        os.replace(made, place)
    digest = sha256(place.read_bytes()).hexdigest()
    (out / f"{place.name}.sha256").write_text(f"{digest}  {place.name}\n", encoding="utf-8")
    return place


if __name__ == "__main__":
    done = make_bundle(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "dist")
    print(f"Собрано: {done} ({done.stat().st_size // 2**20} МБ)")
