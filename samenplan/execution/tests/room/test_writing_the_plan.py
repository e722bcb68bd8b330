"""The results chain, looking back and anchoring: what stands afterwards, what is refused, who may."""

from dataclasses import replace
from datetime import date

import pytest

from samenplan.authorities.models import Party
from samenplan.core.errors import Forbidden, Refused
from samenplan.execution.models import Anchoring, ChainStep, Evaluation, Lesson
from samenplan.execution.operations.anchoring import change_anchoring
from samenplan.execution.operations.chain import change_chain
from samenplan.execution.operations.evaluations import change_evaluation, drop_evaluation, write_evaluation
from samenplan.execution.queries.looking_back import anchors_of, evaluations_before, text_of
from samenplan.execution.rules.bulk import Sorted
from samenplan.execution.rules.chain import Link
from samenplan.execution.rules.kinds import Continuation, Judgement, ResultLevel
from samenplan.execution.rules.looking_back import Anchor, EvaluationText, LearnedLesson, Quality
from samenplan.execution.tests.builders import actions
from samenplan.execution.tests.room.rows import again, everything, verbs
from samenplan.plans.operations.locking import Gone
from samenplan.plans.queries.contents import content
from samenplan.plans.rules.editing import Change, ChangedMeanwhile, mark
from samenplan.plans.tests.builders import a_plan

TODAY = date(2026, 11, 20)
NUMBER = "85.07.30-033.28"
TEXT = EvaluationText(
    "Terugblik op jaar één",
    TODAY,
    legitimate=Quality(Judgement.PARTLY, "Jongeren ontbraken."),
    lessons=(LearnedLesson("Nodig persoonlijk uit."), LearnedLesson("Begin bij de school.")),
)
LINK = Link(ResultLevel.OUTPUT, "Wie spreekt, vertrouwt meer.", "Enkel wie overtuigd is, komt.")
STAYS = Anchor(Continuation.CONTINUES, None, "Werking jeugddienst", "Vanaf 2029")


def test_the_chain_is_written_row_by_row_and_leaves_one_trace(plan, lien):
    first, second, *_ = actions(plan)
    before = len(verbs())
    typed = {first.pk: Change(LINK), second.pk: Change(Link(ResultLevel.ACTIVITY), mark(Link(ResultLevel.ACTIVITY)))}
    assert change_chain(plan, typed, by=lien) == Sorted({first.pk: LINK}, frozenset())
    row = ChainStep._base_manager.get()
    assert (row.node_id, row.level, row.assumption, row.risk) == (first.pk, LINK.level, LINK.assumption, LINK.risk)
    assert verbs()[before:] == ["chain.changed"]
    assert change_chain(plan, {first.pk: Change(LINK, mark(LINK))}, by=lien).written == {}
    assert verbs()[before:] == ["chain.changed"]


def test_of_two_people_in_the_chain_the_second_is_told_and_her_other_rows_are_kept(plan, lien, bart):
    first, second, *_ = actions(plan)
    seen = mark(Link(ResultLevel.ACTIVITY))
    change_chain(plan, {first.pk: Change(LINK, seen)}, by=bart)
    mine = replace(LINK, risk="Iets anders")
    result = change_chain(plan, {first.pk: Change(mine, seen), second.pk: Change(mine, seen)}, by=lien)
    assert result == Sorted({second.pk: mine}, frozenset({first.pk}))
    assert dict(ChainStep._base_manager.values_list("node", "risk")) == {first.pk: LINK.risk, second.pk: mine.risk}


def test_a_number_of_a_person_in_one_row_keeps_the_whole_chain_as_it_was(plan, lien):
    first, second, *_ = actions(plan)
    before = everything()
    with pytest.raises(Refused, match=r"^“"):
        change_chain(plan, {first.pk: Change(LINK), second.pk: Change(replace(LINK, assumption=NUMBER))}, by=lien)
    assert everything() == before


def test_the_text_of_the_plan_does_not_change_by_its_carrying_out(plan, lien):
    before = content(plan)
    first = actions(plan)[0]
    change_chain(plan, {first.pk: Change(LINK)}, by=lien)
    change_anchoring(plan, {first.pk: Change(STAYS)}, by=lien)
    write_evaluation(plan, TEXT, today=TODAY, by=lien)
    assert content(plan) == before


def test_a_look_back_keeps_its_judgements_and_its_lessons_in_order(plan, node, lien):
    before = len(verbs())
    text = replace(TEXT, lessons=(LearnedLesson("Nodig uit.", node.pk), LearnedLesson("Begin vroeg.")))
    row = write_evaluation(plan, text, today=TODAY, by=lien)
    assert text_of(again(row)) == text
    assert (row.by_id, row.contact_id) == (lien.user_id, None)
    assert verbs()[before:] == ["evaluation.written"]


@pytest.mark.parametrize(
    "text",
    [
        replace(TEXT, title=" "),
        replace(TEXT, made_on=date(2026, 11, 21)),
        replace(TEXT, durable=Quality(Judgement.YES)),
        replace(TEXT, durable=Quality(Judgement.YES, NUMBER)),
        replace(TEXT, title=NUMBER),
        replace(TEXT, lessons=(LearnedLesson(NUMBER),)),
        replace(TEXT, lessons=(LearnedLesson("x" * 501),)),
    ],
)
def test_a_look_back_that_cannot_be_changes_nothing(plan, lien, text):
    row = write_evaluation(plan, TEXT, today=TODAY, by=lien)
    before = everything()
    with pytest.raises(Refused):
        write_evaluation(plan, text, today=TODAY, by=lien)
    with pytest.raises(Refused):
        change_evaluation(row, Change(text), today=TODAY, by=lien)
    assert everything() == before


