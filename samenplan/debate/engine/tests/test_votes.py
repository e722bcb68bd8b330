import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenplan.debate.engine.blocks import pair_counts
from samenplan.debate.engine.reading import read_votes
from samenplan.debate.engine.votes import Event, InvalidVotes, Order, Votes, table

EVENTS = st.lists(
    st.tuples(st.integers(-3, 8), st.sampled_from([0, 1, 2, 3, 10**15]), st.integers(-1, 1), st.integers(0, 50)),
    max_size=60,
)


def _last_votes(events) -> dict[tuple[int, int], int]:
    ordered = sorted(events, key=lambda event: event[3])
    return {(person, statement): vote for person, statement, vote, _ in ordered}


def _cells(found) -> dict[tuple[int, int], int]:
    people, statements = found.people[found.rows].tolist(), found.statements[found.columns].tolist()
    return dict(zip(zip(people, statements, strict=True), found.values.tolist(), strict=True))


@given(EVENTS)
def test_a_later_vote_replaces_an_earlier_one(events):
    for order in Order:
        assert _cells(table(Votes.of(events), order)) == _last_votes(events)


@given(EVENTS)
def test_people_and_statements_stand_in_order_of_number_or_of_first_vote(events):
    ordered = sorted(events, key=lambda event: event[3])
    by_number, by_vote = (table(Votes.of(events), order) for order in (Order.NUMBER, Order.FIRST_VOTE))
    assert by_number.people.tolist() == sorted({event[0] for event in events})
    assert by_number.statements.tolist() == sorted({event[1] for event in events})
    assert by_vote.people.tolist() == list(dict.fromkeys(event[0] for event in ordered))
    assert by_vote.statements.tolist() == list(dict.fromkeys(event[1] for event in ordered))


def test_votes_are_a_value_that_adding_leaves_as_it_was():
    votes = Votes.of([Event(1, 1, 1, 10)], out={7})
    more = votes.add([Event(1, 1, -1, 20)])
    assert (len(votes), len(more), more.out) == (1, 2, frozenset({7}))
    with pytest.raises(ValueError, match="read-only"):
        votes.vote[0] = 0


def test_what_is_out_is_left_out_with_people_who_voted_on_nothing_else():
    live = table(Votes.of([(1, 1, 1), (1, 2, -1), (2, 2, 1)], out={2})).live()
    assert (live.people.tolist(), live.statements.tolist(), live.values.tolist()) == ([1], [1], [1])


def test_the_hash_is_of_the_last_votes_in_whatever_order_they_came():
    one = Votes.of([(1, 1, 1, 5), (2, 1, 0, 6), (1, 1, -1, 7)])
    other = Votes.of([(2, 1, 0, 1), (1, 1, -1, 2)])
    third = Votes.of([(2, 1, 0, 1), (1, 1, 1, 2)])
    assert table(one).sha256 == table(other).sha256 != table(third).sha256
    assert table(one.without({1})).sha256 != table(one).sha256


def test_what_is_no_vote_is_refused():
    with pytest.raises(InvalidVotes, match="Een stem is"):
        Votes.of([(1, 1, 2)])
    with pytest.raises(InvalidVotes, match="even lang"):
        Votes.from_arrays([1, 2], [1], [1])


@given(EVENTS)
def test_counts_over_pairs_are_those_of_the_full_matrix(events):
    found = table(Votes.of(events))
    votes, seen = np.zeros((2, len(found.people), len(found.statements)))
    votes[found.rows, found.columns], seen[found.rows, found.columns] = found.values, 1
    counts = pair_counts(found)
    assert np.array_equal(counts.product, votes.T @ votes)
    assert np.array_equal(counts.vote, seen.T @ votes)
    assert np.array_equal(counts.both, seen.T @ seen)


def test_a_file_of_polis_and_one_of_our_own_are_read(tmp_path):
    (tmp_path / "votes.csv").write_text("timestamp,comment-id,voter-id,vote\n5,1,2,-1\n,1,3,1\n", "utf-8")
    (tmp_path / "stemmen.csv").write_text("\ufeffPersoon;Stelling;Stem\n2;1;oneens\n3;1;eens\n", "utf-8")
    (tmp_path / "comments.csv").write_text("comment-id,moderated,comment-body\n1,1,Rust\n4,-1,\n", "utf-8")
    polis = read_votes(tmp_path / "votes.csv", tmp_path / "comments.csv")
    assert (_cells(table(polis)), polis.out) == ({(2, 1): -1, (3, 1): 1}, frozenset({4}))
    assert _cells(table(read_votes(tmp_path / "stemmen.csv"))) == {(2, 1): -1, (3, 1): 1}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "is leeg"),
        ("a,b\n1,2\n", "geen kolom “voter-id”"),
        ("voter-id,comment-id,vote\n1,2,misschien\n", "Regel 2"),
        ("voter-id,comment-id,vote\n1,2,1\n1,2\n", "Regel 3"),
        ("voter-id,comment-id,vote\n1,2,5\n", "Regel 2"),
        ("voter-id,comment-id,vote\n99999999999999999999,2,1\n", "Regel 2"),
    ],
)
def test_a_file_that_holds_no_votes_says_where_it_goes_wrong(text, says, tmp_path):
    (tmp_path / "stuk.csv").write_text(text, "utf-8")
    with pytest.raises(InvalidVotes, match=says):
        read_votes(tmp_path / "stuk.csv")
