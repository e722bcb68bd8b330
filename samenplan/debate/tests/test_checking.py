"""What is put beside a result: Polis on the same votes, weights by exposure, who took part; nothing about few."""

import json
import random
import re

import numpy as np
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now
from hypothesis import given
from hypothesis import strategies as st

from samenplan.debate import jobs
from samenplan.debate.engine import Mode, Votes, Weighted, compute
from samenplan.debate.engine.exposure import Share
from samenplan.debate.engine.intervals import share_interval
from samenplan.debate.engine.simulate import Plan, drawn_unevenly, invent
from samenplan.debate.models import Debate, Exposure, Invitation, Participant, Snapshot, Statement, Vote
from samenplan.debate.operations import running
from samenplan.debate.operations.computing import snapshot
from samenplan.debate.queries.checking import checks_of, polis_check, reweighed
from samenplan.debate.queries.mathematics import outwards, votes_of
from samenplan.debate.queries.results import reading
from samenplan.debate.reports.result_words import BAND_NAMES, weighing_in_words
from samenplan.debate.rules.checking import BANDS, band_of, checks_as_plain, checks_from
from samenplan.debate.rules.kinds import DebateState, StatementState
from samenplan.debate.rules.outcome import Cell
from samenplan.debate.tests.builders import REASON, Resident, a_debate


def held(town, votes: Votes, showings=(), **given) -> Debate:
    """A closed debate in which these people voted, and were shown these statements with these chances."""
    debate = Debate.objects.unscoped(reason=REASON).create(
        authority=town, question="Hoe?", state=DebateState.CLOSED, last_sequence=len(votes), **given
    )
    said = sorted(set(votes.statement.tolist()))
    made = [Statement(debate=debate, number=n, text=f"Stelling {n}.", state=StatementState.ACCEPTED) for n in said]
    statements = {row.number: row for row in Statement.objects.unscoped(reason=REASON).bulk_create(made)}
    them = [Participant(debate=debate, number=n) for n in sorted(set(votes.person.tolist()))]
    people = {row.number: row for row in Participant.objects.unscoped(reason=REASON).bulk_create(them)}
    columns = zip(votes.person.tolist(), votes.statement.tolist(), votes.vote.tolist(), strict=True)
    Vote.objects.unscoped(reason=REASON).bulk_create(
        Vote(debate=debate, participant=people[i], statement=statements[j], value=v, sequence=place, key=str(j))
        for place, (i, j, v) in enumerate(columns, start=1)
    )
    Exposure.objects.unscoped(reason=REASON).bulk_create(
        Exposure(participant=people[one.person], statement=statements[one.statement], probability=one.chance)
        for one in sorted(showings, key=lambda one: (one.person, one.time))
    )
    return debate


def checked(debate) -> Snapshot:
    made = snapshot(debate, now=now())
    jobs.check(now)
    made.refresh_from_db()
    return made


def test_it_is_made_in_the_background_once_and_of_the_same_votes(brugwijk):
    debate = held(brugwijk, invent(Plan(people=80, statements=12, density=0.6), 1).votes)
    made = snapshot(debate, now=now())
    assert made.checks == {} and reading(debate).checks is None
    assert (jobs.check(now), jobs.check(now)) == (1, 0)
    found = reading(debate).checks
    assert found.votes_hash == made.votes_hash
    made.refresh_from_db()
    assert checks_from(json.loads(json.dumps(checks_as_plain(found))), made.votes_hash) == found
    assert checks_from(made.checks, made.votes_hash) == checks_of(made)
    assert checks_from(made.checks, "other votes") is None


def test_open_debates_are_left_alone_and_a_published_result_keeps_what_was_made(brugwijk, lien):
    votes = invent(Plan(people=80, statements=12, density=0.6), 1).votes
    debate = held(brugwijk, votes)
    Debate.objects.unscoped(reason=REASON).update(state=DebateState.OPEN)
    snapshot(debate, now=now())
    assert jobs.check(now) == 0
    Debate.objects.unscoped(reason=REASON).update(state=DebateState.CLOSED)
    assert jobs.check(now) == 1
    frozen = running.publish(debate, link="https://x.example/", now=now(), by=lien)
    assert frozen.is_frozen and frozen.checks != {} and jobs.check(now) == 0


def test_polis_here_is_polis_of_the_engine(brugwijk):
    debate = held(brugwijk, invent(Plan(people=120, statements=16, density=0.6), 2).votes)
    made = checked(debate)
    direct = compute(votes_of(debate, made.sequence), Mode.COMPAT)
    found = reading(debate).checks.polis
    assert len(found.groups) == len(direct.polis.group_numbers)
    assert found.agreed == tuple(each.statement for each in direct.polis.agreed)
    assert [one.stands_for[0].number for one in found.groups] == [
        each[0].statement for each in direct.polis.representative
    ]


