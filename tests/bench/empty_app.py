"""The floor: a Streamlit app with one filter and one line of text."""

import streamlit as st

chosen = st.multiselect("Сфера", ["Экономическое развитие", "Здравоохранение"], select_all=False)
st.html(f"<header class='pl-top'><h1>Пусто</h1><p>{', '.join(chosen)}</p></header>")
