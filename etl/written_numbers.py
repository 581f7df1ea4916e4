"""Whole numbers written out («восемь», «восьми»): what they are, and how they are named."""

from __future__ import annotations

from etl.lookups import lookup_rows, several

_ROWS = tuple(
    (int(row["number"]), row["word"], tuple(several(row["forms"])))
    for row in lookup_rows("numbers.csv")
)
NUMBER_OF = {form: number for number, word, forms in _ROWS for form in (word, *forms)}
"""The number that a word is, in small letters with «е» for «ё»."""
NOMINATIVE_OF = {form: word for number, word, forms in _ROWS if number > 2 for form in forms}
"""«пяти» as «пять»; of numbers whose genders differ none."""
