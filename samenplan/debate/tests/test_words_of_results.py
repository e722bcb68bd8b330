"""A result in words says what its figures and its map say, in three languages and on paper."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from samenplan.debate.queries.results import Reading, reading
from samenplan.debate.reports.map_svg import WIDTH, map_svg
from samenplan.debate.reports.result_paper import result_paper
from samenplan.debate.reports.result_words import in_brief, map_in_words, map_places, map_rows, polis_in_words
from samenplan.debate.rules.checking import PolisCheck, PolisGroup
from samenplan.debate.rules.outcome import LETTERS, GroupOnMap, Interval, Outcome
from samenplan.debate.tests.builders import Resident
from samenplan.debate.tests.test_answers import publish
from samenplan.documents.paper import Bullets, Heading, Picture, Table

NUMBER, SPREAD = st.floats(-2.5, 2.5).map(lambda x: round(x, 1)), st.floats(0.2, 1.5).map(lambda x: round(x, 1))
GROUP = st.builds(GroupOnMap, st.just("A"), st.none() | st.just(20), NUMBER, NUMBER, SPREAD, SPREAD, st.just(()))


def drawn(outcome: Outcome) -> list[tuple[str, int, int, int, int]]:
    """Name, middle and reach of every cloud, as the picture has them."""
    svg = ElementTree.fromstring(map_svg(map_places(outcome), "Kaart"))
    names = [one.text for one in svg.iter() if one.tag.endswith("text")]
    clouds = [one.attrib for one in svg.iter() if one.tag.endswith("ellipse")]
    return [
        (name, *(int(one[side]) for side in ("cx", "cy", "rx", "ry"))) for name, one in zip(names, clouds, strict=True)
    ]


@given(st.lists(GROUP, min_size=1, max_size=6))
def test_words_table_and_picture_of_the_map_say_the_same(groups):
    outcome = Outcome("stable", tuple(replace(one, letter=LETTERS[n]) for n, one in enumerate(groups)), (), (), (), ())
    with override("nl"):
        rows, words, picture = map_rows(outcome), map_in_words(outcome), drawn(outcome)
        table = [(row.name, row.x) for row in rows]
    assert [name for name, _ in table] == [name for name, *_ in picture]
    for (name, x), (_, middle, *_rest) in zip(table, picture, strict=True):
        (told,) = [one for one in words if one.startswith(f"{name}, ")]
        value = float(x.replace(",", "."))
        assert (value > 0) == (middle > WIDTH // 2) or abs(value) < 0.05
        assert ("links" in told) == (value <= -0.25) and ("rechts" in told) == (value >= 0.25)
    if len(picture) > 1:
        assert ("De wolken raken elkaar niet." in words) != any("overlappen" in one for one in words)


def test_clouds_that_lie_apart_in_the_picture_are_not_said_to_overlap():
    def two(distance):
        one = GroupOnMap("A", 20, -distance / 2, 0, 0.5, 0.5, ())
        return Outcome("stable", (one, replace(one, letter="B", x=distance / 2)), (), (), (), ())

    with override("nl"):
        assert map_in_words(two(3.0))[-1] == "De wolken raken elkaar niet."
        assert map_in_words(two(0.8))[-1] == "De wolken van Groep A en Groep B overlappen."


def test_without_groups_that_hold_nothing_is_said_of_groups():
    one = GroupOnMap("A", 20, -1, 0, 0.5, 0.5, ())
    assert map_in_words(Outcome("unstable", (one,), (), (), (), ())) == []
    with override("nl"):
        assert [row.name for row in map_rows(Outcome("one", (one,), (), (), (), ()))] == ["Alle deelnemers"]


def test_the_three_sentences_count_what_stands_below_them(example):
    found = reading(example)
    with override("nl"):
        shared, differing, unknown = in_brief(found)
    assert f"over {len(found.shared)} van de {len(found.lines)} stellingen" in shared
    assert found.shared[0].statement.text in shared and found.divided[0].statement.text in differing
    assert f"over {len(found.divided)} stelling" in differing and f"over {len(found.unclear)} stelling" in unknown
    assert "niet gevraagd" in unknown


def only(found: Reading, **changed) -> Reading:
    """The same with one statement, that people think so of."""
    number, line = next(iter(found.lines.items()))
    far = Interval(0.0, 0.1)
    said = {"united": far, "rejected": far, "divided": far, "is_supported": True, **changed}
    opinion = replace(line.opinion, **said)
    return replace(
        found,
        lines={number: replace(line, opinion=opinion)},
        outcome=replace(found.outcome, opinions=(opinion,)),
    )


@pytest.mark.parametrize(
    ("changed", "place", "words"),
    [
        ({"united": Interval(0.6, 0.9)}, 0, "eens over 1 van de 1 stellingen: “"),
        ({"rejected": Interval(0.6, 0.9)}, 0, "wijzen samen 1 van de 1 stellingen af: “"),
        ({}, 0, "geen enkele stelling wordt"),
        ({"divided": Interval(0.3, 0.6)}, 1, "over 1 stelling denken"),
        ({}, 1, "over geen enkele stelling verschillen"),
        ({"is_supported": False}, 2, "over 1 stelling is er geen"),
        ({"united": Interval(0.6, 0.9)}, 2, "over elke stelling is er"),
    ],
)
def test_one_statement_none_and_the_other_cases_have_their_own_sentence(example, changed, place, words):
    with override("nl"):
        assert words in in_brief(only(reading(example), **changed))[place]


def test_agreeing_and_differing_with_polis_is_said_plainly(example):
    found = reading(example)
    shared, other = found.shared[0].statement.number, found.divided[0].statement.number
    two = (PolisGroup(20, ()), PolisGroup(20, ()))
    with override("nl"):
        same = polis_in_words(found, PolisCheck(two, (shared,), ()))
        differs = polis_in_words(found, PolisCheck((*two, PolisGroup(None, ())), (shared, other), ()))
        loose = polis_in_words(
            replace(found, outcome=replace(found.outcome, grouping="unstable")), PolisCheck(two, (), ())
        )
    assert same[0] == "Allebei vinden ze 2 groepen." and same[1].endswith("staat ook bij ons bij wat we delen.")
    assert differs[0] == "Wij vinden 2 groepen die standhouden, Polis maakt er 3."
    assert differs[1].startswith("Van de 2 stellingen") and "staan er bij ons 1 bij" in differs[1]
    assert "niet standhouden" in loose[0] and loose[1].startswith("Polis vindt geen stelling")


def test_every_page_of_a_result_begins_in_brief(example, lien, client_of, lien_user):
    member = client_of(lien_user).get(f"/brugwijk/debatten/{example.pk}/resultaat/").content.decode()
    publish(example, lien)
    for text in (member, Resident(example).page("resultaat/")):
        headings = re.findall(r"<h2[^>]*>([^<]+)</h2>", text[text.index("<main") :])
        assert headings[0] == "In het kort" and text.count('<ul class="brief">') == 1
    french = Resident(example).page("resultaat/", taal="fr")
    assert "Rechts" not in french and "Plus souvent d’accord avec « Ceux qui habitent ici" in french
    assert "En bref" in french and "Ce que nous partageons" in french and "-0,9" in french


def test_paper_is_dutch_whoever_asks_begins_in_brief_and_holds_the_map_with_its_table(example, lien):
    publish(example, lien)
    found = reading(example)
    with override("fr"):
        paper = result_paper(example, found)
    headings = [block.text for block in paper.blocks if isinstance(block, Heading)]
    assert headings[0] == "In het kort" and "Wie meedeed, en wie niet" in headings
    assert isinstance(paper.blocks[1], Bullets) and len(paper.blocks[1].items) == 3
    at = next(place for place, block in enumerate(paper.blocks) if isinstance(block, Picture))
    table = paper.blocks[at + 1]
    assert isinstance(table, Table) and [row[0] for row in table.rows] == ["Groep A", "Groep B"]
    assert re.findall(r">(Groep [AB])<", paper.blocks[at].svg) == ["Groep A", "Groep B"]
