"""Nobody is found in what a debate publishes: at once, with friends who tell how they voted, or from two moments."""

import re
from collections import defaultdict
from datetime import timedelta
from itertools import product

import numpy as np
import pytest
from django.utils.timezone import now

from samenplan.core.disclosure import suppressed
from samenplan.debate.engine import privacy
from samenplan.debate.engine.intervals import share_interval
from samenplan.debate.models import Debate, Participant, Statement
from samenplan.debate.operations import running
from samenplan.debate.operations.computing import snapshot
from samenplan.debate.queries import results
from samenplan.debate.queries.results import reading, shown_ways
from samenplan.debate.reports.result_files import ResultFile, result_file
from samenplan.debate.rules.kinds import PersonKind
from samenplan.debate.tests.builders import REASON, TEXTS, Resident, a_debate, come
from tests.security import debate_attack
from tests.security.debate_attack import Loot, attack, invented, known_ballots

SHORT, LONG = 60, 1_000
FRIENDS = 4


def raided(seeds) -> tuple[Loot, int]:
    """What an attack on these debates gives, alone and with friends; and in how many debates something."""
    exact, few, tried, debates = [], [], 0, 0
    for seed in seeds:
        one = invented(seed, minimum=10 if seed % 4 == 0 else 5)
        alone = attack(one)
        told = attack(one, known_ballots(one, FRIENDS, seed)) if one.people > FRIENDS else alone
        found = alone.exact + told.exact
        exact, few, tried = exact + found, few + alone.few, tried + alone.tried
        debates += bool(found or alone.few)
    return Loot(exact, few, tried), debates


def nobody_is_found(count: int) -> None:
    loot, debates = raided(range(count))
    print(f"{count} debates, {loot.tried} small counts looked for: {len(loot.exact)} follow, {len(loot.few)} are few")
    assert (loot.exact, loot.few, debates) == ([], [], 0)
    assert loot.tried > 30 * count


def test_nobody_is_found_in_sixty_debates():
    nobody_is_found(SHORT)


@pytest.mark.slow
def test_nobody_is_found_in_a_thousand_debates():
    nobody_is_found(LONG)


def everything(monkeypatch) -> None:
    monkeypatch.setattr(privacy, "shown_totals", lambda totals, people, minimum: totals >= 0)
    monkeypatch.setattr(privacy, "shown_counts", lambda parts, totals, minimum, **_: parts >= 0)


def small_counts_only(monkeypatch) -> None:
    monkeypatch.setattr(privacy, "shown_totals", lambda totals, people, minimum: totals >= minimum)
    monkeypatch.setattr(privacy, "shown_counts", lambda parts, totals, minimum, **_: parts >= minimum)


def no_look_at_the_room_in_a_group(monkeypatch) -> None:
    of_columns = privacy.shown_counts
    monkeypatch.setattr(privacy, "shown_counts", lambda parts, totals, minimum, **_: of_columns(parts, totals, minimum))


def no_look_at_how_many_take_part(monkeypatch) -> None:
    monkeypatch.setattr(privacy, "shown_totals", lambda totals, people, minimum: totals >= minimum)


def intervals_of_one_count(monkeypatch) -> None:
    monkeypatch.setattr(privacy, "told_as_one", lambda agree, seen, people: (seen, *share_interval(agree, seen)))


HOLES = (everything, small_counts_only, no_look_at_how_many_take_part, intervals_of_one_count)


@pytest.mark.parametrize("hole", HOLES, ids=lambda hole: hole.__name__)
def test_a_planted_hole_gives_people_away(monkeypatch, hole):
    hole(monkeypatch)
    debate_attack._classes.cache_clear()
    try:
        assert raided(range(20))[0].exact
    finally:
        debate_attack._classes.cache_clear()


def test_a_group_of_which_the_room_is_forgotten_gives_few_away(monkeypatch):
    no_look_at_the_room_in_a_group(monkeypatch)
    assert raided(range(20))[0].few


@pytest.mark.parametrize("people", [*range(5, 60), 99, 400])
def test_an_interval_without_groups_stands_for_more_than_one_count_of_each_kind(people):
    pairs = [(agree, seen) for seen in range(5, people + 1) for agree in range(seen + 1)]
    agree, seen = (np.array(each) for each in zip(*pairs, strict=True))
    least, low, high = privacy.told_as_one(agree, seen, people)
    kinds = defaultdict(set)
    for pair, votes, ends in zip(pairs, least, zip(low, high, strict=True), strict=True):
        assert votes <= pair[1]
        assert ends[0] <= (pair[0] + 1) / (pair[1] + 2) <= ends[1]
        if votes >= 5:
            kinds[ends].add(pair)
    for told in kinds.values():
        assert len({agree for agree, _ in told}) > 1 and len({seen - agree for agree, seen in told}) > 1


def worlds_told_apart(worlds, publish) -> list[object]:
    """What was published where a small count has one possible value, for who tries every world by the same rules."""
    same = defaultdict(list)
    for world in worlds:
        same[publish(world)].append(world)
    return [
        shown
        for shown, possible in same.items()
        for counts in zip(*possible, strict=True)
        if len(set(counts)) == 1 and counts[0] < 5 and max(map(sum, possible)) >= 5
    ]


def small_ones_hidden(counts):
    """A planted hole."""
    return sum(counts), tuple(one if one >= 5 else None for one in counts)


def ways_shown(counts):
    return sum(counts), shown_ways(dict(zip(PersonKind, counts, strict=False)), minimum=5)


def cards_shown(counts):
    return sum(counts), suppressed(counts).values


