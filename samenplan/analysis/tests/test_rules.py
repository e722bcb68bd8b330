"""What can be asked, read, opened and shown."""

from datetime import date

import pytest

from samenplan.analysis.rules.answering import Fault, Unreadable, chosen, read_answers
from samenplan.analysis.rules.bank import BANK, BY_KEY, in_english, key_for
from samenplan.analysis.rules.kinds import BankTheme, Channel, Door, Grouping, QuestionKind, SensitiveKind, SurveyState
from samenplan.analysis.rules.questions import SCALE, Question, objections_to_shape, still_open
from samenplan.analysis.rules.sensitive import WORDS, objections_to_sensitive
from samenplan.analysis.rules.steps import channels_to_show
from samenplan.analysis.rules.surveys import (
    SurveyFacts,
    door,
    ended_on,
    is_due,
    months_after,
    objections_to_deleting,
    objections_to_details,
    objections_to_opening,
    raw_answers_go_on,
)

SCALED = Question(7, QuestionKind.SCALE, "De meeste mensen zijn te vertrouwen.")
WARM = Question(8, QuestionKind.THERMOMETER, "Hoe warm is de sfeer?")
TODAY = date(2026, 11, 20)


def asked(text, kind=QuestionKind.CHOICE, options=("ja", "nee")):
    return Question(1, kind, text, options if kind is QuestionKind.CHOICE else ())


def test_every_question_of_the_bank_may_be_asked_and_can_be_answered():
    for one in BANK:
        question = Question(1, one.kind, one.text, one.options)
        assert objections_to_sensitive(question) == [], one.key
        assert objections_to_shape(question) == [], one.key
        assert one.source, one.key


def test_the_bank_covers_its_subjects_and_no_key_occurs_twice():
    assert {one.theme for one in BANK} == set(BankTheme)
    assert len(BY_KEY) == len(BANK)
    assert [one.key for one in BANK if not one.english and "[" not in one.text] == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Op welke partij stem je?", SensitiveKind.PARTY),
        ("Ben je lid van een vakbond?", SensitiveKind.PARTY),
        ("Wat is je geloof?", SensitiveKind.BELIEF),
        ("Ben je gelovig?", SensitiveKind.BELIEF),
        ("Wat is je seksuele geaardheid?", SensitiveKind.ORIENTATION),
        ("Heb je een handicap of ziekte?", SensitiveKind.HEALTH),
        ("Wat is je herkomst?", SensitiveKind.ORIGIN),
        ("Hoe warm voel je je bij  MOSLIMS?", SensitiveKind.BELIEF),
        ("Wat is jouw moedertaal?", SensitiveKind.ORIGIN),
    ],
)
def test_a_question_about_the_person_herself_needs_a_dpia_first(text, kind):
    found = objections_to_sensitive(asked(text))
    assert len(found) == 1
    assert "DPIA" in found[0]
    assert objections_to_sensitive(asked("Mag dit?", options=("x", WORDS[kind][0]))) != []


def test_a_warm_feeling_towards_a_party_or_group_is_not_asked():
    assert objections_to_sensitive(asked("Hoe warm sta je tegenover kiezers van N-VA?", QuestionKind.THERMOMETER)) != []
    assert objections_to_sensitive(asked("Mensen die tegen de knip zijn", QuestionKind.THERMOMETER)) == []


def test_a_statement_may_mention_a_subject_but_not_ask_it_of_who_answers():
    scale = QuestionKind.SCALE
    assert objections_to_sensitive(asked("Mensen van elke herkomst zijn hier welkom.", scale)) == []
    assert objections_to_sensitive(asked("Ik ben gelovig.", scale)) != []
    assert objections_to_sensitive(asked("Ons park is groen en we gaan vooruit.", scale)) == []


def test_a_choice_needs_answers_that_differ():
    assert len(objections_to_shape(asked("Wat?", options=("ja",)))) == 1
    assert len(objections_to_shape(asked("Wat?", options=("ja", "ja")))) == 1
    assert len(objections_to_shape(asked("Wat?", options=("ja", "Geen mening")))) == 1
    assert len(objections_to_shape(asked("", options=("a", "b")))) == 1
    assert objections_to_shape(asked("Wat?", options=("ja", "nee"))) == []
    assert len(objections_to_shape(asked("Wat?", options=tuple("abcdefghi")))) == 1
    assert len(objections_to_shape(asked("Wat?", options=("a", "b" * 121)))) == 1


def test_a_place_left_open_is_told_with_its_question():
    assert still_open([SCALED, asked("Wat vind je van [de kwestie]?")]) == [
        "In vraag 2 staat nog “[de kwestie]”. Vul dat eerst in."
    ]


def test_a_filled_in_question_of_the_bank_stays_that_question():
    assert key_for("issue_for", "Hoe warm of koud voel je je bij mensen die vóór de knip zijn?") == "issue_for"
    assert key_for("trust_people", "De meeste mensen zijn niet te vertrouwen.") == ""
    assert key_for("weg", "x") == ""
    assert in_english("trust_people", BY_KEY["trust_people"].text) == "Most people in our town can be trusted."
    assert in_english("trust_people", "anders") == ""