@pytest.mark.parametrize("minimum", [5, 20])
def test_nothing_of_a_small_polis_group_or_of_few_votes_is_shown(minimum):
    hidden = 0
    for seed in range(8):
        votes = invent(Plan(people=45, statements=14, groups=3, separation=6, density=0.5), seed).votes
        direct = compute(votes, Mode.COMPAT)
        sizes = [int((direct.polis.labels == number).sum()) for number in direct.polis.group_numbers]
        shown = polis_check(direct, minimum)
        trials = [{each.statement: each.trials for each in one} for one in direct.polis.representative]
        for size, one, tried in zip(sizes, shown.groups, trials, strict=True):
            hidden += one.size is None
            assert (one.size is None) == (size < minimum) and (one.size or 0) <= max(size, minimum)
            assert one.size is not None or one.stands_for == ()
            assert all(tried[each.number] >= minimum for each in one.stands_for)
    assert minimum == 5 or hidden > 0


def test_a_skewed_showing_is_told_and_an_even_one_makes_no_difference(brugwijk, molenrode):
    plan = Plan(people=300, statements=16, density=0.3)
    skewed, even = drawn_unevenly(plan, 3, tilt=1.2), drawn_unevenly(plan, 3, tilt=0.0)
    told = checks_of(checked(held(brugwijk, skewed.votes, skewed.showings)))
    assert len(told.moved) >= 4 and weighing_in_words(told).startswith(f"Bij {len(told.moved)} stellingen verandert")
    same = checks_of(checked(held(molenrode, even.votes, even.showings)))
    assert same.moved == [] and weighing_in_words(same).startswith("Het maakt geen verschil")
    for one in (*told.weighing, *same.weighing):
        assert one.worth % 10 == 0 or one.worth == 5
        for end in (one.plain.low, one.plain.high, one.weighted.low, one.weighted.high):
            assert abs(end * 20 - round(end * 20)) < 1e-9


def a_share(agree: int, seen: int) -> Share:
    low, high = (float(ends[0]) for ends in share_interval(np.array([agree]), np.array([seen])))
    return Share(agree / seen, low, high, float(seen))


def test_where_a_result_hides_who_agrees_nothing_is_weighed():
    alike = Weighted(3, a_share(20, 30), a_share(20, 30))
    assert reweighed(alike, None, 5) is None
    assert reweighed(alike, Cell(None, 10, 0), 5) is None
    assert reweighed(alike, Cell(20, None, 0), 5) is None
    assert reweighed(Weighted(3, a_share(3, 4), a_share(3, 4)), Cell(6, 5, None), 5) is None


@given(agree=st.integers(5, 90), disagree=st.integers(5, 90), minimum=st.sampled_from([5, 10]))
def test_a_hidden_count_of_no_opinion_follows_from_no_interval(agree, disagree, minimum):
    """Where weights are alike the weighted share is the plain one: who knows that learns nothing either."""
    told = set()
    for passed in range(minimum):
        share = a_share(agree, agree + disagree + passed)
        found = reweighed(Weighted(1, share, share), Cell(agree, disagree, None), minimum)
        told.add(found)
        assert found.plain == found.weighted
        assert found.plain.low <= share.low and share.high <= found.plain.high
    assert len(told) == 1


def test_a_bare_interval_would_tell_a_hidden_count():
    """The control of the test before: without the widening the counts that are possible give different ends."""
    bare = {outwards(share.low, share.high) for share in (a_share(20, 30 + passed) for passed in range(5))}
    assert len(bare) > 1


def test_without_a_log_there_is_nothing_to_weigh(brugwijk):
    debate = held(brugwijk, invent(Plan(people=60, statements=10), 1).votes)
    checked(debate)
    assert reading(debate).checks.weighing == ()


def test_who_took_part_is_counted_by_how_much_they_voted_on(brugwijk):
    drawn = random.Random(4)
    rows = []
    for person in range(60):
        many = 3 if person < 6 else 14 if person < 50 else 20
        rows += [(person, statement, drawn.choice((1, -1)), 0) for statement in drawn.sample(range(20), many)]
    debate = held(brugwijk, Votes.of(rows))
    checked(debate)
    presence = reading(debate).checks.presence
    assert presence.bands == (None, None, 44, 10)  # 6 is hidden with 0: else 0 would follow
    assert presence.middle == 14 and presence.codes == ()
    assert len(BAND_NAMES) == BANDS and [band_of(n, 20) for n in (0, 4, 5, 10, 15, 20)] == [0, 0, 1, 2, 3, 3]


