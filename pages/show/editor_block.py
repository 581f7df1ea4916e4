"""The words of a scene and its place in the order.

Not in ``page.py``: of that file each visit would hold a copy (docs/changing.md, «A page»).
"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from pages.shared.plan.tables import Plan, load_plan
from pages.shared.words.direction_signs import upright
from pages.show.story import show_state
from pages.show.story.own_story import own_story, regions
from pages.show.story.scene_view import MAP, page_of, read_view, with_part
from pages.show.story.story import MAX_NOTES, MAX_TITLE, Story

NO_NOTES = "Что сказать при этой сцене; видно только в окне докладчика"


def editor(plan: Plan, story: Story, index: int) -> None:
    """The chosen scene's words and its place in the order."""
    scene, version = story.scenes[index], show_state.version()

    keys = {name: f"show-{name}-{version}-{index}" for name in ("title", "notes", "part")}

    def words() -> None:
        if version != show_state.version():
            return  # the browser still sends the fields of an order that is gone
        value = st.session_state.get
        view = scene.view
        if keys["part"] in st.session_state:
            view = with_part(view, value(keys["part"]) or "")
        title, notes = value(keys["title"], ""), value(keys["notes"], "")
        changed = show_state.shown_story(load_plan()).edited(
            index, title=title, notes=notes, view=view
        )
        show_state.change_story(changed, structure=False)

    st.text_input(
        "Заголовок сцены",
        scene.title,
        key=keys["title"],
        placeholder="Скажет сама сцена",
        max_chars=MAX_TITLE,
        on_change=words,
    )
    st.text_area(
        "Заметки докладчика",
        scene.notes,
        key=keys["notes"],
        placeholder=NO_NOTES,
        max_chars=MAX_NOTES,
        height=150,
        on_change=words,
    )
    if page_of(scene.view) == MAP:
        asked = read_view(scene, plan).part
        parts = dict.fromkeys((*regions(plan), plan.info.home.region, asked))
        names = [name for name in parts if name]
        st.selectbox(
            "Показать крупнее",
            names,
            index=names.index(asked) if asked else None,
            format_func=upright,
            key=keys["part"],
            placeholder="Вся карта",
            on_change=words,
        )
    with st.container(horizontal=True, gap="small"):
        last = len(story.scenes) - 1
        step("Выше", lambda now: now.moved(index, -1), index - 1, disabled=index == 0)
        step("Ниже", lambda now: now.moved(index, 1), index + 1, disabled=index == last)
        step("Убрать", lambda now: now.without(index), max(index - 1, 0), disabled=last == 0)
        # A show of one's own: else two dozen ready scenes would go one by one.
        step("Оставить только эту", lambda now: now.only(index), 0, disabled=last == 0)


def step(
    words: str, change: Callable[[Story], Story], index: int, *, disabled: bool = False
) -> None:
    """A button that changes the show as it is when pressed: words may just have been typed."""

    def act() -> None:
        show_state.change_story(change(show_state.shown_story(load_plan())))
        show_state.choose_scene(index)

    st.button(words, on_click=act, disabled=disabled, key=f"show-step-{words}")


def ready_show(_: Story) -> Story:
    """The show that the plan brings, whatever has been made of it."""
    return own_story(load_plan())
