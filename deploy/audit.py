"""``make audit``: known vulnerabilities of the packages, and which of them nobody was asked about.

``pip-audit`` ends with 0 and «No known vulnerabilities found» also where no advisory service
answered for a package; here that is a failure of its own kind.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import venv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from etl.folders import ROOT
from etl.installed import LOCK

_TOOL = "pip-audit==2.10.1"
_OWN = ROOT / ".cache" / "audit"
"""It has thirty packages of its own, which the program's .venv need not hold."""
CLEAN, FOUND, UNASKED = 0, 1, 3


def verdict(parts: Sequence[Mapping[str, Any]]) -> tuple[list[str], int]:
    """What was found, in Russian lines, and the exit code.

    Args:
        parts: «dependencies» of pip-audit's JSON.
    """
    lines = [
        f"УЯЗВИМОСТЬ: {part['name']} {part['version']}: {one['id']}; исправлено в "
        f"{', '.join(one['fix_versions']) or 'пока ни в какой версии'}"
        for part in parts
        for one in part.get("vulns", ())
    ]
    unasked = [str(part["name"]) for part in parts if "skip_reason" in part]
    if lines:
        return [*lines, f"Уязвимостей: {len(lines)}."], FOUND
    if unasked or not parts:
        asked = len(parts) - len(unasked)
        return [
            f"НЕ ПРОВЕРЕНО: служба сведений об уязвимостях ответила о {asked} пакетах из "
            f"{len(parts)}; повторите там, где есть интернет."
        ], UNASKED
    return [f"Известных уязвимостей нет, проверено пакетов: {len(parts)}."], CLEAN


def main(lock: Path = LOCK) -> int:
    """Ask about every package of the lock file."""
    if not (_OWN / "bin" / "pip-audit").exists():
        venv.create(_OWN, with_pip=True)
        pip = [str(_OWN / "bin" / "python"), "-m", "pip", "install", "--quiet", _TOOL]
        subprocess.run(pip, check=True)
    with tempfile.TemporaryDirectory() as place:
        answer = Path(place) / "audit.json"
        command = [str(_OWN / "bin" / "pip-audit"), "--requirement", str(lock), "--disable-pip"]
        command += ["--progress-spinner", "off", "--format", "json", "--output", str(answer)]
        subprocess.run(command, check=False, capture_output=True)
        told = json.loads(answer.read_text("utf-8")) if answer.exists() else {}
    lines, code = verdict(told.get("dependencies", []))
    print("\n".join(lines))
    return code


if __name__ == "__main__":
    sys.exit(main())
