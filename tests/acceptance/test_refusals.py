"""What is refused is refused in one Russian sentence, and nothing is lost by it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from . import plain_text
from .checks import PYTHON, ROOT, Outcome, run, run_apart
from .content import altai
from .refused import BOMBS, REFUSED

MEGABYTES = 600
# A process counts the memory of the one that starts it until it is itself: a small one starts it,
# not the tests, which have grown.
MEASURED = """
import os, subprocess, sys
process = subprocess.Popen(sys.argv[2:])
_, status, usage = os.wait4(process.pid, 0)
with open(sys.argv[1], "w") as file:
    print(usage.ru_maxrss, file=file)
sys.exit(os.waitstatus_to_exitcode(status))
"""


@pytest.fixture(scope="module")
def earlier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tables of an earlier good build."""
    folder = tmp_path_factory.mktemp("earlier")
    document = folder / "plan.txt"
    document.write_text(plain_text.cell_per_tab(altai.PLAN), encoding="utf-8")
    assert run("build", document, "--out", folder / "tables").code == 0
    return folder / "tables"


def snapshot(directory: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(directory)): path.read_bytes()
        for path in sorted(directory.rglob("*"))
        if path.is_file()
    }


def check_sentence(outcome: Outcome, name: str) -> None:
    assert outcome.code == 2, f"код {outcome.code}, {outcome.err!r}"
    text = outcome.err.strip()
    assert name in text, f"нет имени файла: {text!r}"
    assert len(text.splitlines()) == 1, f"не одно предложение: {text!r}"
    assert "Traceback" not in outcome.out + outcome.err
    assert not re.search(r"\w+Error|Exception|0x[0-9a-f]+", text), text
    russian = len(re.findall(r"[А-Яа-яЁё]", text.replace(name, "")))
    foreign = re.findall(
        r"[A-Za-z]{3,}",
        re.sub(r"\S*/\S*|\.?\b(docx|xlsx|pdf|txt|doc|odt|rtf)\b", "", text.replace(name, "")),
    )
    assert russian > 15, text
    assert len(foreign) <= 3, f"не по-русски: {foreign} в {text!r}"
    assert len(text) < 600, text


@pytest.mark.parametrize("case", REFUSED)
def test_refused(case: str, tmp_path: Path, earlier: Path) -> None:
    name, make = REFUSED[case]
    document = tmp_path / name
    document.write_bytes(make())
    before = snapshot(earlier)
    outcome = run("build", document, "--out", earlier)
    assert snapshot(earlier) == before
    check_sentence(outcome, name)
    assert "не прочитан за" not in outcome.err  # long before its bound


@pytest.mark.parametrize("case", ["budget docx", "truncated docx", "scan pdf", "empty txt"])
def test_no_tables_left_behind(case: str, tmp_path: Path) -> None:
    name, make = REFUSED[case]
    document = tmp_path / name
    document.write_bytes(make())
    assert run("build", document, "--out", tmp_path / "new").code == 2
    left = list((tmp_path / "new").rglob("*")) if (tmp_path / "new").exists() else []
    assert not left
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != "new") == [name]


def test_missing_file_and_directory(tmp_path: Path, earlier: Path) -> None:
    before = snapshot(earlier)
    (tmp_path / "папка.docx").mkdir()
    for name in ("нет такого.docx", "папка.docx"):
        check_sentence(run("build", tmp_path / name, "--out", earlier), name)
    assert snapshot(earlier) == before


def test_compare_refuses_as_build_does(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text(plain_text.cell_per_tab(altai.PLAN), encoding="utf-8")
    bad = tmp_path / "плохой.docx"
    bad.write_bytes(b"abc")
    check_sentence(run("compare", good, bad, "--json"), "плохой.docx")
    check_sentence(run("compare", bad, good), "плохой.docx")


@pytest.mark.slow
@pytest.mark.parametrize("case", ["budget docx", "encrypted pdf", "external entity"])
def test_refused_in_a_process_of_its_own(case: str, tmp_path: Path, earlier: Path) -> None:
    name, make = REFUSED[case]
    document = tmp_path / name
    document.write_bytes(make())
    before = snapshot(earlier)
    check_sentence(run_apart("build", document, "--out", earlier), name)
    assert snapshot(earlier) == before


@pytest.mark.slow
@pytest.mark.parametrize("case", BOMBS)
def test_bomb(case: str, tmp_path: Path, earlier: Path) -> None:
    name, make = BOMBS[case]
    document = tmp_path / name
    document.write_bytes(make())
    before = snapshot(earlier)
    errors, needed = tmp_path / "stderr", tmp_path / "kilobytes"
    with errors.open("wb") as stream:
        process = subprocess.run(
            [
                PYTHON, "-S", "-c", MEASURED, str(needed),
                PYTHON, "-m", "etl", "build", str(document), "--out", str(earlier),
            ],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=stream,
            check=False,
        )  # fmt: skip
    check_sentence(Outcome(process.returncode, "", errors.read_text(encoding="utf-8")), name)
    assert snapshot(earlier) == before
    assert float(needed.read_text()) / 1024 < MEGABYTES
