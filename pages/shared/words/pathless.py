"""Sentences about the folder of plans for those who are not its keeper: without its path."""

from __future__ import annotations

from etl.folders import ROOT, data_directory, served_copy

_HIDDEN = "…"


def without_paths(sentence: str) -> str:
    """The sentence with every mention of the folders of this server taken out of it.

    Args:
        sentence: of the ETL, which names folders so that a person at the machine finds them.
    """
    folder = data_directory()
    places = {str(one) for one in (folder, folder.absolute(), folder.resolve(), ROOT)}
    copy = served_copy()
    if copy is not None:
        places.add(copy.address)
    for place in sorted(places, key=len, reverse=True):
        if len(place) > 1:
            sentence = sentence.replace(place, _HIDDEN)
    return sentence
