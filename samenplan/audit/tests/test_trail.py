import threading
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate, now

from samenplan.audit import queries
from samenplan.audit.models import Event, TrailHead
from samenplan.audit.operations import note_viewing, record
from samenplan.core.errors import Forbidden

REASON = "a test looks at everything"


def events():
    return Event.objects.unscoped(reason=REASON)


@pytest.fixture
def three_lines(nele, brugwijk):
    for number in range(3):
        record(nele, "plan.saved", brugwijk, fields=["title"], number=number)


def test_each_authority_has_a_chain_of_its_own(nele, omar, brugwijk, molenrode):
    for actor, town in ((nele, brugwijk), (omar, molenrode), (nele, brugwijk)):
        record(actor, "plan.saved", town)
    assert sorted(events().values_list("authority__slug", "sequence")) == [
        ("brugwijk", 1),
        ("brugwijk", 2),
        ("molenrode", 1),
    ]
    assert (queries.broken_at(nele), queries.broken_at(omar)) == (None, None)


def test_an_act_that_fails_leaves_no_line(nele, brugwijk):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        record(nele, "plan.saved", brugwijk)
        raise ZeroDivisionError
    assert not events().exists()
    record(nele, "plan.saved", brugwijk)
    assert events().get().sequence == 1


@pytest.mark.parametrize(
    "change", [{"actor": "user:999"}, {"facts": {"fields": []}}, {"at": now() - timedelta(days=1)}]
)
def test_a_changed_line_is_found(nele, three_lines, change):
    events().filter(sequence=2).update(**change)
    assert queries.broken_at(nele) == 2


def test_a_line_taken_out_is_found_also_at_the_end(nele, three_lines):
    events().filter(sequence=3).delete()
    assert queries.broken_at(nele) == 3
    events().filter(sequence=2).delete()
    assert queries.broken_at(nele) == 2


def test_a_chain_without_any_line_left_is_found(nele, three_lines):
    events().delete()
    assert queries.broken_at(nele) == 1


def test_only_who_may_reads_the_trail(lien, nele):
    with pytest.raises(Forbidden):
        note_viewing(by=lien)
    note_viewing(by=nele)
    assert list(events().values_list("actor", "verb")) == [(nele.name, "trail.viewed")]


def test_the_page_tells_in_words_who_did_what(client_of, nele_user, three_lines):
    shown = client_of(nele_user).get("/brugwijk/spoor/").content.decode()
    assert "Nele Desmet" in shown
    assert "bekeek dit spoor" in shown
    assert "fields: title" in shown


def test_the_page_finds_lines_by_what_who_and_when(client_of, nele_user, three_lines):
    hers = client_of(nele_user)
    seen = hers.get("/brugwijk/spoor/", {"verb": "trail.viewed"}).content.decode()
    assert seen.count("<tr>") == 2
    assert hers.get("/brugwijk/spoor/", {"verb": "plan.saved"}).content.decode().count("<tr>") == 4
    tomorrow = (localdate() + timedelta(days=1)).isoformat()
    assert "Geen enkele regel" in hers.get("/brugwijk/spoor/", {"since": tomorrow}).content.decode()
    assert hers.get("/brugwijk/spoor/", {"until": tomorrow, "pagina": "99999"}).status_code == 200
    assert hers.get("/brugwijk/spoor/", {"since": "onzin", "verb": "onzin"}).status_code == 200


def test_the_page_checks_the_chain_when_asked(client_of, nele_user, three_lines):
    hers = client_of(nele_user)
    assert "De keten klopt tot regel 4" in hers.get("/brugwijk/spoor/?controle=1").content.decode()
    events().filter(sequence=2).update(actor="user:999")
    assert "klopt niet vanaf regel 2" in hers.get("/brugwijk/spoor/?controle=1").content.decode()


def test_the_page_costs_the_same_for_few_and_for_many_lines(client_of, nele_user, nele, brugwijk):
    hers = client_of(nele_user)
    hers.get("/brugwijk/spoor/")
    with CaptureQueriesContext(connection) as few:
        hers.get("/brugwijk/spoor/")
    for _ in range(30):
        record(nele, "plan.saved", brugwijk)
    with CaptureQueriesContext(connection) as many:
        hers.get("/brugwijk/spoor/")
    assert len(many) == len(few)


def test_the_command_tells_where_a_chain_is_broken(nele, omar, three_lines, molenrode):
    record(omar, "plan.saved", molenrode)
    said = StringIO()
    call_command("controleer_spoor", stdout=said)
    assert said.getvalue().count("de keten klopt,") == 2
    events().filter(sequence=2).update(actor="user:999")
    said = StringIO()
    with pytest.raises(CommandError, match="1 keten"):
        call_command("controleer_spoor", stdout=said)
    assert "Brugwijk: de keten klopt NIET vanaf regel 2" in said.getvalue()


@pytest.mark.django_db(transaction=True)
def test_eight_writers_at_once_make_one_whole_chain(nele, brugwijk):
    faults = []

    def write():
        try:
            for _ in range(5):
                with transaction.atomic():
                    record(nele, "plan.saved", brugwijk)
        except Exception as error:
            faults.append(error)
        finally:
            connection.close()

    writers = [threading.Thread(target=write) for _ in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(timeout=60)
    assert faults == []
    assert (events().count(), TrailHead.objects.get().sequence, queries.broken_at(nele)) == (40, 40, None)
