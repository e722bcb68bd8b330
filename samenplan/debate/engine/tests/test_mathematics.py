"""Second opinions: the same figures by SciPy, scikit-learn or by hand."""

import numpy as np
import pytest
from scipy import stats
from scipy.sparse.linalg import svds

from samenplan.debate.engine import Event, Live, Votes, debate
from samenplan.debate.engine.arrays import normal_share, product, rounded, summed
from samenplan.debate.engine.blocks import pair_counts
from samenplan.debate.engine.compat import clusters as polis_clusters
from samenplan.debate.engine.compat.space import space
from samenplan.debate.engine.factors import loadings
from samenplan.debate.engine.intervals import both_tails, false_discovery, share_interval
from samenplan.debate.engine.lloyd import likeness, silhouette
from samenplan.debate.engine.positions import positions
from samenplan.debate.engine.simulate import Plan, invent
from samenplan.debate.engine.tests.conversations import conversation
from samenplan.debate.engine.votes import Order, table

RANDOM = np.random.default_rng(0)


def test_intervals_are_those_of_the_beta_distribution():
    seen = RANDOM.integers(0, 3000, 500)
    count = (seen * RANDOM.random(500)).astype(np.int64)
    low, high = share_interval(count, seen)
    assert np.allclose(low, stats.beta.ppf(0.05, count + 1, seen - count + 1), atol=1e-9)
    assert np.allclose(high, stats.beta.ppf(0.95, count + 1, seen - count + 1), atol=1e-9)


def test_intervals_of_very_many_votes_are_close():
    count, seen = np.array([90_000, 400_000, 5_100]), np.array([100_000, 1_000_000, 10_000])
    low, high = share_interval(count, seen)
    assert np.allclose(low, stats.beta.ppf(0.05, count + 1, seen - count + 1), atol=1e-4)
    assert np.allclose(high, stats.beta.ppf(0.95, count + 1, seen - count + 1), atol=1e-4)


def test_the_normal_distribution_and_its_tails_are_right_to_seven_digits():
    z = np.linspace(-6, 6, 1001)
    assert np.abs(normal_share(z) - stats.norm.cdf(z)).max() < 1e-7
    assert np.abs(both_tails(z) - 2 * stats.norm.sf(np.abs(z))).max() < 3e-7


def test_false_discovery_is_that_of_benjamini_and_hochberg():
    chances = RANDOM.random((3, 40)) ** 3
    wanted = stats.false_discovery_control(chances.ravel(), method="bh").reshape(chances.shape)
    assert np.allclose(false_discovery(chances), wanted)


def test_axes_from_counts_are_the_singular_vectors_of_the_votes():
    found = table(conversation("brexit-consensus"), Order.FIRST_VOTE)
    votes, seen = np.zeros((2, len(found.people), len(found.statements)))
    votes[found.rows, found.columns], seen[found.rows, found.columns] = -found.values, 1
    center = votes.sum(axis=0) / seen.sum(axis=0)
    _, _, axes = svds((votes - center) * seen, k=2)
    ours = space(found).axes
    assert np.abs((ours * axes[::-1]).sum(axis=1)) == pytest.approx([1, 1], abs=1e-6)


def test_scatter_from_counts_is_that_of_the_centred_votes():
    found = table(conversation("london-youth-policing"))
    votes, seen = np.zeros((2, len(found.people), len(found.statements)))
    votes[found.rows, found.columns], seen[found.rows, found.columns] = found.values, 1
    center = votes.sum(axis=0) / seen.sum(axis=0)
    centred = (votes - center) * seen
    assert np.allclose(pair_counts(found).scatter(center), centred.T @ centred, atol=1e-10)


def test_silhouettes_and_likeness_are_as_by_hand():
    points = np.round(RANDOM.standard_normal((60, 4)), 3)
    labels = RANDOM.integers(0, 3, 60)
    distances = np.sqrt(((points[:, None] - points[None]) ** 2).sum(axis=2))
    scores = []
    for i in range(60):
        mine = (labels == labels[i]) & (np.arange(60) != i)
        inside, outside = distances[i][mine].mean(), min(
            distances[i][labels == other].mean() for other in range(3) if other != labels[i]
        )  # fmt: skip
        scores.append((outside - inside) / max(inside, outside))
    assert polis_clusters.silhouette(distances, labels) == pytest.approx(np.mean(scores))
    middles = np.stack([points[labels == group].mean(axis=0) for group in range(3)])
    away = np.sqrt(((points[:, None] - middles) ** 2).sum(axis=2))
    own = away[np.arange(60), labels]
    other = np.array([min(away[i][g] for g in range(3) if g != labels[i]) for i in range(60)])
    assert silhouette(points, labels, 3) == pytest.approx(np.mean((other - own) / np.maximum(other, own)))
    assert likeness(labels, (labels + 1) % 3) == 1
    assert abs(likeness(labels, RANDOM.permutation(labels))) < 0.1


