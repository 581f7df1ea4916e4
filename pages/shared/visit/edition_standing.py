"""How the edition that a visit looks at stands to what is published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from pages.shared.plan.folder_of_plans import editions_known, row_stamp
from pages.shared.plan.looks import DRAFT, EDITION, Look, editions_of, visit_look
from pages.shared.plan.per_run import per_run
from pages.shared.plan.tables import EditionMissingError, PlanInfo
from pages.shared.visit.plan_choices import PlanChoices, plan_choices, published_on
from pages.shared.visit.selection import current_page, edition_link, page_link


@dataclass(frozen=True, slots=True)
class Standing:
    """What the top of every page says of the edition.

    Attributes:
        words: that it is not the published one; "" where it is.
        leave: the words of the link to the published one.
        link: that link.
        names: the names that it takes off the address.
        further: of a draft, the link to where it is published.
        shown: a mark that changes with what is published; "" where nothing newer is waited for.
        choices: the plans and editions there are; none where there is but this one.
    """

    words: str
    leave: str
    link: str
    names: str
    further: str
    shown: str
    choices: PlanChoices


def _of_draft(info: PlanInfo) -> str:
    if info.unowned:
        return (
            "Предпросмотр: чей это план, ещё не указано; прочитан так, будто это план региона "
            f"«{info.home.region}»."
        )
    return f"Предпросмотр: редакция {info.edition}, ещё не опубликована."


def standing(info: PlanInfo) -> Standing:
    """How what this visit looks at stands to what is published.

    Args:
        info: the edition looked at.
    """
    look, page = visit_look(), current_page()
    rows = () if look.draft else _rows(look)
    choices = plan_choices(look, info, rows)
    if look.draft:
        return Standing(
            words=_of_draft(info),
            leave="Выйти из предпросмотра",
            link=edition_link(Look(), page),
            names=DRAFT,
            further=page_link("editions"),
            shown="",
            choices=choices,
        )
    published = _rows(look.without_edition()) if look.edition else ()
    if not rows or not published or rows[0]["published"]:
        words = ""
    else:
        words = (
            f"Вы смотрите редакцию {info.edition}{published_on(rows[0])}; опубликована редакция "
            f"{published[0]['edition']}."
        )
    return Standing(
        words=words,
        leave="К опубликованной",
        link=edition_link(look.without_edition(), page),
        names=EDITION,
        further="",
        shown="" if look.edition else news_of(look)[0],
        choices=choices,
    )


def news_of(look: Look, edition: str = "") -> tuple[str, str]:
    """A mark that changes with what is published, and what to say to who has seen another one.

    Args:
        look: which plans are looked at.
        edition: the edition that is seen; "" of several plans.
    """
    rows = _rows(look)
    if not rows:
        return "", ""
    stamps = [(row["directory"], row_stamp(row)) for row in rows]
    if len(rows) > 1:
        words = "Опубликовано новое в одном из этих планов"
    else:
        number = str(rows[0]["edition"])
        anew = number == edition
        words = f"Редакция {number} обновлена" if anew else f"Опубликована редакция {number}"
    return sha256(repr(stamps).encode()).hexdigest()[:16], words


@per_run
def _rows(look: Look) -> tuple[Mapping[str, Any], ...]:
    """The editions that a look names; none where one of them is not there."""
    if not editions_known():
        return ()
    try:
        return editions_of(look)
    except EditionMissingError:
        return ()
