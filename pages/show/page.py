"""«Показ»: scenes in order, their words, and the way onto the stage."""

from base64 import b64encode
from pathlib import Path

import streamlit as st

from pages.shared.figures.palette import current_theme
from pages.shared.filters.chosen import Selection
from pages.shared.markup.literal import literal
from pages.shared.markup.templates import page_style, piece
from pages.shared.plan.plan_said import file_named
from pages.shared.plan.tables import load_plan
from pages.shared.visit.file_formats import FORMATS, SHOW_FILE
from pages.shared.visit.frame import page_top
from pages.shared.visit.selection import page_link
from pages.shared.words.russian import counted, nbsp
from pages.show.controls import controls
from pages.show.editor_block import editor, ready_show, step
from pages.show.slides.scenes import scene_titles
from pages.show.story import show_state
from pages.show.story.story import SAVE_SCENES, to_json
from pages.show.story.story_address import SCENES, is_kept

_STYLE = Path(__file__).with_name("show_page.css")
TOO_LONG = (
    "Показ длинный и в адрес целиком не помещается: ссылка действует, пока работает программа. "
    "Чтобы он не пропал, сохраните его в файл."
)


page_top()
plan = load_plan()
show_state.add_asked(plan)
story, theme = show_state.current_story(plan), current_theme()
st.html(page_style(_STYLE))
if words := show_state.trouble():
    st.html(piece("empty", nbsp(words), role="alert"))
if is_kept(show_state.packed_story()):
    st.html(piece("note", nbsp(TOO_LONG)))
titles = scene_titles(plan, story.scenes)
last = len(story.scenes) - 1
chosen = min(int(st.session_state.get(show_state.CHOSEN) or 0), max(last, 0))
st.session_state[show_state.CHOSEN] = chosen
controls(show_state.packed_story(), theme, chosen)
left, right = st.columns([2, 3], gap="medium")
with left:
    words = (
        f"{counted(len(story.scenes), 'сцена', 'сцены', 'сцен')}. "
        "Добавить сцену — кнопкой «В показ» на любой странице, с её отборами. "
        "Отборы слева на готовые сцены не действуют."
    )
    st.html(piece("note", words))
    if story.scenes:
        with st.container(height=560, border=False, key="show-list"):
            # A line's words are shown literally although labels are markdown.
            lines = [literal(f"{number}. {title}") for number, title in enumerate(titles, 1)]
            st.radio(
                "Сцены по порядку",
                range(len(story.scenes)),
                format_func=lines.__getitem__,
                key=show_state.CHOSEN,
                label_visibility="collapsed",
            )
with right:
    if story.scenes:
        editor(plan, story, chosen)
    with st.container(horizontal=True, gap="small"):
        # The whole file stands in its link: it is saved whatever has become of the visit.
        st.html(
            piece(
                "file_link",
                SAVE_SCENES,
                "",
                f"{file_named(plan.info, 'показ')}.json",
                # Under no name of this page: what a name here holds stays as long as the visit.
                content=b64encode(to_json(story).encode()).decode(),
            )
        )
        packed = show_state.packed_story()
        st.html(
            piece(
                "file_link",
                FORMATS["pptx"].label,
                page_link(f"data/{SHOW_FILE}", Selection(), **({SCENES: packed} if packed else {})),
            )
        )
        if packed:
            step("Вернуть готовый показ", ready_show, 0)
