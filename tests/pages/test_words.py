from __future__ import annotations

from datetime import date

import pytest

from etl.calendar_names import (
    MONTHS,
    MONTHS_GENITIVE,
    MONTHS_PREPOSITIONAL,
    MONTHS_SHORT,
    WEEKDAYS,
    WEEKDAYS_SHORT,
)
from etl.country_names import country_name
from pages.shared.words.russian import (
    event_dates_in_words,
    events_counted,
    events_noun,
    nbsp,
    of_events_counted,
    period_in_words,
    quality_codes,
    quality_label,
    short_title,
    sphere_label,
)

OWN = frozenset({2026})


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("n", "word"),
    [
        (0, "мероприятий"),
        (1, "мероприятие"),
        (2, "мероприятия"),
        (5, "мероприятий"),
        (11, "мероприятий"),
        (14, "мероприятий"),
        (21, "мероприятие"),
        (104, "мероприятия"),
        (112, "мероприятий"),
    ],
)
def test_number_agrees_with_its_noun(n: int, word: str) -> None:
    assert events_noun(n) == word
    assert plain(events_counted(n)) == f"{n} {word}"


@pytest.mark.parametrize(
    ("n", "words"),
    [(1, "1 мероприятия"), (3, "3 мероприятий"), (11, "11 мероприятий"), (21, "21 мероприятия")],
)
def test_behind_out_of_the_noun_is_in_the_genitive(n: int, words: str) -> None:
    assert plain(of_events_counted(n)) == words


def test_months_and_weekdays_are_those_of_cldr_in_the_cases_that_are_needed() -> None:
    assert (MONTHS[0], MONTHS[4], MONTHS[11]) == ("январь", "май", "декабрь")
    assert (MONTHS_GENITIVE[2], MONTHS_GENITIVE[4], MONTHS_GENITIVE[7]) == (
        "марта",
        "мая",
        "августа",
    )
    assert MONTHS_PREPOSITIONAL == (
        "январе", "феврале", "марте", "апреле", "мае", "июне",
        "июле", "августе", "сентябре", "октябре", "ноябре", "декабре",
    )  # fmt: skip
    assert MONTHS_SHORT == (
        "янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек",
    )  # fmt: skip
    assert (WEEKDAYS[0], WEEKDAYS[6]) == ("понедельник", "воскресенье")
    assert WEEKDAYS_SHORT == ("пн", "вт", "ср", "чт", "пт", "сб", "вс")


@pytest.mark.parametrize(
    ("start", "end", "precision", "words"),
    [
        ((2026, 2, 9), (2026, 2, 12), "day", "9–12 февраля"),
        ((2026, 2, 5), (2026, 2, 5), "day", "5 февраля"),
        ((2026, 3, 31), (2026, 4, 3), "day", "31 марта — 3 апреля"),
        ((2026, 3, 1), (2026, 3, 31), "month", "март"),
        ((2026, 4, 1), (2026, 8, 31), "month", "апрель — август"),
        ((2026, 4, 1), (2026, 6, 30), "quarter", "II квартал"),
        ((2026, 4, 1), (2026, 9, 30), "quarter", "II–III кварталы"),
        ((2026, 1, 1), (2026, 12, 31), "year", "весь год"),
        ((2026, 1, 1), (2026, 6, 30), "year", "I полугодие"),
        ((2026, 3, 1), (2026, 3, 10), "month", "в пределах 1–10 марта"),
        ((2026, 6, 1), (2026, 8, 31), "quarter", "июнь — август"),
        ((2025, 3, 1), (2025, 3, 31), "month", "март 2025 года"),
        ((2027, 1, 1), (2027, 12, 31), "year", "весь 2027 год"),
        ((2025, 9, 15), (2026, 4, 25), "day", "15 сентября 2025 — 25 апреля 2026 года"),
        ((2026, 5, 1), (2026, 5, 31), "day", "1–31 мая"),
    ],
)
def test_period_reads_as_people_say_it(
    start: tuple[int, int, int], end: tuple[int, int, int], precision: str, words: str
) -> None:
    assert plain(period_in_words(date(*start), date(*end), precision, own_years=OWN)) == words


def test_plan_over_two_years_always_names_the_year() -> None:
    own = frozenset({2025, 2026})
    assert plain(period_in_words(date(2026, 3, 1), date(2026, 3, 31), "month", own_years=own)) == (
        "март 2026 года"
    )


def _event(**values: object) -> dict[str, object]:
    certain = {"date_precision": "day", "date_kind": "single", "date_tentative": False}
    return {**certain, "dates_text": "", "quality": (), **values}


