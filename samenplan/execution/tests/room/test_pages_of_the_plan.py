"""The results chain, looking back and anchoring through a browser's eyes."""

import re

import pytest
from django.utils.timezone import localdate
from lxml.html import fromstring

from samenplan.execution.models import Anchoring, ChainStep, Evaluation
from samenplan.execution.operations.chain import change_chain
from samenplan.execution.operations.evaluations import write_evaluation
from samenplan.execution.reports.chain_svg import MOST_BOXES
from samenplan.execution.rules.chain import Link
from samenplan.execution.rules.kinds import Judgement, ResultLevel
from samenplan.execution.rules.looking_back import EvaluationText, LearnedLesson, Quality
from samenplan.execution.tests.builders import a_busy_plan, actions
from samenplan.execution.tests.room.rows import everything
from samenplan.execution.tests.room.test_pages import at, queries, said, text
from samenplan.plans.rules.editing import Change
from samenplan.plans.tests.builders import a_plan

TEXT = EvaluationText("Terugblik", localdate(), legitimate=Quality(Judgement.PARTLY, "Jongeren **ontbraken**."))


def typed(response):
    """Every field of the last form of the page, as a browser without JavaScript would post it."""
    fields = dict(fromstring(response.content.decode()).forms[-1].form_values())
    return {name: (value or "").removeprefix("\n") for name, value in fields.items()}


def test_the_chain_is_a_picture_a_list_and_a_table_with_advice(browser, plan, node, lien):
    change_chain(plan, {node.pk: Change(Link(ResultLevel.IMPACT, "Wie spreekt, vertrouwt.", "Regen"))}, by=lien)
    answer = browser.get(at(plan, "chain"))
    main = fromstring(answer.content.decode()).find(".//main")
    titles = [row.title for row in plan.nodes.all()]
    for part in (".//ul[@class='chain-list']", ".//table"):
        assert all(title in main.find(part).text_content() for title in titles)
    assert len(main.findall(".//svg//rect")) == len(titles)
    shown = text(answer)
    assert "Aanname: Wie spreekt, vertrouwt." in shown and "Risico: Regen" in shown
    assert "De keten springt hier terug." in shown


def test_the_chain_of_a_large_plan_is_drawn_small_and_listed_whole(browser, lien):
    plan = a_busy_plan(lien, actions_count=300, activities=0)
    main = fromstring(browser.get(at(plan, "chain")).content.decode()).find(".//main")
    assert len(main.findall(".//svg//rect")) <= MOST_BOXES
    assert len(main.findall(".//ul[@class='chain-list']/li")) == 330


@pytest.mark.parametrize(
    ("page", "goes_to", "row"), [("edit_chain", "chain", ChainStep), ("edit_anchoring", "anchoring", Anchoring)]
)
def test_sending_the_form_as_it_is_writes_nothing(browser, plan, page, goes_to, row):
    answer = browser.post(at(plan, page), typed(browser.get(at(plan, page))))
    assert (answer.url, said(answer)) == (at(plan, goes_to), ["Er was niets gewijzigd."])
    assert row._base_manager.count() == 0


def test_only_the_rows_that_were_changed_are_written_and_counted(browser, plan, node):
    fields = typed(browser.get(at(plan, "edit_anchoring"))) | {f"n{node.pk}-continues": "ends"}
    answer = browser.post(at(plan, "edit_anchoring"), fields)
    assert said(answer) == ["1 regel bewaard."]
    assert Anchoring._base_manager.get().node_id == node.pk
    assert "stopt er 1" in text(browser.get(at(plan, "anchoring")))


def test_who_was_second_reads_both_and_chooses_while_her_other_rows_are_kept(browser, plan, lien):
    first, second, *_ = actions(plan)
    fields = typed(browser.get(at(plan, "edit_anchoring")))
    Anchoring._base_manager.create(node=first, continues="continues", budget="Van Bart")
    mine = {f"n{first.pk}-budget": "Van Lien", f"n{second.pk}-continues": "ends"}
    answer = browser.post(at(plan, "edit_anchoring"), fields | mine)
    assert answer.status_code == 409
    shown = text(answer)
    assert "Bewaard is nu: “loopt door” en budget “Van Bart”." in shown
    kept = dict(Anchoring._base_manager.values_list("node", "budget"))
    assert kept == {first.pk: "Van Bart", second.pk: ""}
    assert browser.post(at(plan, "edit_anchoring"), typed(answer)).status_code == 302
    assert Anchoring._base_manager.get(node=first).budget == "Van Lien"


def test_a_row_that_cannot_be_keeps_everything_as_it_was_and_as_it_was_typed(browser, plan):
    first, second, *_ = actions(plan)
    fields = typed(browser.get(at(plan, "edit_chain")))
    fields |= {f"n{first.pk}-assumption": "Bel 85.07.30-033.28", f"n{second.pk}-risk": "Regen"}
    before = everything()
    answer = browser.post(at(plan, "edit_chain"), fields)
    assert (answer.status_code, everything()) == (422, before)
    assert "Dat hoort niet in een plan" in text(answer)
    assert "Regen" in text(answer)