def test_few_people_or_few_statements_tell_nothing_of_who_took_part(brugwijk, molenrode):
    few = held(brugwijk, Votes.of([(i, j, 1, 0) for i in range(4) for j in range(12)]))
    short = held(molenrode, Votes.of([(i, j, 1, 0) for i in range(40) for j in range(6)]))
    for debate in (few, short):
        checked(debate)
        presence = reading(debate).checks.presence
        assert (presence.bands, presence.middle) == ((), None)


def test_who_saw_a_statement_without_voting_is_counted_from_the_minimum_on(brugwijk):
    debate = a_debate(brugwijk, state=DebateState.CLOSED)
    rows = list(debate.statements.order_by("number"))
    for person in range(1, 10):
        row = debate.participants.create(number=person)
        Exposure.objects.unscoped(reason=REASON).create(participant=row, statement=rows[0], probability=1)
        if person < 5:
            Exposure.objects.unscoped(reason=REASON).create(participant=row, statement=rows[1], probability=1)
        Vote.objects.unscoped(reason=REASON).create(
            debate=debate, participant=row, statement=rows[2], value=1, sequence=person, key="k"
        )
    Debate.objects.unscoped(reason=REASON).update(last_sequence=9)
    left = dict(checks_of(checked(debate)).presence.left)
    assert (left[1], left[2], left[3]) == (9, None, None)


def test_codes_that_were_not_used_are_told_unless_they_are_few(brugwijk, molenrode):
    for town, used, told in ((brugwijk, 12, (12, 28)), (molenrode, 38, (None, None))):
        debate = held(town, Votes.of([(i, j, 1, 0) for i in range(40) for j in range(8)]))
        Invitation.objects.unscoped(reason=REASON).bulk_create(
            Invitation(debate=debate, number=n, code_hash=f"{town.pk}-{n}", is_used=n <= used) for n in range(1, 41)
        )
        assert checks_of(checked(debate)).presence.codes == told


def test_residents_read_polis_beside_the_result_and_no_small_count(brugwijk, lien):
    debate = held(brugwijk, invent(Plan(people=90, statements=14, density=0.6), 5).votes)
    running.publish(debate, link="https://x.example/", now=now(), by=lien)
    anyone = Resident(debate)
    assert "Dit wordt nog gerekend" in anyone.page("narekenen/")
    jobs.check(now)
    text = anyone.page("narekenen/")
    polis = reading(debate).checks.polis
    assert "geen tweede uitslag" in text and "--modus compat" in text
    assert len(re.findall(r"Polis-groep \d+: minstens", text)) == sum(one.size is not None for one in polis.groups) > 0
    assert all(int(size) >= 5 for size in re.findall(r"minstens (\d+) mensen", text))
    for language, words in (("fr", "Pour contrôler"), ("en", "To check")):
        assert words in anyone.page("narekenen/", taal=language)


def test_officers_see_the_weighed_figures_and_take_them_along(brugwijk, lien_user, client_of):
    skewed = drawn_unevenly(Plan(people=200, statements=12, density=0.4), 3, tilt=1.2)
    debate = held(brugwijk, skewed.votes, skewed.showings)
    hers, where = client_of(lien_user), f"/brugwijk/debatten/{debate.pk}/"
    snapshot(debate, now=now())
    assert "Dit wordt berekend als het debat gesloten is" in hers.get(f"{where}resultaat/").content.decode()
    jobs.check(now)
    text = hers.get(f"{where}resultaat/").content.decode()
    assert "verandert het beeld" in text and "Polis, met dezelfde stemmen" in text
    answer = hers.get(f"{where}bestand/gewogen/")
    assert answer.status_code == 200 and answer.content.startswith(b"%PDF")


def test_checking_asks_as_much_of_the_database_for_few_as_for_many(brugwijk, molenrode):
    costs = []
    for town, people, statements in ((brugwijk, 40, 10), (molenrode, 120, 25)):
        made = snapshot(held(town, invent(Plan(people=people, statements=statements), 1).votes), now=now())
        with CaptureQueriesContext(connection) as caught:
            checks_of(made)
        costs.append(len(caught))
    assert costs[0] == costs[1] <= 9


def test_a_debate_of_which_every_statement_was_taken_out_is_checked_too(brugwijk):
    debate = held(brugwijk, invent(Plan(people=30, statements=10), 1).votes)
    debate.statements.update(state=StatementState.REFUSED)
    found = checks_of(checked(debate))
    assert (found.polis.agreed, found.polis.rejected, found.weighing) == ((), (), ())
    assert found.presence.bands == () and found.presence.left == ()
    assert all(one.stands_for == () for one in found.polis.groups)
