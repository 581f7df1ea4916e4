"""The way to an edition's passport, from any page."""

from __future__ import annotations

from urllib.parse import urlencode

from pages.shared.plan.looks import Look
from pages.shared.plan.plan_said import part_said
from pages.shared.plan.plans_there import MANY
from pages.shared.plan.tables import PlanInfo

PASSPORT = "Паспорт качества"


def passport_links(look: Look) -> dict[str, str]:
    """The addresses of a passport by their endings; none of a draft or of several plans."""
    if look.draft or look.several:
        return {}
    query = f"?{urlencode(look.pairs())}" if look else ""
    return {ending: f"./editions/passport.{ending}{query}" for ending in ("html", "docx")}


def letters_link(look: Look) -> str:
    """The address of the letters «Просим уточнить» of an edition."""
    return f"./editions/letters.zip?{urlencode(look.pairs())}"


def passports(look: Look, info: PlanInfo) -> list[tuple[str, str]]:
    """What is looked at by its passports: words and address, one of each plan; none of a draft."""
    if not info.parts:
        links = passport_links(look)
        return [(PASSPORT, links["html"])] if links else []
    if len(info.parts) > MANY:
        return []  # «Редакции» has them all
    return [
        (f"{PASSPORT}: {part_said(part, info)}", passport_links(Look(part.name))["html"])
        for part in info.parts
    ]