def test_products_are_right_and_the_same_whatever_stands_beside():
    ours, theirs = rounded(RANDOM.standard_normal((500, 80)), 21), RANDOM.standard_normal((80, 7))
    found = product(ours, theirs, bits=21)
    assert np.allclose(found, ours @ theirs, atol=1e-4)
    order = RANDOM.permutation(500)
    assert np.array_equal(found[order], product(ours[order], theirs, bits=21))
    columns = RANDOM.permutation(80)
    assert np.array_equal(found, product(ours[:, columns], theirs[columns], bits=21))
    whole, grid = RANDOM.integers(-1, 2, (80, 30)).astype(float), np.round(theirs[:, :3] * 1024) / 1024
    assert np.array_equal(summed(whole, grid), summed(whole[::-1], grid[::-1]))


def test_a_position_is_the_ridge_posterior_of_the_persons_own_votes():
    found = table(conversation("london-youth-policing")).live()
    model = loadings(pair_counts(found))
    ours = positions(found, model)
    for row in (0, 7, 12):
        mine = slice(found.starts[row], found.starts[row + 1])
        columns, votes = found.columns[mine], found.values[mine]
        loading, noise = model.loading[columns], model.noise[columns]
        covariance = np.linalg.inv(np.eye(4) + (loading / noise[:, None]).T @ loading)
        mean = covariance @ (loading / noise[:, None]).T @ (votes - model.base[columns])
        assert np.allclose(ours.mean[row], mean, atol=1e-5)
        assert np.allclose(ours.certainty[row], 1 - np.diag(covariance), atol=1e-5)


def test_counts_kept_vote_by_vote_are_those_of_all_votes_at_once():
    votes = invent(Plan(people=60, statements=15, density=0.6), 2).votes
    half = len(votes) // 2
    columns = (votes.person, votes.statement, votes.vote, votes.time)
    live = Live(Votes.from_arrays(*(column[:half] for column in columns)))
    for row in zip(*(column[half:].tolist() for column in columns), strict=True):
        live.add(Event(*row))
    changes = [
        Event(3, 2, -1, 10**6),
        Event(3, 2, 0, 10**6 + 1),
        Event(3, 99, 1, 10**6 + 2),
        Event(777, 99, -1, 10**6 + 3),
    ]
    for change in changes:
        live.add(change)
    whole = votes.add(changes)
    live.moderate(frozenset({4}))
    numbers, counts = live.counts()
    found = table(whole.without({4})).live()
    wanted = pair_counts(found)
    assert numbers.tolist() == found.statements.tolist()
    for name in ("product", "vote", "both"):
        assert np.array_equal(getattr(counts, name), getattr(wanted, name))
    assert np.array_equal(live.model()[1].loading, loadings(wanted).loading)
    assert live.ballot(3)[2] == 0


def test_live_figures_of_the_groups_are_those_of_a_new_count():
    votes = invent(Plan(people=200, statements=20, density=0.6), 4).votes
    result = debate(votes)
    assert result.groups.k == 2
    live = Live(votes)
    live.follow(result)
    person = int(result.people.numbers[result.people.group == 1][0])
    live.add(Event(person, 3, 1, 10**6))
    live.add(Event(person, 3, -1, 10**6 + 1))
    group = dict(zip(result.people.numbers.tolist(), result.people.group.tolist(), strict=True))
    found = table(votes.add([Event(person, 3, -1, 10**6)]))
    mine = np.array([group[int(p)] == 1 for p in found.people])[found.rows] & (found.columns == 3)
    numbers, share, low, high = live.agreement()
    seen, agree = int(mine.sum()), int((found.values[mine] > 0).sum())
    assert share[1, numbers.tolist().index(3)] == (agree + 1) / (seen + 2)
    assert (low < share).all()
    assert (share < high).all()
