"""The pages that there are: the menu, headings, addresses, what a slice's page offers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ListedPage:
    """A page.

    Attributes:
        folder: where it lies in ``pages/``, and its address.
        title: its name in the menu and its heading.
        shows_slice: whether what is filtered stands on it: it can be taken along as files, be
            looked at before an edition is published and become a scene of the show.
        picture: what a saved picture of its figure is called; "" without a figure.
    """

    folder: str
    title: str
    shows_slice: bool = False
    picture: str = ""

    @property
    def path(self) -> str:
        """Its address as links have it: "" for the first page."""
        return "" if self is PAGES[0] else self.folder


PAGES = (
    ListedPage("overview", "Обзор", shows_slice=True, picture="обзор"),
    ListedPage("calendar", "Календарь", shows_slice=True, picture="календарь"),
    ListedPage("map", "Карта", shows_slice=True, picture="карта"),
    ListedPage("spheres", "Сферы и страны", shows_slice=True, picture="сферы и страны"),
    ListedPage("events", "Мероприятия", shows_slice=True),
    ListedPage("show", "Показ"),
    ListedPage("data", "Данные"),
    ListedPage("editions", "Редакции"),
    ListedPage("about", "О системе"),
)
"""In the order of the menu."""
_BY_ADDRESS = {page.path: page for page in PAGES} | {page.folder: page for page in PAGES}


def page_at(address: str) -> ListedPage:
    """The page of an address («events», "" for the first one)."""
    return _BY_ADDRESS[address]
