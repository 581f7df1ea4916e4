"""Whatever is searched for and whatever stands in an address: an answer, or one sentence."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pages.events.finding.listed import rows_by_id
from pages.events.finding.search import find
from pages.events.finding.searched_text import field_text
from pages.handouts.handout import RefusedError, asked_of, slice_of
from pages.shared.filters.filters import FILTER_KEYS
from pages.shared.plan.tables import Plan
from pages.shared.visit.address_names import FILE_NAMES, KNOWN_VALUES
from tests.pages.asking import ask
from tests.pages.test_shell import PAGES, html_of, run

ANY = st.text(max_size=40)
# What people type, in pieces: words of the plan, slips, another keyboard, signs with a meaning.
PIECES = st.sampled_from(
    [
        "хоровод", "ХОРОВОДА", "могилёв", "могилев", "казахстанские", "медколледж", "соц", "проф",
        "hjcnjd", "ghbdtn", "№ 11", "№", "«Славянский", "хоровод»", '"', "“", "А.С. Пушкина",
        "пушкин", "5 февраля", "он-лайн", "-", "–", "(", ")", "[", "*", "\\", "%", "<b>", "\u00a0",
        "\u00ad", "\u0301", "\u200b", "й", "ﬁ", "\x00", "\ud800", "😀", "ё", "e", "II квартал",
        "2026", "очно",
    ]
)  # fmt: skip
WORDS = st.one_of(ANY, st.lists(PIECES, max_size=8).map(" ".join), st.lists(PIECES).map("".join))


@settings(max_examples=200)
@given(WORDS)
@example("«" * 30 + "хоровод" + "»" * 30)
def test_any_words_are_searched_and_what_is_marked_stands_there(
    golden_plan: Plan, words: str
) -> None:
    found = find(golden_plan, words)
    rows = rows_by_id(golden_plan)
    order = {event_id: at for at, event_id in enumerate(golden_plan.events["event_id"])}
    places = [order[hit.event_id] for hit in found.hits]
    assert places == sorted(set(places))
    for hit in found.hits:
        assert {name for name, _ in hit.marks} <= set(hit.fields)
        for name, spans in hit.marks:
            text = field_text(rows[hit.event_id], name)
            for start, end in spans:
                assert 0 <= start < end <= len(text)
                assert text[start:end].strip()
    if not found.searched:
        assert len(found.hits) == golden_plan.n
    assert all(note.strip() for note in found.notes)


NAMES = st.one_of(ANY, st.sampled_from([*FILTER_KEYS, *FILE_NAMES, *KNOWN_VALUES, "plan", "edition",
                                        "draft", "event", "p", "at", "view"]))  # fmt: skip


# Half a letter cannot come by an address.
IN_ADDRESS = WORDS.map(lambda words: words.encode("utf-8", errors="replace").decode())


@st.composite
def queries(draw: st.DrawFn) -> str:
    """What may stand behind «?»: names and values in any order, or anything."""
    if draw(st.booleans()):
        return draw(ANY)
    values = st.one_of(WORDS, st.sampled_from(["Спорт", "Беларусь", "март 2026", "true", "false",
                                               "2026*", "1", "99999999999999999999"]))  # fmt: skip
    pairs = draw(st.lists(st.tuples(NAMES, values), max_size=4))
    return "?" + urlencode(pairs, errors="replace")


@settings(max_examples=200)
@given(queries())
@example("http://[")
@example("?q=%ff%fe&sphere=%")
def test_any_query_leaves_some_events_or_says_why_not(golden_plan: Plan, query: str) -> None:
    try:
        handed = slice_of(golden_plan, asked_of(query))
    except RefusedError as error:
        refused = str(error)
    else:
        refused = ""
        assert 1 <= handed.part[0] <= handed.part[1] == golden_plan.n
        # What it calls itself leads to the same.
        again = slice_of(golden_plan, asked_of(f"?{handed.query}"))
        assert list(again.kept.events["event_id"]) == list(handed.kept.events["event_id"])
    assert not refused or refused.endswith(".")


@pytest.mark.usefixtures("golden_app")
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(["/data/events.csv", "/data/events.geojson", "/editions/now",
                        "/editions/passport.html", "/editions/letter.docx",
                        "/editions/changes.html", "/editions/corrected.docx"]),
       queries())  # fmt: skip
def test_any_address_of_a_file_answers_with_it_or_a_sentence(path: str, query: str) -> None:
    answer = ask(f"{path}?{query.removeprefix('?')}")
    assert answer.status in (200, 400, 403, 404), answer.text
    if answer.status != 200:
        assert answer.headers["content-type"].startswith("text/plain")
        assert answer.text.strip().endswith(".")


@pytest.mark.usefixtures("golden_app")
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from([*PAGES]), st.dictionaries(NAMES.filter(bool), IN_ADDRESS, max_size=4))
def test_any_address_of_a_page_is_a_page(path: str, asked: dict[str, str]) -> None:
    app = run(path, **asked)
    assert not app.exception
    assert "не построена" not in html_of(app)
