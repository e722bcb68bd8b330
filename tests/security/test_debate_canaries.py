"""Canaries in a debate: what waits or was refused, keys and addresses sing nowhere outside, not even in a log."""

import logging

import pytest
from django.utils.timezone import now

from samenplan.audit.models import Event
from samenplan.authorities.rules import secret_hash
from samenplan.debate.models import Debate, Follower, Invitation, Participant, Statement
from samenplan.debate.operations import following, inviting, running, statements
from samenplan.debate.operations.statements import Verdict
from samenplan.debate.operations.taking_part import Choice, Who, Written, add_statement, appeal, come_in_by_code, vote
from samenplan.debate.queries import exporting
from samenplan.debate.rules.codes import code_of
from samenplan.debate.rules.kinds import DebateState, Entrance, RefusalReason, StatementState, VoteValue
from samenplan.debate.tests.builders import REASON, TODAY, a_debate, come, entered, statement_of
from tests.security import debate_leaks
from tests.security.debate_leaks import for_another_town, for_everyone, holding, mailed, rows, taken_along

WAITING, REFUSED, TAKEN_OUT = "kanarie wachtend en wel", "kanarie geweigerd en wel", "kanarie uitgehaald en wel"
REPLY, APPEAL, DRAFT = "kanarie antwoord aan de schrijver", "kanarie kijk nog eens", "kanarie in opmaak"
TEXTS = (WAITING, REFUSED, TAKEN_OUT, REPLY, APPEAL, DRAFT)
KEY, OTHER_KEY, FOLLOWER = "c0ffee" * 5 + "42", "facade" * 5 + "43", "kanarie.volgt@buurt.example"
KEY_OF_CODE = "decade" * 5 + "44"
SECRETS = (KEY, OTHER_KEY, secret_hash(KEY), secret_hash(OTHER_KEY), FOLLOWER)


@pytest.fixture
def sung(brugwijk, lien):
    """An open debate with a canary in everything that is not for everyone."""
    debate = a_debate(brugwijk)
    a_debate(brugwijk, state=DebateState.DRAFT, question=DRAFT, why=DRAFT)
    come(debate, range(1, 31))
    who = entered(debate, KEY)
    vote(who, Choice(1, VoteValue.AGREE, "een"), today=TODAY)
    taken = statements.add_seeds(debate, [TAKEN_OUT], language="nl", by=lien)[0]
    vote(who, Choice(taken.number, VoteValue.AGREE, "twee"), today=TODAY)
    statements.judge(taken, Verdict(False, RefusalReason.UNCLEAR, REPLY), now=now(), by=lien)
    no = add_statement(who, Written(REFUSED, "nl", "een"), today=TODAY)
    statements.judge(no, Verdict(False, RefusalReason.HURTS, REPLY), now=now(), by=lien)
    appeal(who, no.number, APPEAL, now=now())
    add_statement(entered(debate, OTHER_KEY), Written(WAITING, "nl", "een"), today=TODAY)
    following.follow(who, FOLLOWER, "nl")
    debate.refresh_from_db()
    return debate


def closed(debate, lien, *, publish: bool) -> None:
    running.close(debate, by=lien)
    if publish:
        waiting = Statement.objects.unscoped(reason=REASON).filter(state=StatementState.WAITING)
        for row in waiting:
            statements.judge(row, Verdict(False, RefusalReason.HURTS), now=now(), by=lien)
        running.publish(debate, link="https://x.example/", now=now(), by=lien)
    debate.refresh_from_db()


@pytest.mark.parametrize("state", [DebateState.OPEN, DebateState.CLOSED, DebateState.PUBLISHED])
def test_no_canary_sings_outside(sung, lien, lien_user, omar_user, ria_user, client_of, caplog, state):
    caplog.set_level(logging.INFO)
    if state != DebateState.OPEN:
        closed(sung, lien, publish=state == DebateState.PUBLISHED)
    told = for_everyone(sung) | taken_along(client_of(lien_user), sung)
    for user in (omar_user, ria_user):
        told |= {f"{where} {user}": text for where, text in for_another_town(client_of(user), sung).items()}
    told |= mailed() | {"log": caplog.text}
    trail = Event.objects.unscoped(reason=REASON).values_list("verb", "actor", "subject", "facts")
    told["trail"] = "\n".join(map(str, trail))
    assert len(told) > 80 and len(told["trail"]) > 200
    assert {canary: holding(told, canary) for canary in (*TEXTS, *SECRETS) if holding(told, canary)} == {}


