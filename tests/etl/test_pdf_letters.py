"""Letters of a PDF: wrong tables of letters, watermarks, text that runs over its border."""

from __future__ import annotations

from typing import Any

import pytest

from etl.documents.pdf.glyphs import Glyph, runs_of
from etl.documents.pdf.stamps import without_stamps
from etl.documents.pdf.wrong_maps import decoded, is_garbled


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("ɉɨɤɚɡ ɢɡɞɟɥɢɣ", "Показ изделий"),
        ("ɝ. ȼɢɬɟɛɫɤ", "г. Витебск"),
        ("12-15 ɦɚɹ", "12-15 мая"),
        ("ɢɸɧɶ", "июнь"),
        ("Ïîêàç èçäåëèé", "Показ изделий"),
        ("12 ìàÿ 2026 ã.", "12 мая 2026 г."),
        ("Показ изделий", "Показ изделий"),
        ("г. Gəncə (Азербайджан)", "г. Gəncə (Азербайджан)"),
        ("Café «Müller», Tromsø", "Café «Müller», Tromsø"),
        ("фирма Straße", "фирма Straße"),
    ],
)
def test_a_shift_and_a_wrong_code_page_are_undone(printed: str, meant: str) -> None:
    assert decoded(printed) == meant
    assert not is_garbled(meant)


@pytest.mark.parametrize("text", ["(cid:12)(cid:7)", "\ue012\ue013", "по\ufffdаз", "ƀƃƅ"])
def test_garbage_is_seen(text: str) -> None:
    assert is_garbled(decoded(text))


def _char(text: str, x: float, y: float, size: float = 8, **more: Any) -> dict[str, Any]:
    return {
        "text": text,
        "x0": x,
        "x1": x + size * 0.6,
        "top": y,
        "bottom": y + size,
        "size": size,
        "non_stroking_color": (0,),
        "matrix": (1, 0, 0, 1, x, y),
    } | more


_LINE = [_char(letter, 10 + 5 * n, 100) for n, letter in enumerate("Международная выставка")]


def test_letters_aslant_are_a_watermark() -> None:
    turn = (0.7, 0.7, -0.7, 0.7, 0, 0)
    aslant = [_char(c, 20 + n * 9, 90, matrix=turn) for n, c in enumerate("ПРОЕКТ")]
    assert without_stamps([*aslant, *_LINE]) == (_LINE, "ПРОЕКТ")


def test_large_pale_letters_over_the_text_are_a_watermark() -> None:
    large = [
        _char(c, 20 + n * 20, 88, 30, non_stroking_color=(0.8,)) for n, c in enumerate("ПРОЕКТ")
    ]
    assert without_stamps([*large, *_LINE]) == (_LINE, "ПРОЕКТ")


def test_a_large_coloured_title_above_the_text_is_no_watermark() -> None:
    title = [
        _char(c, 20 + n * 20, 20, 30, non_stroking_color=(0, 0, 1)) for n, c in enumerate("ПЛАН")
    ]
    assert without_stamps([*title, *_LINE]) == ([*title, *_LINE], "")


def test_words_up_the_page_are_no_watermark() -> None:
    up = [_char(c, 20, 90 - n * 5, matrix=(0, 1, -1, 0, 0, 0)) for n, c in enumerate("Дата")]
    assert without_stamps([*up, *_LINE]) == ([*up, *_LINE], "")


def test_a_text_drawn_in_one_go_stays_together_over_its_spaces() -> None:
    def glyphs(text: str, x: float) -> list[Glyph]:
        return [Glyph(c, x + 5 * n, x + 5 * n + 5, 10, 18, 8, "F") for n, c in enumerate(text)]

    runs = runs_of([*glyphs("изделий из льна", 10), *glyphs("г. Минск", 60)])
    assert ["".join(g.text for g in run) for run in runs] == ["изделий из льна", "г. Минск"]
