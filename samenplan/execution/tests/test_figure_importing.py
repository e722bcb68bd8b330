"""Reading figures in: who may, what is kept, once and as a whole, and undone in one go."""

import threading
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils.timezone import now

from samenplan.audit.models import Event
from samenplan.core.errors import Forbidden, Refused
from samenplan.execution.models import FigureImport, FigureMapping, Measurement
from samenplan.execution.operations import figure_importing, figure_work
from samenplan.execution.operations.figure_importing import Upload
from samenplan.execution.operations.measuring import Gone
from samenplan.execution.rules.composite import as_plain as rule_as_plain
from samenplan.execution.rules.figure_files.files import stripped
from samenplan.execution.rules.figure_files.mapping import ColumnUse, FigureColumn, FileMapping, FileShape
from samenplan.execution.rules.kinds import ImportState
from samenplan.execution.tests.figure_files import answers_csv, yearly_csv
from samenplan.execution.tests.figures import ANSWERS, TODAY, a_measured_plan, a_measurement, an_indicator
from samenplan.execution.tests.test_figure_files import CONTACT
from samenplan.plans.operations.locking import Gone as PlanGone

NOW = now()


@pytest.fixture
def plan(lien):
    return a_measured_plan(lien)


@pytest.fixture
def visitors(plan):
    return an_indicator(plan, "Deelnemers", unit="deelnemers")


def mapped(uid: str) -> FileMapping:
    uses = (ColumnUse("Jaar", FigureColumn.YEAR), ColumnUse("Deelnemers", FigureColumn.VALUE, uid))
    return FileMapping(uses=(*uses, ColumnUse("Aantal respondenten", FigureColumn.N)))


def handed_over(visitors, by) -> FigureImport:
    upload = Upload("tabel.csv", yearly_csv(), mapped(visitors.uid), 3)
    return figure_importing.keep_figures(visitors.node.plan, upload, [], by=by)


def read_in(run, by, at=NOW):
    figure_importing.queue_figures(run, at=at, by=by)
    return figure_work.work(run.pk, at=at, today=TODAY, by=by)


def values():
    return list(Measurement._rows.filter(withdrawn_at=None).order_by("measured_on").values_list("value", flat=True))


def verbs():
    return [verb for verb in Event._rows.order_by("pk").values_list("verb", flat=True) if verb.startswith("figures")]


def test_a_file_becomes_measurements_and_its_bytes_go(visitors, lien):
    run = handed_over(visitors, lien)
    assert read_in(run, lien) is True
    run.refresh_from_db()
    assert (values(), bytes(run.file), run.state) == ([1250, 1310], b"", ImportState.DONE)
    assert verbs() == ["figures.uploaded", "figures.queued", "figures.applied"]
    assert Measurement._rows.first().source == "tabel.csv"
    assert [line[2] for line in run.report][2] == ["Er is geen cijfer (“-”)."]


def test_undoing_withdraws_what_came_and_leaves_what_was_told(visitors, lien):
    a_measurement(visitors, 900, by=lien, on=date(2022, 1, 1))
    run = handed_over(visitors, lien)
    read_in(run, lien)
    assert figure_importing.undo_figures(run, at=NOW, by=lien) == 2
    assert values() == [900]
    with pytest.raises(Refused, match="al ingetrokken"):
        figure_importing.undo_figures(run, at=NOW, by=lien)
    assert verbs()[-1] == "figures.undone"


def test_the_same_file_twice_keeps_nothing_twice(visitors, lien):
    read_in(handed_over(visitors, lien), lien)
    second = handed_over(visitors, lien)
    read_in(second, lien)
    second.refresh_from_db()
    assert values() == [1250, 1310]
    assert any("stond er al" in " ".join(flags) for _, _, flags in second.report)


def test_another_value_on_the_same_day_is_kept_and_pointed_at(visitors, lien):
    a_measurement(visitors, 999, by=lien, on=date(2023, 12, 31))
    run = handed_over(visitors, lien)
    read_in(run, lien)
    run.refresh_from_db()
    assert len(values()) == 3
    assert any("al een andere waarde" in " ".join(flags) for _, _, flags in run.report)


def test_a_figure_that_contradicts_itself_lets_nothing_in(plan, lien):
    trust = an_indicator(plan, "Aandeel", unit="%")  # 1.250 % cannot be
    run = handed_over(trust, lien)
    read_in(run, lien)
    run.refresh_from_db()
    assert (values(), run.state) == ([], ImportState.FAILED)
    assert run.report[0][1].startswith("Aandeel: Een aandeel ligt van 0")
    assert verbs() == ["figures.uploaded", "figures.queued"]


def test_it_is_read_in_once_however_often_it_is_asked(visitors, lien):
    run = handed_over(visitors, lien)
    assert read_in(run, lien) is True
    assert figure_work.work(run.pk, at=NOW, today=TODAY, by=lien) is False
    with pytest.raises(Refused, match="al ingelezen"):
        figure_importing.queue_figures(run, at=NOW, by=lien)
    assert len(values()) == 2


