"""Each module of the program can be the first one imported: none needs another before it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.etl.conftest import ROOT

TRY = """
import importlib, sys
failed = []
for name in sys.argv[1:]:
    for known in [one for one in sys.modules if one.split(".")[0] in ("etl", "pages")]:
        del sys.modules[known]
    try:
        importlib.import_module(name)
    except Exception as error:
        failed.append(f"{name}: {error}")
print("\\n".join(failed))
"""


@pytest.mark.slow
def test_each_module_can_be_imported_first() -> None:
    paths = sorted((ROOT / "etl").rglob("*.py"))
    names = [path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".") for path in paths]
    names = [one.removesuffix(".__init__") for one in names if not one.endswith("__main__")]
    done = subprocess.run(
        [sys.executable, "-c", TRY, *names], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == ""
