"""What came out of it, for residents and members; nothing is shown about few."""

import random
import re
from datetime import timedelta

from django.utils.timezone import now

from samenplan.debate.engine import debate as computed
from samenplan.debate.engine.reading import read_votes
from samenplan.debate.models import Debate, Participant, Snapshot, Statement, Vote
from samenplan.debate.operations import running
from samenplan.debate.operations.computing import refresh, snapshot
from samenplan.debate.queries.exporting import statements_csv, votes_csv
from samenplan.debate.queries.mathematics import votes_of
from samenplan.debate.tests.builders import REASON, Resident


def published(debate, by) -> Resident:
    Statement.objects.unscoped(reason=REASON).filter(state="waiting").update(state="refused")
    running.close(debate, by=by)
    running.publish(debate, link="https://x.example/", now=now(), by=by)
    return Resident(debate)


def test_the_result_is_there_for_everyone_after_publishing_and_not_before(example, lien):
    before = Resident(example)
    closed = ("resultaat/", "resultaat.pdf", "resultaat.docx", "resultaat.csv", "narekenen/")
    assert {before.get(where).status_code for where in closed} == {404}
    after = published(example, lien)
    assert {after.get(where).status_code for where in closed} == {200}
    text = after.page("resultaat/")
    for part in (
        "Wat we delen",
        "Waar we verschillen",
        "Wat we nog niet weten",
        "zes banken",
        "60</span> mensen stemden",
    ):
        assert part in text


def test_the_frozen_result_names_what_is_needed_to_compute_it_again(example, lien, tmp_path):
    text = published(example, lien).page("narekenen/")
    frozen = Snapshot.objects.unscoped(reason=REASON).get(is_frozen=True)
    for part in (frozen.votes_hash, frozen.engine_version, frozen.mode, f"--zaad {frozen.seed}"):
        assert part in text
    votes, others = tmp_path / "stemmen.csv", tmp_path / "stellingen.csv"
    votes.write_bytes(votes_csv(example))
    others.write_bytes(statements_csv(example))
    assert computed(read_votes(votes, others), frozen.seed).identity.sha256 == frozen.votes_hash


def test_the_table_says_the_same_as_the_map(example, lien):
    text = published(example, lien).page("resultaat/")
    drawn = re.findall(r'<text [^>]*class="map-name">([^<]+)</text>', text)
    table = text[text.index("De groepen op de kaart</caption>") :]
    told = re.findall(r'<th scope="row">([^<]+)</th>', table[: table.index("</table>")])
    assert drawn == told == ["Groep A", "Groep B"]


def test_no_small_count_is_shown_anywhere(example, lien):
    after = published(example, lien)
    cells = re.findall(r"<td>(\d+)</td>", after.page("resultaat/"))
    sheet = after.get("resultaat.csv").content.decode("utf-8-sig").splitlines()[1:]
    numbers = [int(cell) for row in sheet for cell in re.findall(r'"(\d+)"', row)[1:]]
    assert len(cells) > 20 and len(numbers) > 20
    assert min(map(int, cells)) >= 5 and min(numbers) >= 5


def test_a_debate_of_four_people_shows_no_numbers(debate, lien):
    for _ in range(4):
        Resident(debate).vote_all()
    text = published(debate, lien).page("resultaat/")
    assert "te weinig mensen om hun aantal te tonen" in text
    assert re.findall(r"<td>(\d+)</td>", text) == []


def test_a_result_never_differs_from_the_one_before_by_fewer_than_five_people(debate):
    later = now()
    for expected in (None, None, None, None, 1, None, None, None, None, 2):
        later += timedelta(minutes=1)
        Resident(debate).vote_all()
        debate.refresh_from_db()
        made = refresh(debate, now=later)
        assert (Snapshot.objects.unscoped(reason=REASON).count() if made else None) == expected