@pytest.mark.django_db(transaction=True)
def test_two_who_read_it_in_at_once_keep_it_once(visitors, lien):
    run = handed_over(visitors, lien)
    figure_importing.queue_figures(run, at=NOW, by=lien)
    start, did = threading.Barrier(2), []

    def take():
        start.wait()
        try:
            did.append(figure_work.work(run.pk, at=NOW, today=TODAY, by=lien))
        finally:
            connection.close()

    both = [threading.Thread(target=take) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert (sorted(did), len(values())) == ([False, True], 2)


class Killed(BaseException):
    """The process ends here."""


def test_killed_before_the_end_keeps_nothing_and_can_be_taken_up_again(visitors, lien, monkeypatch):
    run = handed_over(visitors, lien)
    figure_importing.queue_figures(run, at=NOW, by=lien)

    def killed(*args, **facts):
        raise Killed

    monkeypatch.setattr(figure_importing, "record", killed)  # after the last row, before the end of the transaction
    with pytest.raises(Killed):
        figure_work.work(run.pk, at=NOW, today=TODAY, by=lien)
    run.refresh_from_db()
    assert (values(), run.state) == ([], ImportState.RUNNING)
    monkeypatch.undo()
    assert figure_work.work(run.pk, at=NOW, today=TODAY, by=lien) is False  # the claim still holds
    assert figure_work.work(run.pk, at=NOW + timedelta(minutes=3), today=TODAY, by=lien) is True
    assert values() == [1250, 1310]


def test_a_file_that_kills_its_reader_three_times_is_left_alone(visitors, lien):
    run = handed_over(visitors, lien)
    figure_importing.queue_figures(run, at=NOW, by=lien)
    FigureImport._rows.filter(pk=run.pk).update(attempts=3)
    assert figure_work.work(run.pk, at=NOW, today=TODAY, by=lien) is False


def test_the_command_reads_in_what_waits_on_behalf_of_who_asked(visitors, lien):
    run = handed_over(visitors, lien)
    figure_importing.queue_figures(run, at=NOW, by=lien)
    call_command("lees_cijfers", stdout=open("/dev/null", "w"))  # noqa: SIM115
    assert values() == [1250, 1310]


def test_another_town_and_a_reader_do_nothing(visitors, lien, omar, griet):
    run = handed_over(visitors, lien)
    with pytest.raises(PlanGone):
        handed_over(visitors, omar)
    for act in (figure_importing.queue_figures, figure_importing.undo_figures):
        with pytest.raises(Refused):
            act(run, at=NOW, by=omar)
        with pytest.raises(Forbidden):
            act(run, at=NOW, by=griet)
    assert figure_work.work(run.pk, at=NOW, today=TODAY, by=omar) is False
    assert (values(), verbs(), Gone.__name__) == ([], ["figures.uploaded"], "Gone")


def test_a_file_with_a_national_number_is_not_kept(visitors, lien):
    with pytest.raises(Refused, match="rijksregisternummer"):
        upload = Upload("a.csv", b"x", mapped("u"), 1)
        figure_importing.keep_figures(visitors.node.plan, upload, ["Jan, 85.07.30-033.28"], by=lien)
    assert not FigureImport._rows.exists()


def test_the_columns_are_remembered_for_the_next_file(visitors, lien, omar):
    from samenplan.execution.queries.figure_imports import remembered

    run = handed_over(visitors, lien)
    figure_importing.choose_figures(run, mapped(visitors.uid), by=lien)
    bare = FileMapping(uses=tuple(ColumnUse(use.label) for use in mapped("").uses))
    assert remembered(bare, {visitors.uid}, by=lien).uses == mapped(visitors.uid).uses
    assert remembered(bare, set(), by=lien).uses[1].indicator == ""
    assert remembered(bare, {visitors.uid}, by=omar) == bare
    assert FigureMapping._rows.count() == 1


def answers_of(plan, by, people):
    kept = stripped("a.csv", answers_csv(people))
    question = an_indicator(plan, "Stelling", answers=list(ANSWERS), rule=rule_as_plain_share())
    contact = an_indicator(plan, "Contact", rule=rule_as_plain(CONTACT.rule))
    uses = tuple(
        ColumnUse(header, FigureColumn.VALUE, question.uid) if header == "v1" else ColumnUse(header)
        for header in kept.closed.headers
    )
    upload = Upload("a.csv", kept.data, FileMapping(FileShape.ANSWERS, uses, TODAY), kept.closed.rows)
    return figure_importing.keep_figures(plan, upload, kept.texts, by=by), question, contact


def rule_as_plain_share():
    return {"kind": "share", "items": ["v1"], "positive": [4, 5]}


def test_answers_become_a_distribution_with_its_share_and_a_composite(plan, lien):
    run, question, contact = answers_of(plan, lien, 2_000)
    read_in(run, lien)
    row, made = Measurement._rows.get(indicator=question), Measurement._rows.get(indicator=contact)
    assert (row.n, sum(row.counts), row.base) == (2_000, row.base, row.base)
    share = (Decimal(100) * (row.counts[3] + row.counts[4]) / row.base).quantize(Decimal("0.01"))
    assert (row.value, row.low < row.value < row.high) == (share, True)
    assert made.low < made.value < made.high
    run.refresh_from_db()
    assert run.rows_done == 2_000


def test_progress_is_written_while_it_counts(plan, lien, monkeypatch):
    seen = []
    run, *_ = answers_of(plan, lien, 45_000)
    plain = figure_work.tally

    def watched(rows, places, *, told):
        def tell(done):
            told(done)
            seen.append(FigureImport._rows.get(pk=run.pk).rows_done)

        return plain(rows, places, told=tell)

    monkeypatch.setattr(figure_work, "tally", watched)
    read_in(run, lien)
    assert seen == [20_000, 40_000, 45_000]