def test_event_dates_join_the_periods_and_say_what_is_open() -> None:
    weekends = [
        (date(2026, 3, 21), date(2026, 3, 22)),
        (date(2026, 3, 28), date(2026, 3, 29)),
    ]
    assert plain(event_dates_in_words(_event(date_kind="multiple"), weekends, own_years=OWN)) == (
        "21–22 марта, 28–29 марта"
    )
    quarter = [(date(2026, 4, 1), date(2026, 6, 30))]
    tentative = _event(date_precision="quarter", date_tentative=True)
    for cell, words in (
        ("II квартал 2026 года (дата проведения уточняется)", "II квартал (уточняется)"),
        ("II квартал (по согласованию сторон)", "II квартал (по согласованию)"),
        ("ориентировочно II квартал", "II квартал (предварительно)"),
    ):
        event = tentative | {"dates_text": cell}
        assert plain(event_dates_in_words(event, quarter, own_years=OWN)) == words


@pytest.mark.parametrize(
    ("cell", "quality", "words"),
    [
        ("Дата проведения уточняется", ("date_unknown",), "срок уточняется"),
        ("по согласованию", ("date_unknown",), "срок по согласованию"),
        ("", ("date_unknown",), "срок не назван"),  # an empty cell says nothing of the kind
        ("н/д", ("date_unknown",), "срок не назван"),
        ("до конца апр.", ("date_unreadable",), "срок не понят"),
    ],
)
def test_without_a_date_it_is_said_why(cell: str, quality: tuple[str, ...], words: str) -> None:
    unknown = _event(date_precision="unknown", date_kind="unknown", dates_text=cell)
    assert event_dates_in_words(unknown | {"quality": quality}, []) == words


def test_many_days_are_counted_not_listed() -> None:
    fridays = [(date(2026, 1, 2 + 7 * i), date(2026, 1, 2 + 7 * i)) for i in range(4)]
    fridays += [(date(2026, 2, 6 + 7 * i), date(2026, 2, 6 + 7 * i)) for i in range(4)]
    words = event_dates_in_words(_event(date_kind="multiple"), fridays, own_years=OWN)
    assert plain(words) == "8 раз: с 2 января по 27 февраля"


def test_school_year_has_its_name() -> None:
    year = [(date(2025, 9, 1), date(2026, 6, 30))]
    event = _event(date_precision="year", date_kind="ongoing")
    assert plain(event_dates_in_words(event, year, own_years=OWN)) == "2025/2026 учебный год"


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Международный фестиваль-конкурс «Славянский хоровод»", "«Славянский хоровод»"),
        ("Мастермайнд", "Мастермайнд"),
        # an institution's name is not the event's
        (
            "Предоставление информации об экспонатах ОГБУК «Смоленский музей»",
            "Предоставление информации об экспонатах ОГБУК «Смоленский…",
        ),
        ('Турнир "Кубок дружбы" среди юношей', "«Кубок дружбы»"),
        (
            "Российско-Белорусская конференция в рамках мероприятий Форума по охране труда – 2026",
            "Российско-Белорусская конференция",
        ),
        ("", ""),
    ],
)
def test_short_title_is_what_people_call_it(title: str, short: str) -> None:
    assert short_title(title) == short


def test_short_title_never_exceeds_its_limit_by_more_than_the_quotes() -> None:
    assert len(short_title("слово " * 200)) <= 60
    assert len(short_title("«" + "слово " * 200 + "»")) <= 62


@pytest.mark.parametrize(
    ("header", "label"),
    [
        ("В сфере экономического развития", "Экономическое развитие"),
        ("В сфере культуры и туризма", "Культура и туризм"),
        ("В сфере труда и занятости населения", "Труд и занятость населения"),
        ("В сфере здравоохранения", "Здравоохранение"),
        ("В области физической культуры и спорта", "Физическая культура и спорт"),
        ("Культура", "Культура"),
        ("ОБРАЗОВАНИЕ И НАУКА", "Образование и наука"),
        ("", "Без раздела"),
    ],
)
def test_sphere_label_is_the_nominative(header: str, label: str) -> None:
    assert sphere_label(header) == label


def test_nbsp_keeps_short_words_with_their_neighbour() -> None:
    assert nbsp("г. Смоленск и в Витебске 2026 года") == (
        "г.\u00a0Смоленск и\u00a0в\u00a0Витебске 2026\u00a0года"
    )
    # A headline broke between the number and what it counts.
    assert nbsp("в марте: 8 точно, ещё 9 возможно") == (
        "в\u00a0марте: 8\u00a0точно, ещё 9\u00a0возможно"
    )


def test_every_doubt_has_words_and_advice() -> None:
    assert all(code.label and code.advice for code in quality_codes().values())
    assert "new_code" not in quality_label("new_code").label


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("BY", "Беларусь"),
        ("US", "США"),  # CLDR has «Соединенные Штаты»: a plan does not say so
        ("za", "ЮАР"),
        ("AX", "Аландские о-ва"),  # no row of the table
        ("Республика Абхазия", "Республика Абхазия"),
    ],
)
def test_a_country_is_called_on_the_pages_as_in_the_tables(code: str, name: str) -> None:
    assert country_name(code) == name
