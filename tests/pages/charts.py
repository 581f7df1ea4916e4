"""The figures of a page under test, whichever way they are shown."""

from __future__ import annotations

import json
import zlib
from base64 import b64decode
from typing import Any

from streamlit.testing.v1 import AppTest

from pages.shared.figures.pictures import kept_at


def figure_of(text: str) -> dict[str, Any]:
    """What plotly gets of a ``figure_text``, or of the address in its place."""
    packed = kept_at(text) if text.startswith("./") else b64decode(text)
    found: dict[str, Any] = json.loads(zlib.decompress(packed))
    return found


def figures(app: AppTest) -> list[dict[str, Any]]:
    """Every figure of the page as plotly gets it, in the page's order of its kind."""
    own = [json.loads(element.proto.json) for element in app.get("bidi_component")]
    drawn = [figure_of(data["figure"]) for data in own if "figure" in data]
    return drawn + [json.loads(element.proto.spec) for element in app.get("plotly_chart")]
