"""The show of this visit: beside ``selection`` the only module with session state.

The show itself is one packed text, in the session and in the address of the page «Показ»;
"" stands for the plan's own show, so that its address is short.
"""

from __future__ import annotations

import streamlit as st

from pages.events.finding.listed import rows_by_id
from pages.shared.plan.plan_said import named_period
from pages.shared.plan.tables import Plan, load_plan
from pages.shared.visit.address_names import ADD, EVENT
from pages.show.story.own_story import own_story
from pages.show.story.scene_view import taken_apart, view_of
from pages.show.story.story import MAX_VIEW, Scene, Story, StoryError, from_json
from pages.show.story.story_address import SCENES, address_of, story_at

CHOSEN = "show-scene"
_PACKED, _TROUBLE, _VERSION = "_show", "_show_trouble", "_show_version"


def packed_story() -> str:
    """The show as it stands in addresses; "" for the plan's own."""
    return str(st.session_state.get(_PACKED, ""))


def current_story(plan: Plan) -> Story:
    """The show of this visit: from the address, else as left, else the plan's own."""
    asked, kept = st.query_params.get(SCENES, ""), packed_story()
    try:
        if asked and asked != kept:
            story = story_at(asked)
            _keep(story, plan)
            _structure_changed()
            _say_other_plan(story, plan)
            return story
        story = story_at(kept) if kept else own_story(plan)
    except StoryError as error:
        st.session_state[_TROUBLE] = str(error)
        if not asked or asked == kept:  # the server no longer has the show as it was left
            st.session_state[_PACKED] = kept = ""
        story = story_at(kept) if kept else own_story(plan)
    _write_address(kept)
    return story


def shown_story(plan: Plan) -> Story:
    """The show as it was left; the plan's own where the server no longer has it."""
    try:
        return story_at(packed_story()) if packed_story() else own_story(plan)
    except StoryError:
        return own_story(plan)


def change_story(story: Story, *, structure: bool = True) -> None:
    """Take a changed show (in a callback).

    Args:
        story: the show as it is now.
        structure: scenes came, went or moved, so that the fields for words are made anew.
    """
    _keep(story, load_plan())
    if structure:
        _structure_changed()


def load_story(text: str) -> None:
    """Take the show from a file (in a callback); trouble is said on the page."""
    try:
        story = from_json(text)
        change_story(story)
        st.session_state[CHOSEN] = 0
        _say_other_plan(story, load_plan())
    except StoryError as error:
        st.session_state[_TROUBLE] = str(error)


def trouble() -> str:
    """What went wrong just now, "" if nothing."""
    return str(st.session_state.pop(_TROUBLE, ""))


def version() -> int:
    """Changes whenever the scenes' order does: part of the fields' keys."""
    return int(st.session_state.get(_VERSION, 0))


def choose_scene(index: int) -> None:
    """Select a scene in the list (in a callback)."""
    st.session_state[CHOSEN] = index


def add_asked(plan: Plan) -> None:
    """Make a scene of the view that the address asks to add, once."""
    asked = st.query_params.get(ADD, "")
    if not asked:
        return
    del st.query_params[ADD]
    page, query = taken_apart(asked[: 4 * MAX_VIEW])
    if not page:
        st.session_state[_TROUBLE] = "Сцена не добавлена: её адрес не читается."
        return
    event = query.get(EVENT, [""])[-1]
    if event:  # a card is of its event alone, whatever the filters were
        query = {EVENT: [event]}
    title = str((rows_by_id(plan).get(event) or {}).get("title", ""))
    story = current_story(plan).joined((Scene(view_of(page, query), event_title=title),))
    change_story(story)
    choose_scene(len(story.scenes) - 1)
    st.toast(f"Добавлено в показ: сцена {len(story.scenes)}")


def _period_said(plan_id: str) -> str:
    """A plan's period in words, as far as its id is one."""
    from etl.dates.title_period import period_from_id

    period = period_from_id(plan_id)
    return named_period((period.start, period.end)) if period else f"«{plan_id}»"


def _say_other_plan(story: Story, plan: Plan) -> None:
    if story.plan_id not in ("", plan.info.plan_id):
        st.session_state[_TROUBLE] = (
            f"Показ составлен по другому плану ({_period_said(story.plan_id)}). "
            "Сцены открыты по нынешнему; чего в нём нет, о том скажет сама сцена."
        )


def _keep(story: Story, plan: Plan) -> None:
    kept = "" if story == own_story(plan) else address_of(story)
    st.session_state[_PACKED] = kept
    # At once: an address left behind would be read as a link to the show as it was.
    _write_address(kept)


def _write_address(kept: str) -> None:
    if kept and st.query_params.get(SCENES) != kept:
        st.query_params[SCENES] = kept
    elif not kept and SCENES in st.query_params:
        del st.query_params[SCENES]


def _structure_changed() -> None:
    st.session_state[_VERSION] = version() + 1