def test_answers_are_read_whole():
    posted = {"vraag-7": ["5"], "vraag-8": ["geen"], "formulier": ["x"]}
    assert read_answers([SCALED, WARM], posted) == {"7": 5, "8": None}
    assert read_answers([SCALED, WARM], {"vraag-8": ["70"]}) == {"8": 70}
    assert chosen([SCALED, WARM], {**posted, "vraag-8": ["71"]}) == {"vraag-7": "5"}


@pytest.mark.parametrize(
    ("posted", "fault"),
    [
        ({}, Fault.NOTHING),
        ({"vraag-7": ["6"]}, Fault.UNKNOWN_ANSWER),
        ({"vraag-7": ["0"]}, Fault.UNKNOWN_ANSWER),
        ({"vraag-7": ["-1"]}, Fault.UNKNOWN_ANSWER),
        ({"vraag-7": ["٣"]}, Fault.UNKNOWN_ANSWER),
        ({"vraag-7": [""]}, Fault.UNKNOWN_ANSWER),
        ({"vraag-7": ["1\n"]}, Fault.UNKNOWN_ANSWER),
        ({"vraag-8": ["55"]}, Fault.UNKNOWN_ANSWER),
        ({"vraag-9": ["1"]}, Fault.OTHER_QUESTION),
        ({"vraag-7": ["1"], "vraag-9": ["1"]}, Fault.OTHER_QUESTION),
        ({"vraag-": ["1"]}, Fault.OTHER_QUESTION),
        ({"vraag-7\n": ["1"]}, Fault.OTHER_QUESTION),
        ({"vraag-7": ["1", "2"]}, Fault.TWO_ANSWERS),
    ],
)
def test_what_does_not_fit_is_told_and_nothing_is_read(posted, fault):
    with pytest.raises(Unreadable) as told:
        read_answers([SCALED, WARM], posted)
    assert told.value.fault is fault


def test_every_kind_has_its_answers():
    assert [label for _, label in SCALED.choices] == list(SCALE)
    assert sorted(WARM.values) == list(range(0, 101, 10))
    assert asked("x", QuestionKind.YES_NO).choices == ((1, "ja"), (2, "nee"))
    for question in (SCALED, WARM):
        for grouping in (Grouping.FULL, Grouping.GROUPS):
            covered = [value for bar in question.bars(grouping) for value in bar.values]
            assert sorted(covered) == sorted(question.values)


def test_the_door_follows_state_and_days():
    days = {"opens_on": date(2026, 11, 10), "closes_on": date(2026, 11, 30)}
    open_ = SurveyFacts(SurveyState.OPEN, **days)
    assert door(open_, TODAY) is Door.OPEN
    assert door(open_, date(2026, 11, 9)) is Door.NOT_YET
    assert door(open_, date(2026, 11, 30)) is Door.OPEN
    assert door(open_, date(2026, 12, 1)) is Door.CLOSED
    assert door(SurveyFacts(SurveyState.DRAFT), TODAY) is Door.NOT_YET
    assert door(SurveyFacts(SurveyState.CLOSED, closed_on=TODAY), TODAY) is Door.CLOSED


def test_the_term_runs_from_the_day_it_ended():
    closed = SurveyFacts(SurveyState.CLOSED, closed_on=date(2026, 8, 31), keep_months=6)
    assert raw_answers_go_on(closed, TODAY) == date(2027, 2, 28)
    assert (is_due(closed, date(2027, 2, 27)), is_due(closed, date(2027, 2, 28))) == (False, True)
    gone = SurveyFacts(SurveyState.CLOSED, closed_on=date(2025, 1, 1), answers_deleted_on=TODAY)
    assert is_due(gone, TODAY) is False
    assert ended_on(SurveyFacts(SurveyState.OPEN), TODAY) is None
    assert ended_on(SurveyFacts(SurveyState.DRAFT, closes_on=date(2020, 1, 1)), TODAY) is None
    expired = SurveyFacts(SurveyState.OPEN, closes_on=date(2026, 11, 1))
    assert (ended_on(expired, TODAY), is_due(expired, date(2027, 11, 1))) == (date(2026, 11, 1), True)
    late = SurveyFacts(SurveyState.CLOSED, closes_on=date(2026, 11, 1), closed_on=TODAY)
    assert ended_on(late, TODAY) == date(2026, 11, 1)
    assert months_after(date(2024, 12, 31), 2) == date(2025, 2, 28)


def test_opening_wants_questions_and_days_to_come():
    draft = SurveyFacts(SurveyState.DRAFT, closes_on=date(2026, 11, 1))
    assert len(objections_to_opening(draft, [], TODAY)) == 2
    assert objections_to_opening(SurveyFacts(SurveyState.DRAFT), [SCALED], TODAY) == []
    assert len(objections_to_opening(SurveyFacts(SurveyState.OPEN), [SCALED] * 21, TODAY)) == 2
    assert len(objections_to_deleting(SurveyFacts(SurveyState.OPEN))) == 1


def test_impossible_details_are_told():
    wrong = SurveyFacts(SurveyState.DRAFT, date(2026, 2, 1), date(2026, 1, 1), minimum_cell=4, keep_months=0)
    assert len(objections_to_details(wrong)) == 3


def test_a_channel_shows_in_blocks_of_the_minimum():
    waiting = {Channel.LINK: 5, Channel.PAPER: 4}
    assert channels_to_show(waiting, 5) == {Channel.LINK}
    assert channels_to_show({}, 5) == frozenset()