def test_a_lesson_lives_on_in_this_plan_or_the_next_but_nowhere_else(plan, lien):
    unrelated = actions(a_plan(lien))[0]
    with pytest.raises(Refused, match="leeft verder"):
        write_evaluation(plan, replace(TEXT, lessons=(LearnedLesson("Les", unrelated.pk),)), today=TODAY, by=lien)
    unrelated.plan.supersedes = plan
    unrelated.plan.save(update_fields=["supersedes"])
    write_evaluation(plan, replace(TEXT, lessons=(LearnedLesson("Les", unrelated.pk),)), today=TODAY, by=lien)
    assert Lesson._base_manager.get().leads_to_id == unrelated.pk


def test_the_look_back_on_the_old_plan_comes_along_to_the_new_one(plan, lien):
    successor = a_plan(lien)
    assert evaluations_before(successor, lien) == []
    successor.supersedes = plan
    successor.save(update_fields=["supersedes"])
    row = write_evaluation(plan, TEXT, today=TODAY, by=lien)
    assert evaluations_before(successor, lien) == [row]


def test_a_look_back_is_written_anew_and_who_was_second_is_told(plan, lien, bart):
    row = write_evaluation(plan, TEXT, today=TODAY, by=lien)
    wanted = replace(TEXT, title="Beter", lessons=TEXT.lessons[:1])
    before = len(verbs())
    change_evaluation(row, Change(wanted, mark(TEXT)), today=TODAY, by=bart)
    change_evaluation(row, Change(wanted, mark(wanted)), today=TODAY, by=bart)
    assert text_of(again(row)) == wanted
    assert verbs()[before:] == ["evaluation.changed"]
    stands = everything()
    with pytest.raises(ChangedMeanwhile):
        change_evaluation(row, Change(replace(TEXT, title="Anders"), mark(TEXT)), today=TODAY, by=lien)
    assert everything() == stands


def test_a_look_back_goes_once_with_its_lessons(plan, lien):
    row = write_evaluation(plan, TEXT, today=TODAY, by=lien)
    before = len(verbs())
    drop_evaluation(row, by=lien)
    assert (Evaluation._base_manager.count(), Lesson._base_manager.count()) == (0, 0)
    with pytest.raises(Gone):
        drop_evaluation(row, by=lien)
    with pytest.raises(Gone):
        change_evaluation(row, Change(TEXT), today=TODAY, by=lien)
    assert verbs()[before:] == ["evaluation.dropped"]


def test_what_stays_is_decided_for_many_actions_at_once(plan, lien, brugwijk):
    first, second, third, *_ = actions(plan)
    owner = Party._base_manager.filter(authority=brugwijk).first()
    stays = replace(STAYS, owner=owner.pk)
    before = len(verbs())
    typed = {first.pk: Change(stays, mark(Anchor())), second.pk: Change(Anchor(Continuation.ENDS), mark(Anchor()))}
    typed[third.pk] = Change(Anchor(), mark(Anchor()))
    assert change_anchoring(plan, typed, by=lien).written.keys() == {first.pk, second.pk}
    assert anchors_of(plan, lien)[first.pk] == stays
    assert Anchoring._base_manager.count() == 2
    assert verbs()[before:] == ["anchoring.changed"]


def test_of_two_people_deciding_the_second_overwrites_nothing(plan, node, lien, bart):
    change_anchoring(plan, {node.pk: Change(STAYS, mark(Anchor()))}, by=bart)
    before = everything()
    result = change_anchoring(plan, {node.pk: Change(Anchor(Continuation.ENDS), mark(Anchor()))}, by=lien)
    assert result == Sorted({}, frozenset({node.pk}))
    assert everything() == before


def test_an_owner_of_another_town_or_a_number_of_a_person_keeps_everything_as_it_was(plan, lien, molenrode):
    first, second, *_ = actions(plan)
    stranger = molenrode.parties.create(name="Jeugddienst Molenrode")
    before = everything()
    for wrong in (replace(STAYS, owner=stranger.pk), replace(STAYS, note=NUMBER)):
        with pytest.raises(Refused):
            change_anchoring(plan, {first.pk: Change(STAYS), second.pk: Change(wrong)}, by=lien)
    assert everything() == before


@pytest.mark.parametrize(
    ("actor", "error"), [("jef", Forbidden), ("griet", Forbidden), ("mo", Forbidden), ("omar", Gone)]
)
def test_who_does_not_manage_the_progress_of_this_plan_writes_nothing(request, plan, node, lien, actor, error):
    by = request.getfixturevalue(actor)
    row = write_evaluation(plan, TEXT, today=TODAY, by=lien)
    before = everything()
    for attempt in (
        lambda: change_chain(plan, {node.pk: Change(LINK)}, by=by),
        lambda: change_anchoring(plan, {node.pk: Change(STAYS)}, by=by),
        lambda: write_evaluation(plan, TEXT, today=TODAY, by=by),
        lambda: change_evaluation(row, Change(TEXT), today=TODAY, by=by),
        lambda: drop_evaluation(row, by=by),
    ):
        with pytest.raises(error):
            attempt()
    assert everything() == before
