"""Pages of a server whose plans lie on an S3-compatible store."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.bucket.bucket import Bucket
from etl.bucket.sending import send
from etl.folders import stored_at
from tests.pages.asking import ask
from tests.pages.test_shell import html_of, run
from tests.s3_running import RunningStore, forget
from tests.s3_server import KEY


def test_a_server_shows_what_the_store_holds_and_goes_on_without_it(
    published_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "objects").mkdir()
    store = RunningStore(tmp_path / "objects")
    store.start()
    try:
        store.named_in(monkeypatch, tmp_path / "cache")
        monkeypatch.setenv("PLAN_DATA_DIR", store.address)
        nothing = ask("/health")
        assert nothing.status == 503
        assert nothing.text == (
            "В хранилище … планов ещё нет: отправьте их командой python -m etl mirror … там, где "
            "публикуют."
        )
        assert "планов ещё нет" in html_of(run("overview"))
        send(published_folder, Bucket.of(store.address))
        stored_at(store.address).refresh(wait=True)
        page = html_of(run("overview"))
        assert "<b>47</b>" in page
        assert "недоступно" not in page
        loading = html_of(run("editions"))
        assert "Здесь показана копия из хранилища" in loading.replace("\u00a0", " ")
        assert ask("/health").status == 200
    finally:
        store.stop()
    stored_at(store.address).refresh(wait=True)
    page = html_of(run("overview"))
    assert "<b>47</b>" in page
    assert "Хранилище планов недоступно с " in page
    assert "; показано то, что было в нём " in page
    about = html_of(run("about"))
    assert "получает из хранилища" in about
    for secret in (KEY, store.address, str(tmp_path)):
        assert secret not in page + about + loading + nothing.text
    forget()
