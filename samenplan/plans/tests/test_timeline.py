"""The timeline: where bars stand, what its sentence says, and what its drawing may hold."""

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenplan.plans.reports.timeline_svg import ROWS_PER_SHEET, sheets, timeline_svg
from samenplan.plans.rules.content import PlanContent, Timing, TimingKind
from samenplan.plans.rules.timeline import BarKind, timeline
from samenplan.plans.tests.examples import large_plan, small_plan

TODAY = date(2026, 11, 23)


def _with_timings(*timings: Timing, starts_on: date | None = date(2026, 1, 1)) -> PlanContent:
    action = next(small_plan().actions)
    return replace(small_plan(), starts_on=starts_on, nodes=(replace(action, timings=timings, parent=""),))


def test_a_period_of_the_middle_year_is_the_middle_third() -> None:
    days = {"starts_on": date(2027, 1, 1), "ends_on": date(2027, 12, 31)}
    plan = replace(_with_timings(Timing(TimingKind.PERIOD, **days)), ends_on=date(2028, 12, 31))
    bar = timeline(plan, TODAY).rows[0].bars[0]
    assert (bar.kind, bar.start, bar.end) == (BarKind.PERIOD, Fraction(365, 1096), Fraction(730, 1096))
    assert bar.words == "van 1 januari 2027 tot 31 december 2027"


def test_the_reading_counts_the_dated_actions_and_names_the_busiest_years() -> None:
    assert timeline(small_plan(), TODAY).reading == (
        "4 van de 4 acties hebben een datum; de meeste lopen in 2026 en 2027."
    )
    assert timeline(replace(small_plan(), nodes=()), TODAY).reading == "Dit plan heeft nog geen acties."
    assert timeline(_with_timings(), TODAY).reading == "Nog geen enkele actie heeft een datum."
    one = _with_timings(Timing(TimingKind.DATE, starts_on=date(2027, 5, 1)))
    assert timeline(one, TODAY).reading == "1 van de 1 actie heeft een datum."


def test_an_action_without_a_date_is_listed_and_not_drawn() -> None:
    drawn = timeline(_with_timings(Timing(TimingKind.UNDETERMINED, words="later")), TODAY)
    assert drawn.rows == ()
    assert drawn.undated == ("GA1 Gespreksavonden in vier buurten, met vaste gespreksleiders",)


def test_what_falls_outside_the_period_keeps_its_row_and_says_so() -> None:
    drawn = timeline(_with_timings(Timing(TimingKind.DATE, starts_on=date(3026, 1, 1))), TODAY)
    assert drawn.rows[0].bars == ()
    assert "(buiten de looptijd)" in timeline_svg(drawn, uid="t", styled=True).replace("\n", " ")


def test_today_has_a_place_only_within_the_period() -> None:
    assert timeline(small_plan(), date(2026, 1, 1)).today == 0
    assert timeline(small_plan(), date(2025, 12, 31)).today is None
    assert timeline(small_plan(), date(2029, 1, 1)).today is None


def test_years_and_quarters_are_ticked() -> None:
    drawn = timeline(small_plan(), TODAY)
    assert [tick.label for tick in drawn.ticks if tick.is_year] == ["2026", "2027", "2028"]
    assert sum(1 for tick in drawn.ticks if not tick.is_year) == 9


def test_a_plan_without_a_period_is_drawn_along_its_own_dates() -> None:
    plan = _with_timings(Timing(TimingKind.DATE, starts_on=date(2027, 5, 1)), starts_on=None)
    drawn = timeline(replace(plan, ends_on=None), TODAY)
    assert (drawn.starts_on, drawn.ends_on) == (date(2027, 5, 1), date(2027, 5, 1))
    assert drawn.rows[0].bars[0].end == 1


@settings(max_examples=80, deadline=None)
@given(
    st.none() | st.dates(),
    st.none() | st.dates(),
    st.lists(
        st.builds(
            Timing,
            st.sampled_from(TimingKind),
            starts_on=st.none() | st.dates(),
            ends_on=st.none() | st.dates(),
            after_months=st.none() | st.integers(0, 60),
        ),
        max_size=3,
    ),
)
def test_any_dates_stay_within_the_drawing(starts: date | None, ends: date | None, timings: list[Timing]) -> None:
    if starts and starts.year > 9900:
        starts = None  # a term of months after the start would leave the calendar
    plan = replace(_with_timings(*timings), starts_on=starts, ends_on=ends)
    drawn = timeline(plan, TODAY)
    assert all(0 <= bar.start <= bar.end <= 1 for row in drawn.rows for bar in row.bars)
    assert all(0 <= tick.at <= 1 for tick in drawn.ticks) and len(drawn.ticks) < 200
    ElementTree.fromstring(timeline_svg(drawn, uid="t", styled=False))


@pytest.mark.parametrize("styled", [True, False])
def test_hostile_titles_are_only_text_in_the_drawing(styled: bool) -> None:
    title = '"><script>alert(1)</script>&\x00 onload="x"'
    plan = replace(small_plan(), title=title, nodes=tuple(replace(n, title=title) for n in small_plan().nodes))
    drawing = ElementTree.fromstring(timeline_svg(timeline(plan, TODAY), uid='a"b<', styled=styled))
    assert not [part for part in drawing.iter() if part.tag.endswith("script")]
    assert not [name for part in drawing.iter() for name in part.attrib if name.startswith("on")]
    assert "alert(1)" in "".join(drawing.itertext())


def test_the_drawing_for_a_page_has_classes_only_and_for_paper_attributes_only() -> None:
    drawn = timeline(small_plan(), TODAY)
    page_svg = timeline_svg(drawn, uid="t", styled=True)
    paper_svg = timeline_svg(drawn, uid="t", styled=False, accent="#7a1f5c")
    assert not re.search(r"style=|fill=|stroke|font-|viewBox|#[0-9a-f]{6}", page_svg)
    assert 'class="timeline-bar timeline-recurring"' in page_svg
    assert "class=" not in paper_svg
    assert "#7a1f5c" in paper_svg and 'font-family="Source Sans Pro"' in paper_svg


def test_the_drawing_has_a_title_and_a_reading_for_who_does_not_see_it() -> None:
    drawing = ElementTree.fromstring(timeline_svg(timeline(small_plan(), TODAY), uid="plan-7", styled=True))
    assert drawing.attrib["role"] == "img"
    assert drawing.attrib["aria-labelledby"] == "plan-7-t plan-7-d"
    assert {part.attrib["id"]: part.text for part in drawing if "id" in part.attrib} == {
        "plan-7-t": "Tijdlijn van Samen in Brugwijk 2026–2028",
        "plan-7-d": "4 van de 4 acties hebben een datum; de meeste lopen in 2026 en 2027.",
    }


def test_labels_on_a_page_fit_a_phone() -> None:
    plan = replace(small_plan(), nodes=tuple(replace(n, title="lang woord " * 40) for n in small_plan().nodes))
    drawing = ElementTree.fromstring(timeline_svg(timeline(plan, TODAY), uid="t", styled=True))
    labels = [part.text or "" for part in drawing.iter() if part.attrib.get("class") == "timeline-label"]
    assert labels and max(map(len, labels)) <= 44


def test_a_long_timeline_is_cut_into_sheets_that_lose_nothing() -> None:
    drawn = timeline(large_plan(70), TODAY)
    cut = list(sheets(drawn))
    assert [len(sheet.rows) for sheet in cut] == [ROWS_PER_SHEET, ROWS_PER_SHEET, 70 - 2 * ROWS_PER_SHEET]
    assert tuple(row for sheet in cut for row in sheet.rows) == drawn.rows
