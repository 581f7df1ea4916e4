"""A whole show as slides: the same bytes for its button, its address and the command line."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from etl.spoken import in_words
from pages.handouts.handout import Asked, RefusedError
from pages.handouts.making import HandOut
from pages.shared.plan.looks import LOOK_KEYS
from pages.shared.plan.plan_said import file_named
from pages.shared.plan.tables import Plan
from pages.shared.visit.file_formats import FORMATS
from pages.show.story.own_story import own_story
from pages.show.story.story import Story, StoryError, from_json
from pages.show.story.story_address import SCENES, story_at

_PPTX = "pptx"


def show_asked(plan: Plan, asked: Asked) -> HandOut:
    """The show that an address names, the plan's own where it names none.

    Raises:
        RefusedError: the address is damaged, asks for what there is not, or for too much.
    """
    for name in asked:
        if name != SCENES and name not in LOOK_KEYS:
            raise RefusedError(f"«{name}» у показа нет; есть {', '.join((SCENES, *LOOK_KEYS))}.")
    packed = ([*asked.get(SCENES, ())] or [""])[-1]
    try:
        return show_file(story_at(packed) if packed else own_story(plan), plan)
    except StoryError as error:
        raise RefusedError(str(error)) from None


def show_stored(plan: Plan, path: Path) -> HandOut:
    """The show that a file holds, as «Сохранить список сцен» writes it.

    Raises:
        RefusedError: it cannot be read or is no show.
    """
    try:
        return show_file(from_json(path.read_text("utf-8-sig")), plan)
    except (StoryError, UnicodeDecodeError) as error:
        words = str(error) if isinstance(error, StoryError) else "он не в UTF-8."
        raise RefusedError(f"Показ «{path.name}» не взят: {words}") from None
    except OSError as error:
        reason = in_words(OSError(error.errno, ""))  # the file is named already
        raise RefusedError(f"Показ «{path.name}» не открылся: {reason}.") from None


def show_file(story: Story, plan: Plan) -> HandOut:
    """A show as PPTX, under a name that says what it is of."""
    name = file_named(plan.info, "показ") + FORMATS[_PPTX].ending
    return HandOut(name, _made(story, plan), FORMATS[_PPTX].media_type)


@lru_cache(maxsize=2)
def _made(story: Story, plan: Plan) -> bytes:
    from pages.handouts.deck.show_deck import show_deck  # heavy, and only this file needs it

    return show_deck(story, plan)
