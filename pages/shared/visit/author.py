"""Who changes what is published, by name: asked once, kept for the visit."""

from __future__ import annotations

import streamlit as st

from etl.typed_value import LONGEST_NAME, typed, value_fault
from pages.shared.markup.templates import piece
from pages.shared.visit.may_edit import visitor
from pages.shared.visit.signed_in import sign_in_there

_KEPT, _FIELD = "_author", "author_field"
MOST = 80
FOR_LOG = "Сначала назовите себя: имя попадёт в журнал"
"""What a button says that nobody without a name may press."""


def author() -> str:
    """The name that this visit is signed in with, else has given; "" where none."""
    if sign_in_there():
        return visitor().name
    name = typed(str(st.session_state.get(_KEPT, "")))
    return "" if value_fault(name, LONGEST_NAME) else name


def author_field(place: str = "") -> str:
    """The field for the name, filled in with what the visit has said before; gives the name.

    Args:
        place: tells the fields of one page apart, where there are several.
    """
    if sign_in_there():
        st.html(piece("note", f"В журнале: {author()}"))
        return author()
    key = f"{_FIELD}{place}"
    # A widget's value goes when another page is opened; the name stays.
    st.session_state.setdefault(key, st.session_state.get(_KEPT, ""))
    name = st.text_input(
        "Ваше имя",
        key=key,
        max_chars=MOST,
        placeholder="Фамилия, имя, должность — для журнала",
        help="Так вас назовут в журнале; до конца посещения больше не спросим",
    )
    st.session_state[_KEPT] = name
    fault = value_fault(typed(name), LONGEST_NAME)
    if fault:
        st.html(piece("empty", f"Такое имя не годится: {fault}.", role="alert"))
    return author()
