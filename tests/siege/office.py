"""LibreOffice without a window: documents opened, changed and stored by a program not ours."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

CSV_AS_A_PERSON_OPENS_IT = "CSV:59,34,76,1,,1049,false,true,false,false,false,0,true"
""";, quotes, UTF-8, from line 1, Russian, special numbers and formulas recognised."""
_SYSTEM_PYTHON = "/usr/bin/python3"
"""It has LibreOffice's own module ``uno`` (Debian: python3-uno)."""
_DRIVE = """
import sys, time, uno
from com.sun.star.beans import PropertyValue
pipe, commands, source, target = sys.argv[1:5]
local = uno.getComponentContext()
resolve = local.ServiceManager.createInstanceWithContext(
    "com.sun.star.bridge.UnoUrlResolver", local).resolve
for _ in range(240):
    try:
        context = resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        break
    except Exception:
        time.sleep(0.5)
services = context.ServiceManager
desktop = services.createInstanceWithContext("com.sun.star.frame.Desktop", context)
of = lambda name, value: PropertyValue(Name=name, Value=value)
document = desktop.loadComponentFromURL(
    uno.systemPathToFileUrl(source), "_blank", 0, (of("Hidden", True),))
if commands == "typed":
    table = document.TextTables.getByIndex(0)
    for place in sys.argv[5:]:
        cell, _, words = place.partition("=")
        table.getCellByName(cell).setString(words)
else:
    dispatcher = services.createInstanceWithContext(
        "com.sun.star.frame.DispatchHelper", context)
    frame = document.CurrentController.Frame
    dispatcher.executeDispatch(frame, ".uno:" + commands, "", 0, ())
document.storeToURL(
    uno.systemPathToFileUrl(target), (of("FilterName", "MS Word 2007 XML"),))
document.close(True)
try:
    desktop.terminate()
except Exception:
    pass
"""


class Office:
    """LibreOffice with a profile of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._words = [
            "soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
            "--norestore",
        ]  # fmt: skip

    def converted(self, paths: Sequence[Path], to: str, infilter: str = "") -> list[Path]:
        """The documents as LibreOffice stores them in another form, or in the same anew."""
        out = Path(tempfile.mkdtemp(dir=self.folder))
        further = [f"--infilter={infilter}"] if infilter else []
        subprocess.run(
            [*self._words, *further, "--convert-to", to, "--outdir", out, *paths],
            check=True, capture_output=True, timeout=1_200,
        )  # fmt: skip
        return [out / f"{path.stem}.{to.partition(':')[0]}" for path in paths]

    def driven(self, source: Path, command: str, *places: str) -> Path:
        """A Word document after a command of LibreOffice's menu, or with cells typed into.

        Args:
            source: the document.
            command: «AcceptAllTrackedChanges», or «typed».
            places: with «typed», cells of the first table: «F2=12 мая 2026 года».
        """
        target = Path(tempfile.mkdtemp(dir=self.folder)) / source.name
        pipe = f"siege{abs(hash(str(target)))}"
        office = subprocess.Popen(
            [*self._words, f"--accept=pipe,name={pipe};urp;"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            paths = (str(source), str(target))
            words = [_SYSTEM_PYTHON, "-c", _DRIVE, pipe, command, *paths, *places]
            subprocess.run(words, check=True, timeout=400, stdout=sys.stderr)
        finally:
            office.terminate()
            office.wait(60)
        return target
