"""The yearly report by its pages, public and not, and as files."""

from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from docx import Document
from PIL import Image

from samenplan.documents.house_style import HouseStyle
from samenplan.documents.one_line import TEXT_WIDTH
from samenplan.documents.paper import Table
from samenplan.documents.tests.pdf_words import needs_poppler, pages_of, words_of
from samenplan.execution.models import YearReport
from samenplan.execution.operations.year_reports import make_report, publish_report, write_part
from samenplan.execution.queries.year_reports import parts_of
from samenplan.execution.reports.year_paper import report_paper
from samenplan.execution.rules.editing_report import Period
from samenplan.execution.rules.year_facts import ReportPart
from samenplan.execution.tests.builders import actions, an_activity
from samenplan.execution.tests.public_plans import a_public_plan, a_shown_plan
from samenplan.execution.tests.year_reports import NOW, TODAY, YEAR, a_report, fresh, write
from samenplan.plans.rules.editing import Change
from samenplan.plans.rules.status import ActionStatus
from samenplan.plans.tests.builders import a_plan
from samenplan.plans.tests.examples import large_plan

pytestmark = pytest.mark.django_db
ATTACK = '"><script>alert(1)</script><img src=x onerror=alert(1)>'


def address(plan, report=None, tail=""):
    start = f"/brugwijk/plannen/{plan.pk}/uitvoering/verslagen/"
    return start + (f"{report.pk}/{tail}" if report else "")


def test_by_the_pages_from_new_to_public_and_back(client, client_of, lien_user, lien):
    plan = a_public_plan(lien)
    hers = client_of(lien_user)
    assert "projectjaar" in hers.get(address(plan)).content.decode()
    made = hers.post(address(plan), {"title": "Verslag 2026", "first": "2026-01-01", "last": "2026-12-31"})
    report = YearReport._rows.get()
    assert made.url == address(plan, report)
    form = hers.get(address(plan, report, "lessons/")).context["form"]
    said = {"text": "- Bel mensen zelf op.", "was": form.initial["was"]}
    assert hers.post(address(plan, report, "lessons/"), said).status_code == 302
    page = hers.get(address(plan, report)).content.decode()
    assert ("Bel mensen zelf op." in page, "Zelf geschreven" in page) == (True, True)
    assert hers.post(address(plan, report, "openbaar/")).status_code == 302
    public = f"/openbaar/brugwijk/{plan.uid}/verslagen/{fresh(report).uid}/"
    assert "Bel mensen zelf op." in client.get(public).content.decode()
    assert "Yearly report" in client.get(f"/en{public}").content.decode()
    assert client.get(f"{public}verslag.json").content.decode() == fresh(report).content
    assert hers.post(address(plan, report, "intrekken/")).status_code == 302
    gone = [client.get(f"{public}{tail}").status_code for tail in ("", "verslag.pdf", "verslag.json")]
    assert gone == [410] * 3
    assert "Bel mensen" not in client.get(public).content.decode()


def test_a_draft_and_another_towns_address_are_not_public(client, lien, molenrode):
    plan = a_public_plan(lien)
    report = a_report(plan, lien)
    paths = [f"/openbaar/brugwijk/{plan.uid}/verslagen/{report.uid}/"]
    publish_report(report, now=NOW, today=TODAY, by=lien)
    paths += [f"/openbaar/molenrode/{plan.uid}/verslagen/{report.uid}/"]
    paths += [f"/openbaar/brugwijk/{plan.uid}/verslagen/{report.uid}/verslag.exe"]
    withdrawn = [client.get(path).status_code for path in paths[1:]]
    assert withdrawn == [404, 404]
    other = make_report(plan, "Ander", Period(date(2025, 1, 1), date(2025, 12, 31)), by=lien)
    assert client.get(f"/openbaar/brugwijk/{plan.uid}/verslagen/{other.uid}/").status_code == 404


def test_a_colleague_reads_the_report_but_cannot_write_it(client_of, bart_user, lien):
    plan = a_plan(lien)
    report = a_report(plan, lien)
    his = client_of(bart_user)
    assert his.get(address(plan, report)).status_code == 200
    assert his.get(address(plan, report, "short/")).status_code == 403
    said = {"title": "Van Bart", "first": "2026-01-01", "last": "2026-12-31"}
    assert his.post(address(plan), said).status_code in (403, 422)
    assert YearReport._rows.count() == 1


def test_what_people_typed_never_becomes_markup(client, client_of, lien_user, lien):
    plan = a_shown_plan(lien)
    node = actions(plan)[0]
    an_activity(node, by=lien, title=ATTACK, on=date(2026, 6, 1))
    activity = node.activities.get()
    activity.reached.create(group=ATTACK[:90], count=9)
    report = make_report(plan, ATTACK, YEAR, by=lien)
    write(report, ATTACK, lien)
    publish_report(report, now=NOW, today=TODAY, by=lien)
    uid = fresh(report).uid
    for browser, path in (
        (client_of(lien_user), address(plan, report)),
        (client, f"/openbaar/brugwijk/{plan.uid}/verslagen/{uid}/"),
    ):
        page = browser.get(path).content.decode()
        assert ("<script>alert" in page, "<img src=x" in page) == (False, False)


def test_the_files_say_the_same_as_the_page(client_of, lien_user, lien):
    plan = a_plan(lien)
    an_activity(actions(plan)[0], by=lien, on=date(2026, 6, 1))
    report = a_report(plan, lien)
    hers = client_of(lien_user)
    word = Document(BytesIO(hers.get(address(plan, report, "verslag.docx")).content))
    heads = [line.text for line in word.paragraphs if line.style.name == "Heading 1"]
    assert heads == [
        "In het kort", "Wat we deden, per doel", "Wat we maten", "Mijlpalen", "Geld", "Wat niet lukte",
        "Wat we leerden", "Wat doorloopt",
    ]  # fmt: skip
    assert any("12 jongeren" in line.text for line in word.paragraphs)


