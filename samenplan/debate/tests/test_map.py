"""The map as a picture: clouds inside the frame, names readable, nothing of what people type is markup."""

import re
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from samenplan.debate.reports.map_svg import HEIGHT, WIDTH, Place, map_svg, map_svg_on_paper

FAR = st.floats(-20, 20)
PLACES = st.lists(st.builds(Place, st.text(max_size=20), FAR, FAR, st.floats(0.2, 5), st.floats(0.2, 5)), max_size=6)


@given(PLACES, st.none() | st.tuples(st.text(max_size=5), FAR, FAR))
def test_whatever_the_places_the_drawing_is_sound_and_its_middles_lie_inside(places, you):
    drawn = ElementTree.fromstring(map_svg(places, "Kaart", you=you))
    for one in drawn.iter():
        for across, down in (("cx", "cy"), ("x", "y")):
            if across in one.attrib:
                assert 0 <= int(one.attrib[across]) <= WIDTH and -10 <= int(one.attrib[down]) <= HEIGHT + 10
    assert len(drawn.findall(".//{*}ellipse")) == len(places)


def test_names_are_text():
    text = map_svg([Place('<script>"&', 0, 0, 1, 1)], "<b>")
    assert "<script>" not in text and "<b>" not in text and "&lt;script&gt;" in text


def test_a_page_gets_classes_only_and_paper_attributes_only():
    places = [Place("Groep A", -1, 0, 0.5, 0.5)]
    assert not re.search(r'(fill|style|stroke)="', map_svg(places, "Kaart"))
    assert "class=" not in map_svg_on_paper(places, "Kaart")
