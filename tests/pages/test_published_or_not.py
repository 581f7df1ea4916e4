"""Tables that a build put into the folder are shown, and every page says: nobody published them."""

from __future__ import annotations

from pathlib import Path

from pages.shared.visit.plan_choices import publishing_said
from tests.pages.test_analyst_ways import html_of, run


def test_built_tables_are_nowhere_called_published(golden_app: Path) -> None:
    for page in ("editions", "about"):
        html = html_of(run(page))
        assert "не опубликована" in html, page
        assert "<strong class='ed-now'>опубликована" not in html, page


def test_what_is_said_of_an_edition() -> None:
    at = "2026-03-12T12:30:00+03:00"
    assert publishing_said({"published": True, "published_at": at}) == "опубликована"
    assert publishing_said({"published": False, "published_at": at}) == "была опубликована"
    assert publishing_said({"published": False, "published_at": None}) == "не опубликована"
    assert publishing_said({"published": True, "published_at": None}) == "не опубликована"