@needs_poppler
def test_the_pdf_says_the_same_and_every_page_of_a_draft_says_so(client_of, lien_user, lien):
    plan = a_plan(lien)
    an_activity(actions(plan)[0], by=lien, on=date(2026, 6, 1))
    pdf = client_of(lien_user).get(address(plan, a_report(plan, lien), "verslag.pdf")).content
    assert b"pdfuaid" in pdf
    words = words_of(pdf)
    for said in ("Jaarverslag 2026", "Wat niet lukte", "12 jongeren", "stopgezet"):
        assert said in words
    assert all("ontwerp" in page for page in pages_of(pdf))


def a_logo() -> bytes:
    """As high as a logo is ever drawn."""
    kept = BytesIO()
    Image.new("RGB", (200, 200), "#0a6770").save(kept, "PNG")
    return kept.getvalue()


@needs_poppler
@pytest.mark.parametrize("size", [4, 300])
def test_the_summary_is_one_page_whatever_the_plan_holds(client_of, lien_user, lien, size):
    plan = a_plan(lien, large_plan(size))
    plan.authority.logo = a_logo()
    plan.authority.save(update_fields=["logo"])
    nodes = actions(plan)
    for place, node in enumerate(nodes):
        node.title, node.status, node.status_on = "Een heel lange titel, " * 13, list(ActionStatus)[place % 5], TODAY
        node.save(update_fields=["title", "status", "status_on"])
    report = make_report(plan, "Een verslag met een zeer lange titel " * 5, YEAR, by=lien)
    for kind in (ReportPart.LESSONS, ReportPart.CONTINUES, ReportPart.DIFFICULT, ReportPart.SHORT):
        write_part(report, kind, Change("Een lange zin die maar blijft duren. " * 200), by=lien, today=TODAY)
    pdf = client_of(lien_user).get(address(plan, report, "verslag.kort")).content
    assert (len(pages_of(pdf)), "Wat doorloopt" in words_of(pdf)) == (1, True)


def test_a_larger_plan_costs_as_many_queries(client_of, lien_user, lien):
    hers, counts = client_of(lien_user), []
    for size in (1, 30):
        plan = a_plan(lien, large_plan(size))
        for node in actions(plan):
            an_activity(node, by=lien, on=date(2026, 6, 1))
            node.milestones.create(title="Stap", due_on=date(2026, 6, 1))
        report = a_report(plan, lien)
        with CaptureQueriesContext(connection) as queries:
            assert hers.get(address(plan, report)).status_code == 200
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 26


def test_who_does_not_write_a_part_goes_back_to_the_report(client_of, lien_user, lien):
    plan = a_plan(lien)
    report = a_report(plan, lien)
    page = client_of(lien_user).get(address(plan, report, "short/")).content.decode()
    assert ('href=""' in page, f'<a href="{address(plan, report)}">Toch niet</a>' in page) == (False, True)


def test_a_draft_is_thrown_away_after_a_question_and_a_public_one_has_no_such_page(client_of, lien_user, lien):
    plan = a_public_plan(lien)
    report, hers = a_report(plan, lien), client_of(lien_user)
    there = address(plan, report, "weggooien/")
    assert f'href="{there}"' in hers.get(address(plan, report)).content.decode()
    question = hers.get(there).content.decode()
    assert ("Verslag weggooien?" in question, "“Jaarverslag 2026” verdwijnt" in question) == (True, True)
    assert YearReport._rows.count() == 1
    gone = hers.post(there)
    assert (gone.status_code, gone.url, YearReport._rows.count()) == (302, address(plan), 0)
    assert hers.post(there).status_code == 404
    frozen = a_report(plan, lien)
    publish_report(frozen, now=NOW, today=TODAY, by=lien)
    there = address(plan, frozen, "weggooien/")
    assert there not in hers.get(address(plan, frozen)).content.decode()
    refused = hers.post(there)
    assert (hers.get(there).status_code, "blijft bewaard" in refused.content.decode()) == (404, True)
    assert fresh(frozen).published_at == NOW


def test_who_may_not_publish_is_offered_no_way_to_throw_it_away(client_of, bart_user, omar_user, lien):
    plan = a_plan(lien)
    report = a_report(plan, lien)
    his, there = client_of(bart_user), address(plan, report, "weggooien/")
    assert there not in his.get(address(plan, report)).content.decode()
    assert [his.get(there).status_code, his.post(there).status_code] == [403, 403]
    assert client_of(omar_user).post(there).status_code == 404
    assert YearReport._rows.count() == 1


def test_on_paper_the_action_of_a_milestone_has_the_widest_column_and_a_day_room_for_one_line(lien):
    plan = a_plan(lien)
    actions(plan)[0].milestones.create(title="Zaal gevonden", due_on=date(2026, 9, 30))
    shown, _ = parts_of(a_report(plan, lien), TODAY)
    paper = report_paper(shown, HouseStyle("Brugwijk"), footer="", is_draft=True)
    table = next(block for block in paper.blocks if isinstance(block, Table) and block.caption == "Mijlpalen")
    _, action, *days = table.widths
    assert table.headers[1] == "Actie" and action == max(table.widths)
    assert all(TEXT_WIDTH * day / sum(table.widths) >= 88 for day in days)  # points of “30 september 2026”, with sides
