from datetime import date

import pytest

from samenplan.plans.rules.content import Recurrence, Timing, TimingKind
from samenplan.plans.rules.importing.timing_cells import read_timings

D, P, R, U = TimingKind.DATE, TimingKind.PERIOD, TimingKind.RELATIVE, TimingKind.UNDETERMINED


def _days(text: str) -> list[tuple[date | None, date | None]]:
    return [(timing.starts_on, timing.ends_on) for timing in read_timings(text).timings]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("12 maart 2027", date(2027, 3, 12)),
        ("12 mrt. 2027", date(2027, 3, 12)),
        ("1ste mei 2027", date(2027, 5, 1)),
        ("12/03/2027", date(2027, 3, 12)),
        ("12-3-27", date(2027, 3, 12)),
        ("12.03.2027", date(2027, 3, 12)),
        ("2027-03-12", date(2027, 3, 12)),
        ("March 12, 2027", date(2027, 3, 12)),
        ("12th March 2027", date(2027, 3, 12)),
        ("uiterlijk 1 juni 2027", date(2027, 6, 1)),
        ("29 februari 2028", date(2028, 2, 29)),
    ],
)
def test_a_day_is_read_as_a_day(words, day):
    assert read_timings(words).timings == (Timing(D, starts_on=day, words=words),)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("december 2027", date(2027, 12, 1), date(2027, 12, 31)),
        ("Feb 2028", date(2028, 2, 1), date(2028, 2, 29)),
        ("03/2027", date(2027, 3, 1), date(2027, 3, 31)),
        ("Q2 2027", date(2027, 4, 1), date(2027, 6, 30)),
        ("2027 Q4", date(2027, 10, 1), date(2027, 12, 31)),
        ("2e kwartaal van 2027", date(2027, 4, 1), date(2027, 6, 30)),
        ("eerste helft 2027", date(2027, 1, 1), date(2027, 6, 30)),
        ("voorjaar 2027", date(2027, 3, 1), date(2027, 5, 31)),
        ("winter 2027", date(2027, 12, 1), date(2028, 2, 29)),
        ("schooljaar 2026-2027", date(2026, 9, 1), date(2027, 8, 31)),
        ("2027", date(2027, 1, 1), date(2027, 12, 31)),
        ("2026-2028", date(2026, 1, 1), date(2028, 12, 31)),
        ("van 1 februari tot 30 juni 2027", date(2027, 2, 1), date(2027, 6, 30)),
        ("1/9/2026 t.e.m. 30/6/2027", date(2026, 9, 1), date(2027, 6, 30)),
        ("tussen maart en mei 2027", date(2027, 3, 1), date(2027, 5, 31)),
        ("from June 2027 until August 2027", date(2027, 6, 1), date(2027, 8, 31)),
        ("vanaf september 2027", date(2027, 9, 1), None),
        ("tegen eind 2027", None, date(2027, 12, 31)),
        ("tot 15 mei 2027", None, date(2027, 5, 15)),
        ("doorlopend", None, None),
    ],
)
def test_a_span_is_read_as_a_period(words, first, last):
    assert read_timings(words).timings == (Timing(P, starts_on=first, ends_on=last, words=words),)


@pytest.mark.parametrize(
    ("words", "times", "per"),
    [
        ("6 keer per jaar", 6, Recurrence.YEAR),
        ("zes keer per schooljaar", 6, Recurrence.SCHOOL_YEAR),
        ("6 a year", 6, Recurrence.YEAR),
        ("six sessions a year", 6, Recurrence.YEAR),
        ("2x/maand", 2, Recurrence.MONTH),
        ("elk kwartaal", 1, Recurrence.QUARTER),
        ("om de drie maanden", 1, Recurrence.QUARTER),
        ("om de zes maanden", 2, Recurrence.YEAR),
        ("maandelijks", 1, Recurrence.MONTH),
        ("jaarlijks", 1, Recurrence.YEAR),
        ("weekly", 1, Recurrence.WEEK),
        ("eenmalig", 1, Recurrence.TERM),
    ],
)
def test_a_rhythm_keeps_its_count(words, times, per):
    assert read_timings(words).timings == (Timing(TimingKind.RECURRING, times=times, per=per, words=words),)


@pytest.mark.parametrize(
    ("words", "months"),
    [
        ("binnen zes maanden na de start", 6),
        ("within six months", 6),
        ("within one year", 12),
        ("binnen het jaar", 12),
        ("3 maanden na de start", 3),
        ("maand 18", 18),
    ],
)
def test_relative_words_count_months_from_the_start(words, months):
    assert read_timings(words).timings == (Timing(R, after_months=months, words=words),)


@pytest.mark.parametrize(
    "words",
    ["31 september 2026", "1 oktober 2025 - 31 september 2026", "29/02/2027", "12/25/2027", "15 mei", "binnen drie "
        "weken",
     "in lijn met de monitoring", "mei 2028 tot maart 2027", "zodra het kan"],
)  # fmt: skip
def test_what_is_no_date_keeps_its_words_and_is_flagged(words):
    reading = read_timings(words)
    assert reading.timings == (Timing(U, words=words),)
    assert len(reading.flags) == 1
    assert words.split()[0] in reading.flags[0]


def test_several_deadlines_in_a_cell_become_several_timings():
    assert _days("15 januari 2027\n- 30 juni 2027; 31 december 2028") == [
        (date(2027, 1, 15), None),
        (date(2027, 6, 30), None),
        (date(2028, 12, 31), None),
    ]
    assert _days("maart en oktober 2027") == [
        (date(2027, 3, 1), date(2027, 3, 31)),
        (date(2027, 10, 1), date(2027, 10, 31)),
    ]


def test_a_rhythm_and_a_deadline_in_one_line_are_both_read():
    first, second = read_timings("6 sessies per jaar, binnen één jaar").timings
    assert (first.kind, first.times, first.words) == (TimingKind.RECURRING, 6, "6 sessies per jaar")
    assert (second.kind, second.after_months, second.words) == (R, 12, "binnen één jaar")


@pytest.mark.parametrize("words", ["nog te bepalen", "n.t.b.", "to be established", "PM", "?"])
def test_open_words_are_open_and_not_a_mistake(words):
    reading = read_timings(words)
    assert reading.is_open
    assert reading.flags == ()
    assert reading.timings == (Timing(U, words=words),)


def test_an_approximate_word_says_how_it_was_read():
    assert read_timings("voorjaar 2027").flags == (
        "“voorjaar 2027” is ongeveer; we lazen 1 maart 2027 tot 31 mei 2027.",
    )
