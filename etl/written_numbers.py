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

_TENS = (20, 30, 40, 50)
_ONES = {
    "одной": ("одна", "одно"), "одного": ("одна", "одно"), "двух": ("две", "два"),
}  # fmt: skip
COMPOUND = {
    f"{tens} {ones}": (NOMINATIVE_OF[tens], ones, number)
    for tens_number, _, forms in _ROWS if tens_number in _TENS for tens in forms
    for ones, number in [*((form, 1) for form in ("одной", "одного")),
                         *((form, at) for at, _, more in _ROWS if 1 < at < 10
                           for form in more if form.endswith(("х", "и")))]
}  # fmt: skip
"""«двадцати одной»: the tens in the nominative, the ones as written, and how many these are."""


def compound_nominative(written: str, *, neuter: bool) -> str:
    """«двадцати одной» as «двадцать одна», of a neuter noun «двадцать одно»."""
    tens, ones, _ = COMPOUND[written]
    gendered = _ONES.get(ones)
    return f"{tens} {gendered[neuter] if gendered else NOMINATIVE_OF[ones]}"