def test_by_which_way_people_came_tells_nothing_about_few():
    worlds = list(product(range(1, 14), repeat=2))
    assert worlds_told_apart(worlds, ways_shown) == []
    assert worlds_told_apart(worlds, small_ones_hidden)


def test_the_cards_of_a_hall_tell_nothing_about_few_to_who_counted_the_people():
    worlds = list(product(range(12), repeat=3))
    assert worlds_told_apart(worlds, cards_shown) == []
    assert worlds_told_apart(worlds, small_ones_hidden)


def counted(found: results.Reading) -> dict[tuple[int, int, int], int]:
    """Every count of votes that a reading holds."""
    cells = {}
    for number, line in found.lines.items():
        for row, cell in enumerate((line.opinion.total, *line.opinion.groups)):
            for kind, value in enumerate((cell.agree, cell.disagree, cell.passed)):
                if value is not None:
                    cells[number, row, kind] = value
    return cells


def steps_between_two_moments(debate: Debate) -> list[int]:
    """By how much counts differ between a result and the next, fewer than five people later on some statement."""
    come(debate, range(1, 41))
    snapshot(debate, now=now())
    first = counted(reading(debate))
    come(debate, range(41, 46))
    snapshot(debate, now=now() + timedelta(minutes=1))
    second = counted(reading(debate))
    return [abs(first[cell] - second[cell]) for cell in set(first) & set(second)]


def test_two_moments_cannot_be_subtracted(brugwijk):
    assert steps_between_two_moments(a_debate(brugwijk)) == []


def test_two_moments_with_counts_would_tell_how_few_people_voted(brugwijk, monkeypatch):
    monkeypatch.setattr(results, "without_counts", lambda outcome: outcome)
    steps = steps_between_two_moments(a_debate(brugwijk))
    assert any(0 < step < 5 for step in steps)


def test_before_it_is_frozen_no_form_of_a_result_counts_votes(brugwijk, lien_user, client_of):
    debate = a_debate(brugwijk)
    come(debate, range(1, 41))
    snapshot(debate, now=now())
    hers, where = client_of(lien_user), f"/brugwijk/debatten/{debate.pk}/"
    page = hers.get(f"{where}resultaat/").content.decode()
    sheet = hers.get(f"{where}bestand/cijfers/").content.decode("utf-8-sig")
    assert "% eens" in page and "Aantallen</summary>" not in page
    assert len(re.findall('"niet getoond"', sheet)) >= 3 * len(TEXTS)
    assert re.findall(r'"\d+"', sheet) == [f'"{number}"' for number in range(1, len(TEXTS) + 1)]
    live = Resident(debate)
    live.vote_all()
    assert "<td>40</td>" not in live.page("kaart/") and "minstens" in live.page("kaart/")


@pytest.fixture
def closed(brugwijk, lien):
    """A debate of 45 people whose result lies fast."""
    debate = a_debate(brugwijk)
    come(debate, range(1, 46))
    running.close(debate, by=lien)
    running.publish(debate, link="https://x.example/", now=now(), by=lien)
    debate.refresh_from_db()
    return debate


def test_every_form_of_a_frozen_result_counts_what_the_attacker_was_given_and_nothing_more(closed):
    shown, found = counted(reading(closed)), reading(closed)
    assert len(shown) > 5
    sheet = result_file(ResultFile.FIGURES, closed, found, dated_on=now().date()).decode("utf-8-sig").splitlines()[1:]
    in_sheet = sorted(int(one) for row in sheet for one in re.findall(r'"(\d+)"', row)[1:])
    in_page = sorted(int(one) for one in re.findall(r"<td>(\d+)</td>", Resident(closed).page("resultaat/")))
    groups = len(found.outcome.groups) if found.outcome.has_groups else 0
    expected = sorted(value for (_, row, _), value in shown.items() if row <= groups)
    assert in_sheet == in_page == expected


def test_how_many_votes_came_in_all_is_on_no_public_page(closed):
    """With it the one count that is hidden would be what the others leave."""
    everywhere = Resident(closed).page("narekenen/") + Resident(closed).page("resultaat/")
    assert str(closed.last_sequence) == "360" and not re.search(r"\b360\b", re.sub(r"<[^>]*>", " ", everywhere))


def test_the_fingerprint_of_the_votes_of_one_person_is_not_told(brugwijk, lien):
    debate = a_debate(brugwijk)
    come(debate, range(1, 2))
    running.close(debate, by=lien)
    frozen = running.publish(debate, link="https://x.example/", now=now(), by=lien)
    assert frozen.votes_hash[:16] not in Resident(debate).page("narekenen/")
    assert reading(debate).votes_hash == ""


def test_the_map_draws_groups_and_oneself_and_nobody_else(brugwijk):
    debate = a_debate(brugwijk)
    come(debate, range(1, 46))
    snapshot(debate, now=now())
    hers = Resident(debate)
    hers.vote_all(lambda number: "eens" if number % 2 else "oneens")
    page = hers.page("kaart/")
    found = reading(debate)
    drawn = [one for one in found.outcome.groups if one.size is not None]
    assert (page.count("<circle"), page.count("<ellipse")) == (1, len(drawn))
    assert Resident(debate).page("kaart/").count("<circle") == 0
    others = Participant.objects.unscoped(reason=REASON).filter(debate=debate).values_list("number", flat=True)
    kept = str(found.snapshot.outcome) + str(found.snapshot.routing) + str(found.snapshot.state)
    assert not [number for number in others if number > 1_000 and str(number) in kept]
    assert Statement.objects.unscoped(reason=REASON).filter(debate=debate).count() == len(TEXTS)
