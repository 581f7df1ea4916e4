"""Colours by computing: contrast by WCAG 2.2, colour blindness by Machado et al. 2009."""

from __future__ import annotations

import itertools
import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pages.map.ground.basemap import COLOURS
from pages.shared.figures.certainty import Certainty, ink_of
from pages.shared.figures.palette import Theme, contrast, ink_over, sphere_colours, tokens

ROOT = Path(__file__).resolve().parents[2]
THEMES: tuple[Theme, ...] = ("light", "dark")
TEN = [f"сфера {i}" for i in range(10)]
# Machado, Oliveira, Fernandes 2009, severity 1.0, for linear RGB.
EYES = {
    "usual": np.eye(3),
    "protan": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deutan": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritan": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}


def lab(colour: str, eye: Any) -> Any:
    """CIELAB as a person with these eyes sees an sRGB colour."""
    channels = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    seen = np.clip(np.array(eye) @ linear, 0, 1)
    to_xyz = np.array(
        [[0.41246, 0.35758, 0.18044], [0.21267, 0.71515, 0.07218], [0.01933, 0.11919, 0.95030]]
    )
    x, y, z = np.cbrt(np.maximum(to_xyz @ seen / [0.95047, 1.0, 1.08883], 0.008856))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    # Known from WCAG's own texts: #767676 is the lightest grey for small text on white.
    [("#000000", "#FFFFFF", 21.0), ("#767676", "#FFFFFF", 4.54), ("#777777", "#FFFFFF", 4.48)],
)
def test_contrast_is_wcag_s(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
def test_text_is_read_on_every_ground(theme: Theme) -> None:
    t = tokens(theme)
    told = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["theme"][theme]
    grounds = [t.background, t.surface, *told["sidebar"].values()]
    for text, ground in itertools.product((t.ink, t.quiet_ink, t.action, t.doubt), grounds):
        assert contrast(text, ground) >= 4.5, (text, ground)
    # White or dark words on a filled button, a chosen value of a filter.
    assert contrast(ink_over(t.action), t.action) >= 4.5
    for ground in grounds:
        assert contrast(t.edge, ground) >= 3, ground  # outlines of controls


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_names_and_lines_of_the_map_are_seen(theme: Any) -> None:
    c = COLOURS[theme]
    lands = (c.land, c.home, c.partner)
    for ground in (*lands, c.water):
        assert contrast(c.ink, ground) >= 4.5
        assert contrast(c.quiet_ink, ground) >= 4.5
        assert contrast(c.river_ink, ground) >= 4.5
        for line in (c.mark_line, c.link, c.hatch):
            assert contrast(line, ground) >= 3, (line, ground)
    for ground in (c.land, c.partner, c.water):  # neighbours' names lie outside the region
        assert contrast(c.faint_ink, ground) >= 4.5, ground
    for ground in lands:
        assert contrast(c.home_line, ground) >= 3
        assert contrast(c.partner_line, ground) >= 3


@pytest.mark.parametrize("theme", THEMES)
def test_words_on_the_spheres_colours_are_read(theme: Theme) -> None:
    t = tokens(theme)
    certainties: tuple[Certainty, ...] = ("exact", "window", "tentative", "tentative_window")
    for style in sphere_colours(TEN, theme).values():
        for certainty in certainties:
            ink = ink_of(certainty, style, t)
            ground = ink.fill if ink.fill.startswith("#") else t.background
            assert contrast(ink.text, ground) >= 4.5, (style, certainty)
        assert contrast(ink_of("exact", style, t).edge, t.background) >= 2.5


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("theme", THEMES)
def test_ten_spheres_stay_apart_for_all_eyes(theme: Theme, eye: str) -> None:
    colours = [style.colour for style in sphere_colours(TEN, theme).values()]
    for one, other in itertools.combinations(colours, 2):
        apart = np.linalg.norm(lab(one, EYES[eye]) - lab(other, EYES[eye]))
        assert apart >= 10, (one, other, round(float(apart), 1))


@pytest.mark.parametrize("theme", THEMES)
def test_neighbouring_spheres_differ_without_any_colour(theme: Theme) -> None:
    colours = [style.colour for style in sphere_colours(TEN, theme).values()]
    light = [lab(colour, np.eye(3))[0] for colour in colours]
    assert min(abs(a - b) for a, b in itertools.pairwise(light)) >= 5


def test_repeated_colours_differ_by_pattern() -> None:
    many = [f"сфера {i}" for i in range(40)]
    styles = [(s.colour, s.pattern) for s in sphere_colours(many).values()]
    assert len(set(styles)) == 40
    assert len({s.css for s in sphere_colours(many).values()}) == 40
    assert all(s.css == s.colour for s in sphere_colours(TEN).values())


def test_certainty_is_told_without_colour() -> None:
    style, t = sphere_colours(TEN)[TEN[0]], tokens()
    looks = {}
    for certainty in ("exact", "window", "tentative"):
        ink = ink_of(certainty, style, t)
        looks[certainty] = (ink.fill.startswith("#"), ink.pattern, ink.edge_width)
    assert looks["exact"][:2] == (True, "")  # solid
    assert looks["window"][:2] == (True, "/")  # hatched
    assert looks["tentative"] == (False, "", 2)  # an outline only


def test_a_saved_picture_has_the_ink_of_the_light_pages() -> None:
    """The browser draws its words by a script, which knows no palette."""
    script = (ROOT / "pages" / "shared" / "server" / "picture.js").read_text("utf-8")
    light = tokens("light")
    assert f'INK = "{light.ink}", QUIET = "{light.quiet_ink}"' in script
    assert COLOURS["light"].ink == light.ink
