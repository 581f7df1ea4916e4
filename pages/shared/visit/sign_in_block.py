"""Signing in and out, where the organisation's provider is configured; nothing elsewhere."""

from __future__ import annotations

import streamlit as st

from pages.shared.markup.templates import piece, render
from pages.shared.visit.access_rules import ROLE_WORDS
from pages.shared.visit.may_edit import visitor
from pages.shared.visit.signed_in import can_sign_in, sign_in_there

_SIGN_IN, _SIGN_OUT = "Войти", "Выйти"
_NOT_CONFIGURED = (
    "Войти сейчас нельзя: роли назначены, а вход не настроен или его настройки не читаются. "
    "Администратору скажет больше команда make doctor."
)


def sign_in_block() -> None:
    """Who looks, and the way out; the way in for anybody else."""
    if not sign_in_there():
        return
    who = visitor()
    if who.name:
        st.html(piece("note", f"{who.name}: {ROLE_WORDS[who.role]}"))
        st.button(_SIGN_OUT, key="sign-out", on_click=st.logout)
    else:
        _way_in()


def closed_page() -> None:
    """What stands where this visit may not look."""
    who = visitor()
    st.html(render("shared/visit/closed.html", name=who.name))
    if who.name:
        st.button(_SIGN_OUT, key="sign-out", on_click=st.logout)
    else:
        _way_in(first=True)


def _way_in(*, first: bool = False) -> None:
    if can_sign_in():
        st.button(
            _SIGN_IN, key="sign-in", type="primary" if first else "secondary", on_click=st.login
        )
    else:
        st.html(piece("note", _NOT_CONFIGURED))
