"""What puts the program on a server: bundle, list of parts, container, unit, proxy."""

from __future__ import annotations

import configparser
import json
import os
import re
import shutil
import subprocess
import sys
from hashlib import sha256
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

import pytest
import yaml

from deploy import bundle
from deploy.audit import verdict
from deploy.sbom import sbom
from etl.folders import ROOT
from etl.installed import packages, pinned, program_version
from tests import behind_nginx

DEPLOY = ROOT / "deploy"


def test_the_list_of_parts_is_valid_cyclonedx_and_names_every_package() -> None:
    # Half of what importing all test modules costs: only the worker that is given this test pays.
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    text = sbom(program_version(), packages(), {"numpy": "0" * 64})
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    parts = {part["name"]: part for part in json.loads(text)["components"]}
    assert parts.keys() == pinned().keys()
    assert parts["numpy"]["purl"] == f"pkg:pypi/numpy@{pinned()['numpy']}"
    assert parts["numpy"]["hashes"] == [{"alg": "SHA-256", "content": "0" * 64}]
    assert all(part["licenses"] for part in parts.values())


def test_a_bundle_holds_the_program_its_wheels_and_the_hash_of_each_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheels = tmp_path / "made"
    wheels.mkdir()
    (wheels / "pandas-3.1.1-cp311-cp311-manylinux_2_28_x86_64.whl").write_bytes(b"one")
    (wheels / "PyYAML-6.0.4-cp311-cp311-linux_x86_64.whl").write_bytes(b"two")
    folder = tmp_path / "bundle"
    with pytest.raises(SystemExit, match="Не собраны пакеты: altair"):
        bundle.fill_bundle(folder, wheels)
    shutil.rmtree(folder)
    monkeypatch.setattr(bundle, "pinned", lambda: {"pandas": "3.1.1", "pyyaml": "6.0.4"})
    bundle.fill_bundle(folder, wheels)
    one, two = (sha256(content).hexdigest() for content in (b"one", b"two"))
    assert (folder / "requirements.offline").read_text("utf-8").splitlines() == [
        f"pyyaml==6.0.4 --hash=sha256:{two}",
        f"pandas==3.1.1 --hash=sha256:{one}",
    ]
    listed = (folder / "SHA256SUMS").read_text("utf-8")
    there = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    assert {line[66:] for line in listed.splitlines()} == there - {"SHA256SUMS"}
    for name in ("dashboard.py", "Makefile", ".streamlit/config.toml", "static/SHA256SUMS"):
        assert name in there
    assert not [name for name in there if name.startswith(("tests/", ".git/", "dist/"))]
    check = ["sha256sum", "--check", "--quiet", "--strict", "SHA256SUMS"]
    assert subprocess.run(check, cwd=folder, capture_output=True).returncode == 0
    (folder / "etl" / "model.py").write_text("", "utf-8")
    assert subprocess.run(check, cwd=folder, capture_output=True).returncode == 1


def test_a_bundle_is_what_is_committed_and_says_what_is_not(tmp_path: Path) -> None:
    root, folder = tmp_path / "root", tmp_path / "bundle"
    for place in (root / "tests", folder):
        place.mkdir(parents=True)
    with pytest.raises(SystemExit, match="рабочей копии git"):
        bundle.program_into(folder, root)
    (root / "dashboard.py").write_text("committed", "utf-8")
    (root / "tests" / "test_it.py").write_text("", "utf-8")
    who = ["-c", "user.name=x", "-c", "user.email=x@example.ru"]
    for words in (["init", "-q"], ["add", "."], [*who, "commit", "-qm", "x"]):
        subprocess.run(["git", *words], cwd=root, check=True, capture_output=True)
    (root / "dashboard.py").write_text("tried out", "utf-8")
    (root / "notes.txt").write_text("", "utf-8")
    assert bundle.program_into(folder, root) == ["dashboard.py", "notes.txt"]
    assert [path.name for path in folder.rglob("*")] == ["dashboard.py"]
    assert (folder / "dashboard.py").read_text("utf-8") == "committed"


def test_the_container_runs_as_nobody_and_shows_itself_to_this_machine_alone() -> None:
    service = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))["services"]["dashboard"]
    assert service["ports"] == ["127.0.0.1:8501:8501"]
    assert service["read_only"] is True
    assert (DEPLOY / service["build"]["context"]).resolve() == ROOT
    assert (ROOT / service["build"]["dockerfile"]).is_file()
    docker = (DEPLOY / "Dockerfile").read_text("utf-8")
    assert re.findall(r"^USER (\w+)", docker, re.M) == ["plan"]
    assert "VOLUME /data" in docker
    ignored = (ROOT / ".dockerignore").read_text("utf-8").split()
    # The compose file takes both from deploy/, a server without a container from .streamlit/.
    assert {".git", ".venv", "**/secrets.toml", "**/access.toml"} <= set(ignored)
    assert "plan_data/tables-*" in ignored, "plans of `make run PLAN=…` stay here"
    assert f"plan-dashboard:{program_version()}" in service["image"]


