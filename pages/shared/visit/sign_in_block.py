"""Signing in and out, where the organisation's provider is configured; nothing elsewhere."""

from __future__ import annotations

import streamlit as st

from pages.shared.markup.templates import piece, render
from pages.shared.visit.access_rules import ROLE_WORDS
from pages.shared.visit.may_edit import visitor
from pages.shared.visit.signed_in import sign_in_there

_SIGN_IN, _SIGN_OUT = "Войти", "Выйти"


def sign_in_block() -> None:
    """Who looks, and the way out; the way in for anybody else."""
    if not sign_in_there():
        return
    who = visitor()
    if who.name:
        st.html(piece("note", f"{who.name}: {ROLE_WORDS[who.role]}"))
        st.button(_SIGN_OUT, key="sign-out", on_click=st.logout)
    else:
        st.button(_SIGN_IN, key="sign-in", on_click=st.login)


def closed_page() -> None:
    """What stands where this visit may not look."""
    who = visitor()
    st.html(render("shared/visit/closed.html", name=who.name))
    if who.name:
        st.button(_SIGN_OUT, key="sign-out", on_click=st.logout)
    else:
        st.button(_SIGN_IN, key="sign-in", type="primary", on_click=st.login)
