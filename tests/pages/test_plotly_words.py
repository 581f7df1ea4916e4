"""Words on a figure: letter by letter for plotly, no text turns what stands beside it."""

from __future__ import annotations

import pytest

from pages.shared.figures.plotly_words import bold, in_lines, italic, line_count, shown, sized
from pages.shared.words.direction_signs import upright


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Дни культуры", "Дни культуры"),
        ("<b>Дом</b>", "&lt;b&gt;Дом&lt;/b&gt;"),
        ("Дом & сад", "Дом &amp; сад"),
        ("&lt;", "&amp;lt;"),
        # Plotly knows no &quot;: it would be drawn as six letters.
        ('клуб "Радуга" и д\'Артаньян', 'клуб "Радуга" и д\'Артаньян'),
        ("слева \u202eнаправо", "слева \ufffdнаправо"),
    ],
)
def test_a_text_is_drawn_letter_by_letter(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_tags_stand_around_shown_text() -> None:
    assert bold(shown("a<b")) == "<b>a&lt;b</b>"
    assert italic(shown("a")) == "<i>a</i>"
    assert sized(shown("a"), 12) == "<span style='font-size:12px'>a</span>"
    assert in_lines(map(shown, ("a", "<br>"))) == "a<br>&lt;br&gt;"
    assert line_count(in_lines(map(shown, ("a", "<br>")))) == 2


@pytest.mark.parametrize("turning", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
def test_what_turns_the_writing_round_is_seen_as_a_sign(turning: str) -> None:
    assert upright(f"а{turning}б") == "а\ufffdб"


def test_words_that_are_written_from_right_to_left_are_left_alone() -> None:
    assert upright("שלום и مرحبا") == "שלום и مرحبا"
