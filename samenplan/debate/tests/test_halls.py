"""A hall: cards typed in as a group, a screen to look at, and paper for who has no phone."""

import pytest

from samenplan.debate.models import HallCount
from samenplan.debate.operations.halls import add_meeting
from samenplan.debate.tests.builders import REASON, TEXTS, TODAY, statement_of


@pytest.fixture
def hall(lien, debate):
    return add_meeting(debate, "Buurthuis De Brug", TODAY, present=34, by=lien)


@pytest.fixture
def hers(client_of, lien_user):
    return client_of(lien_user)


def at(debate, tail):
    return f"/brugwijk/debatten/{debate.pk}/{tail}"


def counts():
    return list(HallCount.objects.unscoped(reason=REASON).values_list("agree", "disagree", "passed"))


def test_a_colour_that_nobody_held_up_may_stay_empty_and_what_was_typed_is_told_back(hers, debate, hall):
    answer = hers.post(at(debate, f"zaal/{hall.pk}/?nr=1"), {"agree": "20", "disagree": "8", "passed": ""}, follow=True)
    text = answer.content.decode()
    assert "Geteld: 20 eens, 8 oneens, 0 geen mening, samen 28 van 34 aanwezigen." in text
    assert (TEXTS[1] in text, counts()) == (True, [(20, 8, 0)])


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, "Typ hoeveel kaartjes omhooggingen"),
        ({"agree": "-1"}, "minstens 0"),
        ({"agree": "veel"}, "getal"),
    ],
)
def test_what_is_no_count_is_refused_and_nothing_is_kept(hers, debate, hall, typed, said):
    answer = hers.post(at(debate, f"zaal/{hall.pk}/?nr=1"), typed)
    assert (answer.status_code, counts()) == (422, [])
    assert said in answer.content.decode()


def test_more_cards_than_people_are_refused_with_both_numbers(hers, debate, hall):
    text = hers.post(at(debate, f"zaal/{hall.pk}/?nr=1"), {"agree": "35"}, follow=True).content.decode()
    assert "hoogstens 34 kaartjes omhooggaan; je typte er 35" in text
    assert counts() == []


def test_the_screen_shows_one_statement_large_with_its_neighbours_and_no_counts(hers, debate, hall):
    text = hers.get(at(debate, f"zaal/{hall.pk}/scherm/"), {"nr": 2}).content.decode()
    assert f'<h1 class="hall-statement" lang="nl">{TEXTS[1]}</h1>' in text
    assert ('href="?nr=1"' in text, 'href="?nr=3"' in text) == (True, True)
    hers.post(at(debate, f"zaal/{hall.pk}/?nr=2"), {"agree": "23", "disagree": "7"})
    assert hers.get(at(debate, f"zaal/{hall.pk}/scherm/"), {"nr": 2}).content.decode() == text


def test_paper_holds_every_statement_that_takes_part_with_three_boxes_in_each_language(hers, debate):
    statement_of(debate, 1).translations.create(language="fr", text="Plus de bancs sur la place.")
    debate.statements.create(number=99, text="Deze wacht nog.")
    text = hers.get(at(debate, "papier/")).content.decode()
    assert all(one in text for one in TEXTS)
    assert ("Deze wacht nog." in text, text.count('class="box"')) == (False, 3 * len(TEXTS))
    french = hers.get(at(debate, "papier/"), {"taal": "fr"}).content.decode()
    assert ("Plus de bancs sur la place." in french, "D’accord" in french) == (True, True)
    assert hers.get(at(debate, "papier/"), {"taal": "xx"}).status_code == 200


def test_another_town_sees_no_hall_and_no_paper(client_of, omar_user, debate, hall):
    theirs = client_of(omar_user)
    for tail in (f"zaal/{hall.pk}/", f"zaal/{hall.pk}/scherm/", "papier/"):
        assert theirs.get(at(debate, tail)).status_code == 404
        assert theirs.get(at(debate, tail).replace("brugwijk", "molenrode")).status_code == 404
