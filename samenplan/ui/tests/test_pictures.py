"""Pictures: whole for who does not see them, safe, readable at 375 px, and the same on paper."""

import re
from datetime import date
from xml.etree.ElementTree import fromstring

import pytest

from samenplan.ui.pictures.bars import AnswerRow, Drawing, Part, ReachRow, StackRow, answers_svg, reach_svg, stacked_svg
from samenplan.ui.pictures.frame import PAGE, PAPER, Look, Pen
from samenplan.ui.pictures.series import Point, Series, series_svg

S = "{http://www.w3.org/2000/svg}"


def trust(*points: Point, target: float | None = 35) -> Series:
    return Series("Vertrouwen", "Eén zin.", points, lambda value: f"{value:g} %", target)


TWO = trust(Point(date(2021, 5, 1), 26, 22.2, 30.2), Point(date(2024, 5, 1), 30, 25.9, 34.4))


def pictures(pen: Pen) -> dict[str, str]:
    drawing = Drawing("p", "Titel", "Eén zin.", pen)
    return {
        "series": series_svg(TWO, uid="p", pen=pen),
        "reach": reach_svg([ReachRow("Jongeren", 48, 120)], drawing),
        "answers": answers_svg([AnswerRow("eens", 0.5, "100 (50 %)", 0.3)], drawing),
        "stack": stacked_svg(
            [StackRow("Doel 1", (4, 6))], [Part("klaar", Look.FULL), Part("loopt", Look.HALF)], drawing
        ),
    }


@pytest.mark.parametrize("pen", [PAGE, PAPER])
def test_each_picture_is_whole_xml_with_a_title_and_a_reading(pen):
    for name, drawn in pictures(pen).items():
        root = fromstring(drawn)
        assert root.get("role") == "img", name
        assert root.get("aria-labelledby") == "p-t p-d"
        assert root.find(f"{S}title").text in ("Titel", "Vertrouwen")
        assert root.find(f"{S}desc").text == "Eén zin."


def test_on_a_page_there_is_no_style_no_colour_and_no_box_that_shrinks_the_letters():
    for drawn in pictures(PAGE).values():
        assert not re.search(r'style=|fill="|stroke="|viewBox', drawn)


def test_on_paper_there_is_no_class_and_no_percentage_of_the_page():
    for drawn in pictures(PAPER).values():
        assert "class=" not in drawn
        assert not re.search(r'(?:x|x1|x2|cx|width)="[\d.]+%"', drawn)


def test_what_people_typed_stays_text():
    drawn = reach_svg([ReachRow("<script>&\x00", 1, 2)], Drawing('a"b', "<b>", "x"))
    assert "<script>" not in drawn
    assert fromstring(drawn).get("aria-labelledby") == "ab-t ab-d"


def circles(drawn: str) -> list[tuple[float, float]]:
    return [(float(one.get("cx")[:-1]), float(one.get("cy"))) for one in fromstring(drawn).iter(f"{S}circle")]


def test_a_higher_value_stands_higher_and_a_later_day_more_to_the_right():
    (x_before, y_before), (x_after, y_after) = circles(series_svg(TWO, uid="p"))
    assert x_before < x_after
    assert y_before > y_after


def test_the_interval_reaches_from_low_to_high_around_its_point():
    drawn = fromstring(series_svg(TWO, uid="p"))
    span = next(line for line in drawn.iter(f"{S}line") if line.get("class") == "pic-span")
    high, low = float(span.get("y1")), float(span.get("y2"))
    assert high < circles(series_svg(TWO, uid="p"))[0][1] < low


def test_one_measurement_stands_in_the_middle_and_none_gives_no_picture():
    assert len(circles(series_svg(trust(Point(date(2024, 1, 1), 5)), uid="p"))) == 1
    assert series_svg(trust(), uid="p") == ""


@pytest.mark.parametrize("value", [0, -3, 0.02, 1_250_000, 4.0004])
def test_any_value_has_a_scale_that_holds_it(value):
    drawn = series_svg(trust(Point(date(2024, 1, 1), value), Point(date(2025, 1, 1), value), target=None), uid="p")
    assert all(0 <= y <= 220 for _, y in circles(drawn))


def bars(drawn: str, look: str) -> list[float]:
    found = (one for one in fromstring(drawn).iter(f"{S}rect") if one.get("class") == f"pic-{look}")
    return [float(one.get("width")[:-1]) for one in found]


def test_reach_is_drawn_to_its_share_and_never_beyond_the_target():
    rows = [ReachRow("a", 48, 120), ReachRow("b", 500, 100), ReachRow("c", 0, 10), ReachRow("d", 3, 0)]
    assert bars(reach_svg(rows, Drawing("p", "t", "r")), "bar") == [40.0, 100.0]


def test_a_stack_shows_each_part_to_its_share_with_its_number_where_it_fits():
    parts = [Part("klaar", Look.FULL), Part("loopt", Look.HALF)]
    drawn = stacked_svg([StackRow("Doel", (1, 99)), StackRow("Leeg", (0, 0))], parts, Drawing("p", "t", "r"))
    assert bars(drawn, "half")[0] == 99.0
    numbers = [one.text for one in fromstring(drawn).iter(f"{S}text")]
    assert numbers == ["Doel", "99", "Leeg", "klaar", "loopt"]


def feet(drawn: str, look: str) -> list[float]:
    return [float(one.get("y")) for one in fromstring(drawn).iter() if one.get("class") == f"pic-{look}"]


def test_a_long_name_breaks_between_words_and_moves_what_stands_below_it():
    parts = [Part("klaar", Look.FULL)]
    long = "1 Buren kennen elkaar weer, ook als ze het oneens zijn, " + "en nog een heel eind verder " * 6
    short, tall = (
        stacked_svg([StackRow(name, (1,)), StackRow("2", (1,))], parts, Drawing("p", "t", "r")) for name in ("1", long)
    )
    said = [one.text for one in fromstring(tall).iter(f"{S}text") if one.get("class") == "pic-label"]
    assert said[:2] == ["1 Buren kennen elkaar weer, ook als ze", "het oneens zijn, en nog een heel eind"]
    assert (len(said), said[2].endswith("…"), max(map(len, said)) <= 38) == (4, True, True)
    assert [new - old for new, old in zip(feet(tall, "full"), feet(short, "full"), strict=True)] == [36, 36, 36]
    assert float(fromstring(tall).get("height")) - float(fromstring(short).get("height")) == 36
