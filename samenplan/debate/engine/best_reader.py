"""The best that votes allow: a reader who knows how an invented debate was made, all but who is in which group.

No reading of the votes puts more people in their own group than this one does on average: per person the group whose
chance is largest given the votes, the true slopes, bases and noise, and where each group stands and how wide it is.
"""

import numpy as np

from samenplan.debate.engine.arrays import Floats, Ints, normal_share
from samenplan.debate.engine.simulate import PASS_BAND, Invented, Truth

REACH, STEP = 4.0, 0.25  # of the grid around the middle of a group, in its standard deviations
LEAST_CHANCE = 1e-12


def best_reader(made: Invented) -> Ints:
    """The likeliest group of each person, by the votes alone; (P,). Groups are as likely beforehand."""
    return np.asarray(chances(made).argmax(axis=0))


def chances(made: Invented) -> Floats:
    """The chance of each group (G, P), given all votes of the person; over the places of the group it is summed."""
    votes, people = made.votes, len(made.labels)
    cast = np.zeros((people, 3 * len(made.truth.base)))
    cast[votes.person, 3 * votes.statement + votes.vote + 1] = 1
    around = np.arange(-REACH, REACH + STEP / 2, STEP)
    grid = np.stack([each.ravel() for each in np.meshgrid(around, around)], axis=1)
    weight = -(grid * grid).sum(axis=1) / 2
    found = []
    for middle in made.truth.middles:
        inner = weight + cast @ log_chances(made.truth, middle + made.truth.spread * grid)
        largest = inner.max(axis=1)
        found.append(largest + np.log(np.exp(inner - largest[:, None]).sum(axis=1)))
    odds = np.exp(np.stack(found) - np.max(found, axis=0))
    return np.asarray(odds / odds.sum(axis=0))


def log_chances(truth: Truth, places: Floats) -> Floats:
    """Of disagree, pass and agree on each statement in turn, for someone at each of these places; (3 T, n)."""
    inner = truth.base[:, None] + np.einsum("ja,na->jn", truth.slopes, places)
    disagree, agree = normal_share(-PASS_BAND - inner), normal_share(inner - PASS_BAND)
    all_three = np.stack([disagree, 1 - disagree - agree, agree], axis=1)
    return np.log(np.maximum(all_three, LEAST_CHANCE)).reshape(-1, len(places))
