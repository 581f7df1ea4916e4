"""Names in the address beside the filters, and the values that pages share.

Short, Latin, never changed: links in the wild and the scenes of shows hold them.
"""

from __future__ import annotations

from pages.shared.plan.looks import LOOK_KEYS

EVENT = "event"
"""The event whose card is open."""
SHOW, SEARCH, SORT, LIST_PAGE = "show", "q", "sort", "p"
"""Of the list of events: what it is narrowed to, the words searched, its order, its page."""
SHOW_EXACT, SHOW_VAGUE = "с точной датой", "без точной даты"
SHOW_UNDATED, SHOW_QUESTIONS = "без срока", "с вопросами"
SHOW_OPEN, SHOW_DOUBTS = "с открытыми вопросами плана", "с сомнениями программы"
"""The two kinds of questions; links in the wild ask for both together."""
SHOW_LASTING = "идут постоянно"
SHOW_SETTLED = "с уточнениями"
SHOWS = (
    SHOW_EXACT,
    SHOW_VAGUE,
    SHOW_UNDATED,
    SHOW_LASTING,
    SHOW_QUESTIONS,
    SHOW_OPEN,
    SHOW_DOUBTS,
    SHOW_SETTLED,
)
"""What the list of events may be narrowed to, beside the filters (value of ``SHOW``)."""
SORTS = ("по номеру", "по сроку", "по месту")
"""The orders of the list (value of ``SORT``); the first is the one that need not be said."""
FIND_PLANS = "plans"
"""Words by which plans are found among many."""
ADD = "add"
"""What the page «Показ» is asked to make a scene of."""
AT, CLOSER, LINKS, COLOUR, SHOWN, LAYERS = "at", "view", "links", "colour", "shown", "layers"
"""Of the map: the places chosen, the part looked at, what the lines join, what the colours say,
the month shown, the further layers."""
COUNT, BESIDE = "count", "Планы рядом"
"""Which count stands under the matrix of spheres, and the one that compares several plans."""
SPAN, REST = "span", "rest"
"""Of the calendar: the time looked at closely, and which of many groups, the largest first."""
EARLIER, LATER = "earlier", "later"
"""Of several plans the two that are compared."""
PART = "part"
"""Of a map in a show: the region to look at closely; the whole map where it is not given."""
LINKED_PLACES, LINKED_PEOPLE = "Места", "Кто с кем"
"""What the map's lines join (values of ``LINKS``): an event's places, or those who take part."""
WHOLE_PLAN = "весь план"
"""No month (value of ``SHOWN``)."""
VAGUE, MARKED = "vague", "marks"
"""Of a calendar file: what has no exact date is marked in it, or left out."""
ONLY = "only"
"""Of a file: the one event that it is of, by its id; a card's files ask for it, no page does."""
FILE_NAMES = (SEARCH, SHOW, SORT, VAGUE)
"""What a file of the slice heeds beside the filters, as the list of events has it."""
KNOWN_VALUES = {SHOW: SHOWS, SORT: SORTS, VAGUE: (MARKED,)}
"""All that may be asked of these names; of a search whatever one likes."""
LOOKS = (
    frozenset(LOOK_KEYS)
    | frozenset(
        (
            EVENT,
            LIST_PAGE,
            AT,
            CLOSER,
            LINKS,
            COLOUR,
            SHOWN,
            LAYERS,
            "block",
            "cm",
            COUNT,
            EARLIER,
            LATER,
            "lanes",
            SPAN,
            REST,
            FIND_PLANS,
        )
    )
    | {"embed", "embed_options"}
)
"""Names of a page's address that filter nothing: the edition looked at, and how the page looks."""