def test_the_walk_finds_a_statement_that_takes_part_by_mistake(sung):
    Statement.objects.unscoped(reason=REASON).filter(text=WAITING).update(state=StatementState.ACCEPTED)
    found = holding(for_everyone(sung), WAITING)
    assert [one for one in found if one.startswith("stem")] and [one for one in found if one.startswith("lijkt op")]


def test_the_walk_finds_a_file_that_forgets_what_was_refused(sung, lien, lien_user, client_of, monkeypatch):
    closed(sung, lien, publish=False)
    rows_of = Statement.objects.unscoped(reason=REASON).filter(debate=sung)
    all_of_it = lambda debate: "\n".join(rows_of.values_list("text", flat=True)).encode()  # noqa: E731 - a hole
    monkeypatch.setattr("samenplan.debate.views.results.statements_csv", all_of_it)
    assert holding(taken_along(client_of(lien_user), sung), REFUSED) == ["bestand stellingen"]


def test_the_walk_finds_an_address_in_a_log(sung, caplog):
    caplog.set_level(logging.INFO)
    logging.getLogger("samenplan.debate").info("volgt: %s", FOLLOWER)
    assert holding({"log": caplog.text}, FOLLOWER) == ["log"]


def test_the_look_at_the_database_finds_what_is_there(sung):
    """A control: while a debate is open, the hash of a key and an address are kept, and nothing else of somebody."""
    kept = list(rows())
    assert [table for table, row in kept if secret_hash(KEY) in row] == ["debate_participant"]
    assert [table for table, row in kept if FOLLOWER in row] == ["debate_follower"]
    assert [table for table, row in kept if KEY in row] == []


def test_after_closing_nothing_in_the_database_ties_somebody_to_votes(brugwijk, lien, sung):
    by_code = a_debate(brugwijk, entrance=Entrance.CODE)
    inviting.make_codes(by_code, 3, secret="geheim", by=lien)
    code = code_of("geheim", by_code.token, 2)
    come_in_by_code(Who(by_code, KEY_OF_CODE), code, today=TODAY)
    used = Invitation.objects.unscoped(reason=REASON).filter(is_used=True)
    assert used.get().participant is not None
    for debate in (sung, by_code):
        closed(debate, lien, publish=False)
    everybody = Participant.objects.unscoped(reason=REASON)
    assert everybody.exclude(key_hash=None).count() == 0 and everybody.count() == 33
    assert used.get().participant is None
    assert Statement.objects.unscoped(reason=REASON).exclude(writer=None).count() == 0
    kept = [row for _, row in rows()]
    for secret in (
        KEY_OF_CODE,
        secret_hash(KEY_OF_CODE),
        KEY,
        OTHER_KEY,
        secret_hash(KEY),
        secret_hash(OTHER_KEY),
        code,
        code.replace("-", ""),
    ):
        assert not [row for row in kept if secret in row]


def test_rows_of_a_participant_lead_to_votes_and_to_nothing_else():
    """By the models themselves: no column of a participant, a vote or an exposure points at an account or a moment."""
    led_to = {
        field.related_model.__name__
        for model in (Participant, *(one.related_model for one in Participant._meta.related_objects))
        for field in model._meta.fields
        if field.is_relation
    }
    assert led_to == {"Debate", "Participant", "Statement"}


def test_after_publishing_and_mailing_the_address_of_a_follower_is_nowhere(sung, lien):
    closed(sung, lien, publish=True)
    assert Follower.objects.unscoped(reason=REASON).count() == 0
    assert {table for table, row in rows() if FOLLOWER in row} == {"notices_notice"}
    mailed()
    assert [table for table, row in rows() if FOLLOWER in row] == []


def test_the_file_of_statements_still_says_which_were_left_out(sung, lien):
    closed(sung, lien, publish=True)
    told = debate_leaks.sheet(exporting.statements_csv(sung).decode())
    left_out = {row[0] for row in told if row[1] == "-1"}
    refused = Statement.objects.unscoped(reason=REASON).filter(debate=sung, state=StatementState.REFUSED)
    assert left_out == {str(row.number) for row in refused} and len(left_out) == 3
    assert [row[2] for row in told if row[1] == "-1"] == ["", "", ""]
    assert statement_of(sung, 1).text in [row[2] for row in told]
    assert Debate.objects.unscoped(reason=REASON).get(pk=sung.pk).state == DebateState.PUBLISHED
