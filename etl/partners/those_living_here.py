"""A community's house where the participants are the community: «Корейский культурный центр»."""

from __future__ import annotations

from etl.countries.communities import is_community
from etl.countries.country_tokens import split_words
from etl.countries.country_words import index
from etl.model import CountryMention


def is_of_a_community(text: str, mention: CountryMention, participants: str) -> bool:
    """Whether a cell names a house after a people, of whom those living here alone take part.

    Args:
        text: the cell of the place, the title or the like.
        mention: a country in it that the participants have not.
        participants: their cell («Общество «Сахалинские корейцы»»).
    """
    if mention.kind != "adjective" or not is_community(text, mention.end):
        return False
    return any(
        entry.kind == "citizen" and entry.code == mention.code and not entry.local
        for word in split_words(participants)
        for entry in index().get(word.form, ())
    )