def test_what_a_server_may_not_write_to_is_compiled_when_it_is_installed(tmp_path: Path) -> None:
    compile_ = "python -m compileall -q etl pages"
    makefile = (ROOT / "Makefile").read_text("utf-8")
    installing = makefile.partition("\ninstall-offline:")[2].partition("\n\n")[0]
    docker = (DEPLOY / "Dockerfile").read_text("utf-8")
    for text in (installing, docker):
        assert compile_ in text
        assert "--no-compile" not in text, "pip compiles the packages"
    assert docker.index("COPY . /app") < docker.index(compile_) < docker.index("USER plan")
    for room in ("etl", "pages"):
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    command = compile_.replace("python", sys.executable)
    # Both set it for the server; what is asked to compile does so all the same.
    kept = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run(["sh", "-c", command], cwd=tmp_path, env=kept, check=True)
    modules = list(tmp_path.rglob("*.py"))
    assert modules
    assert [m for m in modules if not Path(cache_from_source(str(m))).is_file()] == []


def test_the_unit_is_one_that_systemd_takes(tmp_path: Path) -> None:
    text = (DEPLOY / "plan-dashboard.service").read_text("utf-8")
    unit = configparser.RawConfigParser(strict=False)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read_string(text)
    service = unit["Service"]
    assert "--server.address 127.0.0.1" in service["ExecStart"]
    assert service["User"] == "plan"
    assert service["IPAddressDeny"] == "any"
    if shutil.which("systemd-analyze"):  # it wants the program to be there
        there = re.sub(r"/opt/plan-dashboard/.venv/bin/streamlit", "/bin/true", text)
        there = there.replace("/opt/plan-dashboard", str(tmp_path))
        path = tmp_path / "plan-dashboard.service"
        path.write_text(there, "utf-8")
        command = ["systemd-analyze", "verify", "--man=no", str(path)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=600)
        assert [line for line in done.stderr.splitlines() if path.name in line] == []


def test_the_proxy_s_settings_are_ones_that_nginx_takes(tmp_path: Path) -> None:
    text = (DEPLOY / "nginx.conf").read_text("utf-8")
    assert "proxy_set_header Host $http_host;" in text  # else every connection is a stranger's
    assert "proxy_set_header Upgrade $http_upgrade;" in text
    largest = re.search(r"maxUploadSize = (\d+)", (ROOT / ".streamlit/config.toml").read_text())
    body = re.search(r"client_max_body_size (\d+)m", text)
    assert largest is not None
    assert body is not None
    assert int(body[1]) > int(largest[1])
    # Two servers behind the real one: tests/browser/test_behind_nginx.py.
    if behind_nginx.there():
        whole = behind_nginx.settings(tmp_path, (8501, 8502), 8443, 8080)
        done = subprocess.run(
            ["nginx", "-t", "-p", str(tmp_path), "-c", str(whole)],
            capture_output=True, text=True, timeout=600,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr


AUDITS = [
    ([{"name": "a", "version": "1", "vulns": []}], 0, "нет"),
    (
        [{"name": "a", "version": "1", "vulns": [{"id": "CVE-1", "fix_versions": []}]}],
        1,
        "CVE-1",
    ),
    ([{"name": "a", "version": "1", "vulns": []}, {"name": "b", "skip_reason": "x"}], 3, "о 1 "),
    ([], 3, "НЕ ПРОВЕРЕНО"),
]


@pytest.mark.parametrize(("parts", "code", "said"), AUDITS)
def test_a_package_that_nobody_was_asked_about_is_none_without_faults(
    parts: list[dict[str, Any]], code: int, said: str
) -> None:
    lines, found = verdict(parts)
    assert found == code
    assert said in lines[0]


# The tests build a bundle of what git has: the copy that they are run in is one that git knows.
@pytest.mark.parametrize(
    ("judge", "version"), [("git rev-parse HEAD", "9.9"), ("true", "9.9"), ("false", "1.0")]
)
def test_an_upgrade_is_kept_only_if_the_judge_lets_it(
    judge: str, version: str, tmp_path: Path
) -> None:
    (tmp_path / "new").write_text("pandas==9.9 \\\n    --hash=sha256:0\n", "utf-8")
    for name in ("requirements", "requirements-dev"):
        (tmp_path / f"{name}.txt").write_text("# why\nPandas[x]==1.0\n", "utf-8")
        (tmp_path / f"{name}.lock").write_text("pandas==1.0\n", "utf-8")
    compile_ = tmp_path / "compile.sh"
    compile_.write_text(f'cp "{tmp_path}/new" "$2"\n', "utf-8")
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    for words in (["init", "-q"], ["add", "."], [*who, "commit", "-qm", "first"]):
        subprocess.run(["git", *words], cwd=tmp_path, check=True, capture_output=True)
    done = subprocess.run(
        ["sh", str(DEPLOY / "upgrade.sh")],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "JUDGE": judge, "COMPILE": f"sh {compile_}"},
        capture_output=True,
        text=True,
    )
    assert (done.returncode == 0) == (judge != "false"), done.stderr
    text = (tmp_path / "requirements.txt").read_text("utf-8")
    assert text == f"# why\nPandas[x]=={version}\n"
