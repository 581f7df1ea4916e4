"""The calendar file, read by libraries that did not write it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import ics
import pytest
import vobject

from etl.__main__ import main
from pages.handouts.agenda import ics_calendar
from pages.handouts.handout import slice_of
from pages.shared.plan.tables import Plan, read_plan
from tests.etl.conftest import SHIPPED
from tests.pages.asking import ask
from tests.pages.test_analyst_ways import html_of, run


def events_of(content: bytes) -> list[Any]:
    """As vobject reads it."""
    return list(vobject.readOne(content.decode()).vevent_list)


def test_days_that_the_plan_names_are_whole_days(golden_plan: Plan) -> None:
    content = ics_calendar.make(slice_of(golden_plan, {}), "event")
    found = {event.uid.value: event for event in events_of(content)}
    # № 1 «9–12 февраля»: the end is the day after. № 11: two periods, two entries.
    first = found["e01-1@ru-69.plan"]
    assert (first.dtstart.value, first.dtend.value) == (date(2026, 2, 9), date(2026, 2, 13))
    assert first.dtstamp.value == datetime(2026, 1, 20, 9, tzinfo=UTC)
    two = [found[f"e11-{n}@ru-69.plan"] for n in (1, 2)]
    assert [e.dtstart.value for e in two] == [date(2026, 3, 21), date(2026, 3, 28)]
    # № 7 «II квартал», № 6 «уточняется», № 8 «в течение года» have no day.
    assert not {"e06", "e07", "e08"} & {uid[:3] for uid in found}
    assert "не вошло: " in vobject.readOne(content.decode()).x_wr_caldesc.value
    assert first.summary.value == golden_plan.events["title"].iloc[0]
    assert "Сроки (как в плане): " in first.description.value
    # Another library sees as many.
    assert len(ics.Calendar(content.decode()).events) == len(found)


def test_what_has_no_day_is_marked_where_it_is_asked_for(golden_plan: Plan) -> None:
    content = ics_calendar.make(slice_of(golden_plan, {"vague": ["marks"]}), "event")
    found = {event.uid.value: event for event in events_of(content)}
    mark = found["e07-1@ru-69.plan"]
    assert (mark.dtstart.value, mark.dtend.value) == (date(2026, 4, 1), date(2026, 4, 2))
    assert (mark.status.value, mark.transp.value) == ("TENTATIVE", "TRANSPARENT")
    assert mark.summary.value.startswith("II квартал (день не назван): ")
    assert "дата проведения уточняется" in mark.description.value
    assert not {"e06", "e47"} & {uid[:3] for uid in found}  # nothing to mark them at


def test_states_of_an_event_are_those_of_its_entry(golden_plan: Plan) -> None:
    plan = golden_plan.keep({"e01", "e11"})
    plan.events["status"] = ["cancelled", "planned"]
    plan.events["date_tentative"] = [False, True]
    plan.events["corrected"] = [("status",), ()]
    found = {e.uid.value: e for e in events_of(ics_calendar.make(slice_of(plan, {}), "event"))}
    assert found["e01-1@ru-69.plan"].status.value == "CANCELLED"
    assert "Уточнено человеком" in found["e01-1@ru-69.plan"].description.value
    assert found["e11-2@ru-69.plan"].status.value == "TENTATIVE"


def test_hostile_texts_stay_texts(golden_plan: Plan) -> None:
    plan = golden_plan.keep({"e01"})
    text = "a;b,c\\d\nEND:VEVENT\nBEGIN:VALARM\r\nУРА\x01 😀" + "ж" * 300
    plan.events["title"] = plan.events["description"] = text
    content = ics_calendar.make(slice_of(plan, {}), "event")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    (event,) = events_of(content)
    wanted = text.replace("\r", "").replace("\x01", "")
    assert event.summary.value == wanted
    assert f"Описание: {wanted}" in event.description.value


def test_an_entry_of_a_venue_names_that_venue(golden_plan: Plan) -> None:
    handed = slice_of(golden_plan, {})
    found = events_of(ics_calendar.make(handed, "venue"))
    uids = [event.uid.value for event in found]
    assert len(set(uids)) == len(uids)
    # № 1 is held in Moscow, a venue known to its building has a point, a town has none.
    venues = {(v["event_id"], int(v["venue_no"])): v for v in golden_plan.venues.to_dict("records")}
    for event in found:
        name = event.uid.value.partition("@")[0].split("-")
        if len(name) == 3:
            exact = venues[name[0], int(name[2])]["coordinate_precision"] == "venue"
            assert hasattr(event, "geo") == exact


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes, bytes, Path]:
    """The shipped plan, then its next edition, as calendars, and Kazakhstan's part of the next.

    № 1 moves from 9-12 to 10-13 February; № 2 (Kazakhstan) vanishes; of two periods of № 11 the
    second does; № 16 gets a day instead of its quarter; № 19 loses its days.
    """
    folder = tmp_path_factory.mktemp("editions")
    text = SHIPPED.read_text("utf-8")
    start, end = text.index("\t2. \n"), text.index("\t3. \n")
    text = text[:start] + text[end:]
    for old, new in (
        ("9-12 февраля\n2026 года", "10-13 февраля\n2026 года"),
        ("21-22 марта,\n28-29 марта", "21-22 марта"),
        ("1 сентября\n2025 года – \n30 августа\n2026 года", "2026 год"),
    ):
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    at = text.index("\t16. \n")
    text = text[:at] + text[at:].replace("II квартал\n2026 года", "14 мая\n2026 года", 1)
    (folder / "next.txt").write_text(text, "utf-8")
    data = folder / "data"
    made = []
    for source in (SHIPPED, folder / "next.txt"):
        assert main(["publish", str(source), "--data", str(data)]) == 0
        made.append(ics_calendar.make(slice_of(read_plan(data), {}, data), "event"))
    asked = {"sphere": ["Спорт"], "vague": ["marks"]}  # it has months only, and a row without any
    sport = slice_of(read_plan(data), asked, data)
    return made[0], made[1], ics_calendar.make(sport, "event"), data


def occurrences(*files: bytes) -> dict[str, Any]:
    """What a calendar holds after the files were imported one after the other, by RFC 5546."""
    held: dict[str, Any] = {}
    for content in files:
        found = events_of(content)
        assert len({event.uid.value for event in found}) == len(found)
        for event in found:
            uid = event.uid.value
            if uid not in held or int(event.sequence.value) >= int(held[uid].sequence.value):
                held[uid] = event
    return {uid: event for uid, event in held.items() if event.status.value != "CANCELLED"}


def test_the_next_edition_moves_and_cancels_and_doubles_nothing(
    editions: tuple[bytes, bytes, bytes, Path],
) -> None:
    first, second, _, _ = editions
    before, after = occurrences(first), occurrences(first, second)
    titles = {uid: event.summary.value for uid, event in before.items()}
    prodexpo = next(uid for uid, title in titles.items() if "Продэкспо" in title)
    astana = next(uid for uid, title in titles.items() if "ASTANA" in title)
    dance = sorted(uid for uid, title in titles.items() if "Славянский хоровод" in title)
    sport = next(uid for uid, title in titles.items() if "Я выбираю спорт" in title)
    assert before[prodexpo].dtstart.value == date(2026, 2, 9)
    assert after[prodexpo].dtstart.value == date(2026, 2, 10)
    assert astana not in after
    assert len(dance) == 2
    assert [uid for uid in dance if uid in after] == dance[:1]
    assert sport not in after
    new = set(after) - set(before)
    assert [after[uid].dtstart.value for uid in new] == [date(2026, 5, 14)]
    gone = {astana, dance[1], sport}
    assert set(before) - set(after) == gone
    # Whoever imports the second alone has the same, and the first once more changes nothing.
    assert set(occurrences(second)) == set(after) == set(occurrences(first, second, first))


def test_cancelled_entries_say_so(editions: tuple[bytes, bytes, bytes, Path]) -> None:
    _, second, _, _ = editions
    cancelled = [e for e in events_of(second) if e.status.value == "CANCELLED"]
    assert len(cancelled) == 3
    assert all("В редакции 2 плана этого срока нет" in e.description.value for e in cancelled)
    assert {e.sequence.value for e in events_of(second)} == {"2"}


def test_filters_hold_for_what_has_gone_too(editions: tuple[bytes, bytes, bytes, Path]) -> None:
    """№ 2 is no sport: whoever follows sport never had it."""
    _, _, sport, _ = editions
    assert "ASTANA" not in sport.decode()
    assert "CANCELLED" not in sport.decode()


def test_the_calendar_of_an_edition_looked_back_at_cancels_nothing_later(
    editions: tuple[bytes, bytes, bytes, Path],
) -> None:
    first, second, _, data = editions
    old = read_plan(next(data.glob("editions/*/1/tables-*")))
    again = ics_calendar.make(slice_of(old, {}, data), "event")
    assert "CANCELLED" not in again.decode()
    assert set(occurrences(again)) == set(occurrences(first))
    # Whoever has the newest and imports an old one keeps the newest.
    assert set(occurrences(second, again)) == set(occurrences(second))


def test_an_earlier_edition_that_cannot_be_read_is_said(
    editions: tuple[bytes, bytes, bytes, Path],
) -> None:
    data = editions[3]
    table = next(data.glob("editions/*/1/*/events.parquet"))
    content = table.read_bytes()
    table.write_bytes(b"")
    try:
        made = ics_calendar.make(slice_of(read_plan(data), {}, data), "event")
    finally:
        table.write_bytes(content)
    assert "прежние редакции не прочитаны" in vobject.readOne(made.decode()).x_wr_caldesc.value


@pytest.mark.parametrize(
    ("query", "why"),
    [
        # № 7 has a quarter, № 47 nothing at all.
        ("only=e07", "без точной даты не вошло: 1 мероприятие"),
        ("only=e47", "без точной даты не вошло: 1 мероприятие"),
        ("only=e47&vague=marks", "без срока не вошло: 1 мероприятие"),
    ],
)
def test_a_calendar_without_a_day_is_one_and_says_why(
    golden_app: Path, query: str, why: str
) -> None:
    answer = ask(f"/data/events.ics?{query}")
    assert answer.status == 200
    calendar = vobject.readOne(answer.text)
    assert not hasattr(calendar, "vevent")
    assert calendar.vtimezone is not None  # RFC 5545, 3.6: one component at least
    assert why in calendar.contents["x-wr-caldesc"][0].value


def test_the_page_offers_no_subscription_that_would_be_empty(golden_app: Path) -> None:
    both = html_of(run("data", sphere="Экономическое развитие"))  # № 1, 2, 3 have days
    assert both.count("class='pl-calendar'") == 2
    # № 7 and 8 have a quarter and a year.
    vague = html_of(run("data", sphere="Сельское хозяйство"))
    assert vague.count("class='pl-calendar'") == 1
    assert "Календаря точных дат нет: точной даты нет ни у одного мероприятия" in vague
    none = html_of(run("data", show="без срока"))  # № 6 and 47
    assert "pl-calendar" not in none
    assert "Календаря нет: срока нет ни у одного мероприятия отбора" in none
