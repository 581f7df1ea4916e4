"""A whole show as slides: a scene's slides in order, native texts, tables and charts, notes."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pptx
import pytest

from etl.__main__ import main
from pages.handouts.deck.show_deck import show_deck
from pages.handouts.deck.show_handout import show_stored
from pages.handouts.deck.show_slide_text import text_of_slide
from pages.handouts.handout import RefusedError
from pages.shared.plan.tables import Plan
from pages.show.slides.scenes import slides_of
from pages.show.story.scene_view import VIEWS
from pages.show.story.story import Scene, Story, pack, to_json
from tests.pages.asking import ask

SCENES = (
    Scene("cover", notes="Здравствуйте!"),
    Scene("overview"),
    Scene("spheres"),
    Scene("calendar", "Сроки <b>", "Сказать о марте"),
    Scene("map"),
    Scene("map?part=Витебская+область"),
    Scene("overview?month=март+2026"),
    Scene("events?event=e11"),
    Scene("events?show=без+срока"),
    Scene("events?event=нет", event_title="Исчезнувшее"),
)
STORY = Story("Мой показ", SCENES, "2026-H1")


@pytest.fixture(scope="module")
def deck(golden_plan: Plan) -> bytes:
    return show_deck(STORY, golden_plan)


def read(content: bytes) -> Any:
    return pptx.Presentation(io.BytesIO(content))


def texts(slide: Any) -> str:
    found = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    for shape in slide.shapes:
        if getattr(shape, "has_table", False) and shape.has_table:
            found += [cell.text for row in shape.table.rows for cell in row.cells]
    return "\n".join(found).replace("\u00a0", " ")


def test_each_scene_has_its_slides_in_order_with_its_notes(golden_plan: Plan, deck: bytes) -> None:
    slides = list(read(deck).slides)
    titles = [slide.shapes.title.text_frame.text.replace("\u00a0", " ") for slide in slides]
    expected = [
        (one.title.replace("\u00a0", " "), scene.notes)
        for scene in SCENES
        for one in slides_of(scene, golden_plan, "light")
    ]
    at = 0
    for title, notes in expected:
        # A long table goes on, on a further slide of the same title.
        assert titles[at].startswith(title), (titles[at], title)
        while at < len(titles) and titles[at].startswith(title):
            note = slides[at].notes_slide.notes_text_frame.text
            assert notes in note
            assert "Источник: План на I" in note.replace("\u00a0", " ")
            at += 1
            if "(лист" not in titles[at - 1]:
                break
    assert at == len(titles)
    assert all(
        "редакция 1" in texts(slide) and "plan-2026-H1.txt" in texts(slide) for slide in slides
    )
    assert "Сроки <b>" in titles
    assert "Этого мероприятия в показанной редакции плана нет" in texts(slides[-1])


@pytest.mark.parametrize("kind", VIEWS)
def test_each_kind_of_scene_is_a_slide_without_a_title_or_a_filter(
    golden_plan: Plan, kind: str
) -> None:
    story = Story("Проба", (Scene(kind), Scene(f"{kind}?sphere=Спорт")), "2026-H1")
    titles = [slide.shapes.title for slide in read(show_deck(story, golden_plan)).slides]
    assert len(titles) >= 2
    assert all(one is not None and one.text_frame.text for one in titles)


def test_texts_tables_and_counts_are_native_and_figures_sharp(deck: bytes) -> None:
    slides = {s.shapes.title.text_frame.text.replace("\u00a0", " "): s for s in read(deck).slides}
    glance = next(s for s in slides.values() if any(shape.has_chart for shape in s.shapes))
    (chart,) = [shape.chart for shape in glance.shapes if shape.has_chart]
    assert [list(s.values) for s in chart.plots[0].series] == [
        [0, 3, 8, 7, 7, 7],
        [8, 8, 9, 14, 12, 12],
    ]
    assert "47 мероприятий · 10 сфер · 5 партнёров названы: Беларусь — 34" in texts(glance)
    region = next(s for title, s in slides.items() if title.startswith("Витебская область"))
    assert "«Днепровские голоса в Дубровно»" in texts(region)
    card = next(s for title, s in slides.items() if "Славянский хоровод" in title)
    for piece in (
        "Срок\n21–22 марта, 28–29 марта",
        "Партнёры\nБеларусь",
        "Сфера\nКультура и туризм",
    ):
        assert piece in texts(card), piece
    march = next(s for title, s in slides.items() if title.startswith("Март 2026"))
    assert "«Славянский хоровод»" in texts(march)
    with zipfile.ZipFile(io.BytesIO(deck)) as parts:
        media = [name for name in parts.namelist() if name.startswith("ppt/media/")]
        drawings = [parts.read(name).decode() for name in media if name.endswith(".svg")]
        assert {info.date_time for info in parts.infolist()} == {(2026, 1, 20, 9, 0, 0)}
    pictures = [shape for s in read(deck).slides for shape in s.shapes if shape.shape_type == 13]
    assert len(drawings) == len(pictures) >= 6
    assert all("svgBlip" in shape._element.xml for shape in pictures)
    assert any("Витебск" in svg and "© Natural Earth" in svg for svg in drawings)
    for shape in pictures:  # at least 200 dots to the inch on the slide
        assert shape.image.size[0] / (shape.width / 914_400) >= 200


def test_nothing_of_a_slide_of_a_show_is_outside_or_over_another(deck: bytes) -> None:
    presentation = read(deck)
    for slide in presentation.slides:
        boxes = []
        for shape in slide.shapes:
            high = shape.height
            if getattr(shape, "has_table", False) and shape.has_table:
                high = sum(row.height for row in shape.table.rows)
            box = (shape.left, shape.top, shape.left + shape.width, shape.top + high)
            assert min(box) >= 0
            assert box[2] <= presentation.slide_width
            assert box[3] <= presentation.slide_height
            boxes.append(box)
        for at, one in enumerate(boxes):
            for other in boxes[at + 1 :]:
                apart = one[2] <= other[0] or other[2] <= one[0]
                assert apart or one[3] <= other[1] or other[3] <= one[1], (one, other)


def test_address_and_command_give_the_same_slides(golden_app: Path, tmp_path: Path) -> None:
    small = Story("Короткий", (Scene("cover"), Scene("events?show=без+срока")), "2026-H1")
    answer = ask(f"/data/show.pptx?scenes={pack(small)}")
    assert answer.status == 200, answer.text
    stored, out = tmp_path / "show.json", tmp_path / "show.pptx"
    stored.write_text(to_json(small), "utf-8")
    command = ["export", "--format", "pptx", "--show", str(stored), "--out", str(out)]
    assert main([*command, "--data", str(golden_app)]) == 0
    assert out.read_bytes() == answer.content


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (["--format", "docx"], "Показ из файла бывает только слайдами"),
        (["--query", "sphere=Спорт"], "У показа свои отборы"),
    ],
)
def test_what_a_show_cannot_be_is_said(
    golden_app: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    change: list[str],
    why: str,
) -> None:
    stored, out = tmp_path / "show.json", tmp_path / "show.pptx"
    stored.write_text(json.dumps({"scenes": []}), "utf-8")
    command = ["export", "--format", "pptx", "--show", str(stored), "--out", str(out)]
    assert main([*command, "--data", str(golden_app), *change]) == 2
    assert why in capsys.readouterr().err
    assert not out.exists()
    stored.write_text("{", "utf-8")
    assert main([*command, "--data", str(golden_app)]) == 2
    assert "«show.json» не взят: Это не файл показа" in capsys.readouterr().err
    assert ask("/data/show.pptx?scenes=abc").status == 400
    assert "«sphere» у показа нет" in ask("/data/show.pptx?sphere=Спорт").text


def test_a_show_that_is_not_there_is_refused_in_russian(golden_plan: Plan, tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="не открылся: файла или папки нет"):
        show_stored(golden_plan, tmp_path / "нет.json")


def test_a_body_of_a_kind_that_slides_do_not_know_keeps_its_words() -> None:
    known = (
        "<p>Срок</p><section><b>Новый</b> раздел</section><ul class='legend'><li>Спорт 3</li></ul>"
    )
    assert text_of_slide(known).lines == ["Срок", "Новый раздел"]
