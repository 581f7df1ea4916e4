"""Why there is nothing here: what leaves nothing, each part a link that takes it off."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from pages.shared.filters.chosen import Selection
from pages.shared.filters.emptied import Without
from pages.shared.markup.templates import render
from pages.shared.visit.selection import current_page, page_link
from pages.shared.words.russian import events_counted


def why_empty(
    said: str, emptied: Sequence[Without], selection: Selection, /, **extra: str
) -> Markup:
    """A sentence with the ways out of an empty slice.

    Args:
        said: what is empty, without a full stop.
        emptied: what leaves nothing (``emptied_by``, or of the list ``emptied_list``).
        selection: the filters.
        extra: what else stands in the address («q»).
    """
    notes = [
        {
            "words": one.words,
            "n": events_counted(one.n),
            "link": page_link(
                current_page(),
                selection.having({one.key: ()}) if one.key in selection else selection,
                **{name: value for name, value in extra.items() if name != one.key},
            ),
            "key": one.key,
        }
        for one in emptied
    ]
    return render("shared/visit/why_empty.html", said=said, notes=notes)
