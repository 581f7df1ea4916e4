"""«Показ»: scenes in order, their words, and the way onto the stage."""

from base64 import b64encode
from collections.abc import Callable
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
from pages.shared.words.direction_signs import upright
from pages.shared.words.russian import counted, nbsp
from pages.show.controls import controls
from pages.show.slides.scenes import scene_titles
from pages.show.story import show_state
from pages.show.story.own_story import own_story, regions
from pages.show.story.scene_view import MAP, page_of, read_view, with_part
from pages.show.story.story import MAX_NOTES, MAX_TITLE, SAVE_SCENES, Story, to_json
from pages.show.story.story_address import SCENES, is_kept

_STYLE = Path(__file__).with_name("show_page.css")
NO_NOTES = "Что сказать при этой сцене; видно только в окне докладчика"

TOO_LONG = (
    "Показ длинный и в адрес целиком не помещается: ссылка действует, пока работает программа. "
    "Чтобы он не пропал, сохраните его в файл."
)


def editor(story: Story, index: int) -> None:
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


def label(index: int) -> str:
    """A scene's line in the list, its words shown literally although labels are markdown."""
    return literal(f"{index + 1}. {titles[index]}")


def step(
    words: str, change: Callable[[Story], Story], index: int, *, disabled: bool = False
) -> None:
    """A button that changes the show as it is when pressed: words may just have been typed."""

    def act() -> None:
        show_state.change_story(change(show_state.shown_story(load_plan())))
        show_state.choose_scene(index)

    st.button(words, on_click=act, disabled=disabled, key=f"show-step-{words}")


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
            st.radio(
                "Сцены по порядку",
                range(len(story.scenes)),
                format_func=label,
                key=show_state.CHOSEN,
                label_visibility="collapsed",
            )
with right:
    if story.scenes:
        editor(story, chosen)
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
            step("Вернуть готовый показ", lambda _: own_story(load_plan()), 0)