def test_a_row_of_another_plan_in_the_form_is_not_read(browser, plan, lien):
    other = actions(a_plan(lien))[0]
    fields = typed(browser.get(at(plan, "edit_anchoring"))) | {
        f"n{other.pk}-continues": "ends",
        f"n{other.pk}-base": "x",
    }
    browser.post(at(plan, "edit_anchoring"), fields)
    assert Anchoring._base_manager.count() == 0


def test_a_large_plan_is_decided_page_by_page(browser, lien):
    plan = a_busy_plan(lien, actions_count=300, activities=0)
    last = actions(plan)[-1]
    where = f"{at(plan, 'edit_anchoring')}?pagina=6"
    fields = typed(browser.get(where))
    assert len([name for name in fields if name.endswith("-base")]) == 50
    browser.post(where, fields | {f"n{last.pk}-continues": "ends"})
    assert Anchoring._base_manager.get().node_id == last.pk


def test_a_look_back_is_written_read_changed_and_taken_away(browser, plan, node):
    empty = text(browser.get(at(plan, "looking_back")))
    assert "Er is nog geen terugblik op dit plan." in empty
    fields = typed(browser.get(at(plan, "add_evaluation")))
    fields |= {"title": "Jaar één", "legitimate": "partly", "legitimate_text": "Jongeren **ontbraken**."}
    fields |= {"les-0-text": "Nodig uit.", "les-0-leads_to": str(node.pk)}
    assert browser.post(at(plan, "add_evaluation"), fields).url == at(plan, "looking_back")
    shown = text(browser.get(at(plan, "looking_back")))
    assert all(
        word in shown for word in ("Jaar één", "Legitiem deels", "Jongeren ontbraken.", "Nodig uit.", node.title)
    )
    row = Evaluation._base_manager.get()
    where = at(plan, "edit_evaluation", evaluation_id=row.pk)
    assert browser.post(where, typed(browser.get(where)) | {"title": "Jaar 1"}).status_code == 302
    assert (Evaluation._base_manager.get().title, row.lessons.get().leads_to) == ("Jaar 1", node)
    gone = at(plan, "remove_evaluation", evaluation_id=row.pk)
    assert "Dat kun je niet ongedaan maken." in text(browser.get(gone))
    assert Evaluation._base_manager.count() == 1
    browser.post(gone)
    assert Evaluation._base_manager.count() == 0


def test_a_judgement_without_ground_keeps_what_was_typed(browser, plan):
    fields = typed(browser.get(at(plan, "add_evaluation"))) | {"title": "Jaar één", "durable": "yes"}
    answer = browser.post(at(plan, "add_evaluation"), fields | {"les-0-text": "Nodig uit."})
    assert answer.status_code == 422
    assert "zeg ook waaraan je dat ziet" in text(answer)
    assert {"title": "Jaar één", "durable": "yes", "les-0-text": "Nodig uit."}.items() <= typed(answer).items()
    assert Evaluation._base_manager.count() == 0


def test_who_was_second_at_a_look_back_reads_what_is_kept_and_can_choose(browser, plan, lien):
    row = write_evaluation(plan, TEXT, today=localdate(), by=lien)
    where = at(plan, "edit_evaluation", evaluation_id=row.pk)
    mine = typed(browser.get(where)) | {"title": "Van Lien"}
    Evaluation._base_manager.update(title="Van Bart")
    answer = browser.post(where, mine)
    assert (answer.status_code, Evaluation._base_manager.get().title) == (422, "Van Bart")
    assert "Lees wat nu bewaard isVan Bart" in text(answer)
    assert browser.post(where, typed(answer)).status_code == 302
    assert Evaluation._base_manager.get().title == "Van Lien"


def test_the_new_plan_shows_the_look_back_on_the_old_one(browser, plan, lien):
    write_evaluation(plan, TEXT, today=localdate(), by=lien)
    successor = a_plan(lien)
    successor.supersedes = plan
    successor.save(update_fields=["supersedes"])
    answer = browser.get(at(successor, "looking_back"))
    assert f"Dit leerden jullie uit “{plan.title}”" in text(answer)
    assert "Jongeren ontbraken." in text(answer)
    assert "terugblik/1/" not in re.sub(r"\s", "", answer.content.decode())


def test_three_looks_back_cost_as_many_queries_as_one(browser, plan, node, lien):
    text_with_lesson = EvaluationText("Terugblik", localdate(), lessons=(LearnedLesson("Nodig uit.", node.pk),))
    found = []
    for count in (1, 2):
        for _ in range(count):
            write_evaluation(plan, text_with_lesson, today=localdate(), by=lien)
        browser.get(at(plan, "looking_back"))
        found.append(queries(browser, at(plan, "looking_back")))
    assert found == [9, 9]