def test_results_are_not_computed_again_at_once_and_old_ones_go(debate):
    begun = now()
    for _ in range(5):
        Resident(debate).vote_all()
    debate.refresh_from_db()
    assert refresh(debate, now=begun) is not None
    for _ in range(5):
        Resident(debate).vote_all()
    debate.refresh_from_db()
    assert refresh(debate, now=begun + timedelta(seconds=29)) is None
    for minute in range(1, 9):
        snapshot(debate, now=begun + timedelta(minutes=minute))
    assert Snapshot.objects.unscoped(reason=REASON).count() == 5


def test_one_process_computes_and_the_others_read_the_result_before(debate):
    for _ in range(6):
        Resident(debate).vote_all()
    debate.refresh_from_db()
    Debate.objects.unscoped(reason=REASON).update(computing_since=now())
    assert refresh(debate, now=now()) is None
    assert refresh(debate, now=now() + timedelta(minutes=6)) is not None  # whoever claimed it is gone
    debate.refresh_from_db()
    assert debate.computing_since is None


def test_votes_that_come_in_later_are_not_in_a_result(debate):
    for _ in range(6):
        Resident(debate).vote_all()
    debate.refresh_from_db()
    upto = debate.last_sequence
    Resident(debate).vote_all()
    assert len(votes_of(debate, upto)) == upto == 48


def test_with_a_result_the_engine_chooses_and_every_chance_is_known(example):
    newcomer = Resident(example)
    newcomer.vote_all(lambda number: "eens" if number % 2 else "oneens")
    person = Participant.objects.unscoped(reason=REASON).latest("pk")
    chances = list(person.exposures.values_list("probability", flat=True))
    assert len(chances) == 12 and all(0 < chance <= 1 for chance in chances)
    assert chances[-1] == 1.0 and any(
        abs(chance - round(1 / (12 - place), 6)) > 1e-3 for place, chance in enumerate(chances)
    )
    text = newcomer.page("kaart/")
    assert "De stip is waar jij staat" in text and '<th scope="row">Jij</th>' in text


def test_members_read_results_at_any_time_and_the_list_costs_the_same_for_one_and_three(
    client_of, lien_user, example, lien, django_assert_num_queries, brugwijk
):
    hers = client_of(lien_user)
    where = f"/brugwijk/debatten/{example.pk}/resultaat/"
    assert "Neem over in een plan" in hers.get(where).content.decode()

    def cost(address):
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as caught:
            assert hers.get(address).status_code == 200
        return len(caught)

    one = cost("/brugwijk/debatten/")
    from samenplan.debate.tests.builders import a_debate

    a_debate(brugwijk), a_debate(brugwijk)
    assert cost("/brugwijk/debatten/") == one


def a_brigade(debate) -> None:
    """Eighty people who vote as they like on forty statements, and fifteen who all hand in the same ballot."""
    drawn = random.Random(3)
    rows = [Statement(debate=debate, number=n, text=f"Stelling {n}.", state="accepted") for n in range(101, 141)]
    statements = Statement.objects.unscoped(reason=REASON).bulk_create(rows)
    people = [Participant(debate=debate, number=place + 1) for place in range(95)]
    people = Participant.objects.unscoped(reason=REASON).bulk_create(people)
    same = [drawn.choice((1, -1)) for _ in statements]
    votes = []
    for person in people:
        for row, told in zip(statements, same, strict=True):
            value = told if person.number > 80 else drawn.choice((1, 1, -1))
            votes.append(Vote(debate=debate, participant=person, statement=row, value=value, key=str(row.number)))
            votes[-1].sequence = len(votes)
    Vote.objects.unscoped(reason=REASON).bulk_create(votes)
    Debate.objects.unscoped(reason=REASON).filter(pk=debate.pk).update(last_sequence=len(votes))


def test_organised_votes_are_shown_with_their_effect_and_nothing_is_taken_out(debate, client_of, lien_user):
    a_brigade(debate)
    made = snapshot(debate, now=now())
    text = client_of(lien_user).get(f"/brugwijk/debatten/{debate.pk}/verdacht/").content.decode()
    assert (made.people, made.warnings[0]["people"]) == (95, 15)
    assert "15 mensen: bijna dezelfde stemmen" in text and "Tel je hen als één persoon" in text
