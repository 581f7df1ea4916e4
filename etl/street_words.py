"""The short words that stand before the name of a street: «ул.», «пр-т», «наб.»."""

from __future__ import annotations

from etl.lookups import longest_first, lookup_words

STREET_SHORT = f"(?:{longest_first(lookup_words('places_remarks.toml')['street']['short'])})"
"""A piece of a pattern: one of them, without its full stop."""
