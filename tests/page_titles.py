"""The pages as a visitor finds them, by hand: what ``pages/shared/visit/page_list.py`` must say."""

from __future__ import annotations

TITLES = {
    "": "Обзор",
    "calendar": "Календарь",
    "map": "Карта",
    "spheres": "Сферы и страны",
    "events": "Мероприятия",
    "show": "Показ",
    "data": "Данные",
    "editions": "Редакции",
    "about": "О системе",
}
"""What each address is called in the menu and in its heading."""
WITH_FIGURE = ("", "calendar", "map", "spheres")
"""Those with a figure that can be saved as a picture."""
