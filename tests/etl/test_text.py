"""Folding: white space only, every other character stays."""

from etl.text import fold, key


def test_every_white_space_is_one_space() -> None:
    assert fold("\tг.\u00a0Смоленск,\n\u202f улица\u2007") == "г. Смоленск, улица"


def test_what_is_no_white_space_stays() -> None:
    assert fold("сло\u200bво") == "сло\u200bво"
    assert fold("=1+1 <b> \U0001f600") == "=1+1 <b> \U0001f600"


def test_two_spellings_of_one_name_have_one_key() -> None:
    assert key("Могилёв ") == key("МОГИЛЕВ") == key("Моги\u00adлев")
    assert key("Витебск") != key("Видебск")
