"""A show as data: scenes in order, as a file, in an address, and the one that is shipped."""

from __future__ import annotations

import base64
import binascii
import json
import re
import zlib
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from etl.folders import STORIES

FORMAT = "plan-show/1"
SAVE_SCENES = "Сохранить список сцен"
"""The button for this file; the other ones save what can be shown without the dashboard."""
MAX_SCENES, MAX_TITLE, MAX_NOTES, MAX_VIEW = 200, 200, 4000, 1000
_MAX_BYTES = 1_000_000
_HALVES = re.compile("[\ud800-\udfff]")
"""JSON can name half of a letter («\\ud800»), which no answer can carry."""


class StoryError(ValueError):
    """The file or address is no show; the message is one Russian sentence for the page."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One scene.

    Attributes:
        view: the address of what is shown, as the dashboard's own pages write it:
            «map?sphere=Спорт», «events?event=…». Never data.
        title: the speaker's own heading; "" lets the scene say what is seen.
        notes: only the speaker sees them.
        event_title: for a scene of one event, its title, so that the scene can say who is
            missing when a newer edition has lost the event.
    """

    view: str
    title: str = ""
    notes: str = ""
    event_title: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """Scenes in order."""

    title: str = ""
    scenes: tuple[Scene, ...] = ()
    plan_id: str = ""

    def moved(self, index: int, step: int) -> Story:
        """The same with one scene moved by ``step`` places (kept inside)."""
        scenes = list(self.scenes)
        scene = scenes.pop(index)
        scenes.insert(min(max(index + step, 0), len(scenes)), scene)
        return replace(self, scenes=tuple(scenes))

    def without(self, index: int) -> Story:
        """The same with one scene left out."""
        return replace(self, scenes=self.scenes[:index] + self.scenes[index + 1 :])

    def only(self, index: int) -> Story:
        """The same with this one scene, under no name of the show that it was: to begin another."""
        return replace(self, title="", scenes=(self.scenes[index],))

    def edited(self, index: int, *, title: str, notes: str, view: str) -> Story:
        """The same with other words, or another view, for one scene."""
        changed = replace(
            self.scenes[index],
            title=title.strip()[:MAX_TITLE],
            notes=notes.strip()[:MAX_NOTES],
            view=view[:MAX_VIEW],
        )
        return replace(self, scenes=(*self.scenes[:index], changed, *self.scenes[index + 1 :]))

    def joined(self, scenes: tuple[Scene, ...]) -> Story:
        """The same with further scenes at its end."""
        return replace(self, scenes=(self.scenes + scenes)[:MAX_SCENES])


@lru_cache(maxsize=8)
def to_json(story: Story) -> str:
    """The show as a file that a person can read and edit."""
    scenes = [_as_dict(scene) for scene in story.scenes]
    data = {"format": FORMAT, "plan_id": story.plan_id, "title": story.title, "scenes": scenes}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def from_json(text: str) -> Story:
    """Read a file of a show.

    Raises:
        StoryError: it is none.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise StoryError("Это не файл показа: он не читается.") from error
    if not isinstance(data, dict) or not isinstance(data.get("scenes"), list):
        raise StoryError("Это не файл показа: в нём нет списка сцен.")
    if len(data["scenes"]) > MAX_SCENES:
        raise StoryError(f"В файле показа больше {MAX_SCENES} сцен.")
    scenes = tuple(_scene(entry) for entry in data["scenes"])
    return Story(_text(data, "title", MAX_TITLE), scenes, _text(data, "plan_id", 40))


def pack(story: Story) -> str:
    """The show in an address: scene references and words, compressed."""
    data = [story.plan_id, story.title] + [
        [s.view, s.title, s.notes, s.event_title] for s in story.scenes
    ]
    raw = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(zlib.compress(raw, 9)).decode().rstrip("=")


def unpack(text: str) -> Story:
    """Read a show from an address.

    Raises:
        StoryError: the address is damaged.
    """
    try:
        packed = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        # Bounded, so that a short address cannot fill the memory.
        raw = zlib.decompressobj().decompress(packed, _MAX_BYTES)
        plan_id, title, *scenes = json.loads(raw)
        keys = ("view", "title", "notes", "event_title")
        entries = [dict(zip(keys, scene, strict=True)) for scene in scenes]
        data = {"plan_id": plan_id, "title": title, "scenes": entries}
        return from_json(json.dumps(data))
    except (ValueError, TypeError, RecursionError, binascii.Error, zlib.error) as error:
        if isinstance(error, StoryError):
            raise
        raise StoryError("Ссылка на показ повреждена: скопируйте её целиком.") from error


@lru_cache(maxsize=8)
def shipped(plan_id: str) -> Story | None:
    """The show that comes with a plan, None where it has none."""
    path = STORIES / f"{plan_id}.json"
    # The id comes from a document: only a plain name may become a path.
    if Path(plan_id).name != plan_id or not path.is_file():
        return None
    return from_json(path.read_text(encoding="utf-8"))


def _as_dict(scene: Scene) -> dict[str, str]:
    data = {"view": scene.view, "title": scene.title, "notes": scene.notes}
    return data | ({"event_title": scene.event_title} if scene.event_title else {})


def _scene(entry: Any) -> Scene:
    if not isinstance(entry, dict) or not isinstance(entry.get("view"), str):
        raise StoryError("Это не файл показа: у сцены нет адреса.")
    return Scene(
        view=_text(entry, "view", MAX_VIEW),
        title=_text(entry, "title", MAX_TITLE),
        notes=_text(entry, "notes", MAX_NOTES),
        event_title=_text(entry, "event_title", MAX_VIEW),
    )


def _text(data: dict[str, Any], name: str, limit: int) -> str:
    value = data.get(name, "")
    if not isinstance(value, str):
        return ""
    if _HALVES.search(value):
        raise StoryError("Это не файл показа: в нём есть половины знаков, которые не показать.")
    return value.strip()[:limit]
