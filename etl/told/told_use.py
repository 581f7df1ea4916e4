"""What of a document persons told the program, and what of that it used."""

from __future__ import annotations

from collections.abc import Sequence

from etl.documents.plan_rows.headings import wording_key
from etl.events import Event
from etl.gazetteer import region_capitals
from etl.home import Home, load_home
from etl.model import PlanDocument
from etl.plan_home import TitleOwner, region_in, title_owner
from etl.refusals import RefusedDocumentError
from etl.text import key
from etl.told.told_cells import used_in
from etl.told.told_row import ToldRow, told_of


def region_told(told: Sequence[ToldRow], title: str) -> str:
    """The region that a person told of a title, "" where nobody has.

    A region told of no title is told of the document at hand.
    """
    of_this = [one for one in told if one.kind == "region" and not one.wording]
    of_title = told_of(told, "region", title) if title else None
    found = [*of_this, *([of_title] if of_title else [])]
    return found[0].meaning if found else ""


def region_remark(title: str, home: Home) -> str:
    """Where a plan's region comes from, unless its title says it.

    A rebuild knows whose plan it was, not who said so: what is likely is said alike.
    """
    owner = title_owner(title)
    if owner.region:
        return ""
    if owner.towns:
        return _town_remark(owner, home)
    known = any(key(name) in region_capitals() for name in owner.named)
    named = " и ".join(f"«{name}»" for name in owner.named)
    if home.region != (owner.likely or load_home().region):
        why = f"в заголовке названы {named}" if len(owner.named) > 1 else "в заголовке его нет"
        if len(owner.named) == 1 and known:
            why = f"в заголовке упомянут {named}, но не сказано, что план — его"
        if len(owner.named) == 1 and not known:
            why = f"в заголовке назван {named}, границ и столицы которого у программы нет"
        return f"Регион плана ({home.region}) указан человеком: {why}."
    if len(owner.named) > 1:
        return (
            f"В заголовке названо несколько регионов: {named}; план считается планом региона "
            f"«{home.region}»; если он другой, укажите регион."
        )
    if known:
        return (
            f"В заголовке упомянут регион {named}, но не сказано, что план — его: план считается "
            f"планом региона «{home.region}»; если это не так, укажите регион."
        )
    if owner.named:
        return (
            f"В заголовке назван регион {named}, но его границ и столицы у программы нет: план "
            f"считается планом региона «{home.region}»; если это не так, укажите регион."
        )
    return (
        f"Регион в заголовке не назван: план считается планом региона «{home.region}»; "
        "если он другой, укажите регион."
    )


def _town_remark(owner: TitleOwner, home: Home) -> str:
    """A title that names a town, or several, and no region."""
    if home.region != (owner.likely or load_home().region):
        return f"Регион плана ({home.region}) указан человеком: в заголовке {owner.towns_said}."
    without = [o.region for o in owner.towns if key(o.region) not in region_capitals()]
    lacking = f"; границ и столицы региона «{without[0]}» у программы нет" if without else ""
    return (
        f"В заголовке {owner.towns_said}{lacking}; план считается планом региона "
        f"«{home.region}»; если он другой, укажите регион."
    )


def refuse_another_region(told: Sequence[ToldRow], title: str) -> None:
    """A region told of a document must not contradict its title.

    Raises:
        RefusedDocumentError: the title names another.
    """
    named = region_in(title)
    for one in told:
        if one.kind == "region" and named and key(one.meaning) != key(named):
            raise RefusedDocumentError(
                f"В заголовке документа назван регион «{named}», а указан «{one.meaning}»: "
                "уберите указание региона или исправьте заголовок."
            )


def refuse_unknown_region(told: Sequence[ToldRow], title: str) -> None:
    """Refuse a plan that is nobody's yet.

    Raises:
        RefusedDocumentError: see ``unknown_region``.
    """
    said = unknown_region(told, title)
    if said:
        raise RefusedDocumentError(f"{said[:-1]} (на странице «Редакции» или --region).")


def unknown_region(told: Sequence[ToldRow], title: str) -> str:
    """Why a plan is nobody's yet: its title names only regions that the program has no sheet of.

    Published unasked it would become the next edition of the shipped region's plan. A person
    may still say whose plan it is to be: then, and of any other plan, nothing is said.

    Args:
        told: what is in force.
        title: the document's.
    """
    owner = title_owner(title)
    names = owner.named or tuple(town.region for town in owner.towns)
    if not names or region_told(told, title):
        return ""
    if any(key(name) in region_capitals() for name in names):
        return ""
    said = "назван" if owner.named else "назван город региона"
    return (
        f"В заголовке документа {said} «{names[0]}», но его границ и столицы у программы нет, "
        f"а планом региона «{load_home().region}» он сам по себе не станет: укажите, планом "
        "какого региона его показывать."
    )


def used_of(
    told: Sequence[ToldRow], document: PlanDocument, events: Sequence[Event]
) -> list[ToldRow]:
    """What of all that was told a document has: its headings, cells, spheres, its title.

    Args:
        told: what is in force.
        document: as it was read.
        events: its rows, as they were read.
    """
    has = {("heading", wording_key(heading)) for heading, _ in document.headings}
    has |= {("sphere", wording_key(row.sphere)) for row in document.rows}
    has |= used_in(events, told)
    if not region_in(document.title):
        has |= {("region", wording_key(document.title)), ("region", "")}
    return [one for one in told if one.target in has]


def told_note(one: ToldRow) -> str:
    """The remark of the build's report: what was told, who by, when."""
    day = ".".join(reversed(one.at[:10].split("-")))
    who = ", ".join(filter(None, (one.author, day)))
    return f"Сказано человеком{f' ({who})' if who else ''}: {one.in_words()}."
