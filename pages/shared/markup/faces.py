"""The shipped letters for a page of our own: from their address, or inside the file."""

from __future__ import annotations

import base64
from functools import lru_cache
from typing import Any

from etl.folders import FONTS
from pages.shared.server.compressed import versioned

_RANGES = {
    "cyrillic": "U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116",
    "latin": "U+0000-00FF,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212",
}


@lru_cache(maxsize=2)
def web_faces(embedded: bool) -> list[dict[str, Any]]:
    """The faces for ``faces.html``: address, weight, letters.

    Args:
        embedded: the letters are inside, so that the page needs no server.
    """
    faces = []
    for script, letters in _RANGES.items():
        for weight in (400, 700):
            name = f"pt-sans-{script}-{weight}-normal.woff2"
            url = versioned(f"./app/static/fonts/{name}")
            if embedded:
                data = base64.b64encode((FONTS / name).read_bytes()).decode()
                url = f"data:font/woff2;base64,{data}"
            faces.append({"url": url, "weight": weight, "letters": letters})
    return faces
