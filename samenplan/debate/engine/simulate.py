"""Invented debates of which the truth is known, and three attacks on any debate; to measure the engine with.

People stand around the middle of their group on two axes. A statement has a slope along both; a vote agrees when base
+ slope . place + noise is above a band, disagrees below it, and passes inside. Not everyone sees everything: some
statements are shown more than others, and people stop early, which may depend on where they stand.
"""

from dataclasses import dataclass

import numpy as np

from samenplan.debate.engine.arrays import Flags, Floats, Ints, normal_share
from samenplan.debate.engine.exposure import Showing
from samenplan.debate.engine.votes import AGREE, DISAGREE, Table, Votes, table

PASS_BAND = 0.15
FIRST_FALSE = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Plan:
    """How a debate is invented. `separation` is how far the groups lie apart, in standard deviations inside a group.

    `density` is the share of cells that get a vote; `skew` how unevenly statements are shown (0: evenly); `leaving`
    how much sooner people on one side stop (0: not).
    """

    people: int = 1_000
    statements: int = 60
    groups: int = 2
    separation: float = 4.0
    density: float = 0.3
    skew: float = 0.5
    leaving: float = 0.0
    slope: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Truth:
    """How the votes came about: `base` (T,) and `slopes` (T, 2) of statements, `middles` (G, 2) of the groups.

    Around its middle a group is normal, with standard deviation `spread` along each axis.
    """

    base: Floats
    slopes: Floats
    middles: Floats
    spread: float


@dataclass(frozen=True, slots=True, eq=False)
class Invented:
    """The votes with the truth: places (P, 2), group of each person (P,), each one's chance to agree (P, T)."""

    votes: Votes
    places: Floats
    labels: Ints
    agree: Floats
    truth: Truth


def invent(plan: Plan, seed: int) -> Invented:
    """A debate by this plan."""
    random = np.random.default_rng(seed)
    labels = np.sort(random.integers(0, plan.groups, plan.people))
    angle = 2 * np.pi * np.arange(plan.groups) / max(plan.groups, 1)
    radius = 0.0 if plan.groups < 2 else plan.separation / (2 * np.sin(np.pi / plan.groups))
    middles = radius * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    places = middles[labels] + random.standard_normal((plan.people, 2))
    length = max(float(np.sqrt((places**2).mean())), 1e-9)
    places /= length
    base = random.normal(0, 0.8, plan.statements)
    slopes = plan.slope * random.standard_normal((plan.statements, 2))
    inner = base + np.einsum("pa,ja->pj", places, slopes)
    shown = _shown(plan, places, random)
    drawn = inner + random.standard_normal(inner.shape)
    votes = np.where(drawn > PASS_BAND, AGREE, np.where(drawn < -PASS_BAND, DISAGREE, 0))
    rows, columns = np.nonzero(shown)
    order = random.permutation(len(rows))
    rows, columns = rows[order], columns[order]
    kept = Votes.from_arrays(rows, columns, votes[rows, columns], np.arange(len(rows)))
    truth = Truth(base, slopes, middles / length, 1 / length)
    return Invented(kept, places, labels, normal_share(inner - PASS_BAND), truth)


def _shown(plan: Plan, places: Floats, random: np.random.Generator) -> Flags:
    """Which cells get a vote (P, T)."""
    appeal = np.exp(plan.skew * random.standard_normal(plan.statements))
    patience = np.exp(0.7 * random.standard_normal(plan.people) - plan.leaving * places[:, 0])
    odds = patience[:, None] * appeal[None]
    low, high = 0.0, 1e6
    for _ in range(60):
        scale = np.sqrt(max(low, 1e-9) * high)
        low, high = (scale, high) if (1 - np.exp(-scale * odds)).mean() < plan.density else (low, scale)
    return random.random(odds.shape) < 1 - np.exp(-high * odds)


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """Votes on what was drawn, the log of the draws, and the share of all people that agrees (T,), the truth."""

    votes: Votes
    showings: tuple[Showing, ...]
    agree: Floats


def drawn_unevenly(plan: Plan, seed: int, *, tilt: float) -> Drawn:
    """Everyone is drawn statements one by one, those she agrees with the more the larger the tilt (0: evenly).

    How many follows from `density` and `leaving` of the plan, as in `invent`.
    """
    truth = invent(plan, seed)
    random = np.random.default_rng(seed + 1)
    odds = np.exp(tilt * (2 * truth.agree - 1))
    order = np.argsort(-(np.log(odds) + random.gumbel(size=odds.shape)), axis=1)  # as drawing one by one
    inside = np.take_along_axis(odds, order, axis=1)
    chance = inside / np.cumsum(inside[:, ::-1], axis=1)[:, ::-1]
    patience = np.exp(0.7 * random.standard_normal(plan.people) - plan.leaving * truth.places[:, 0])
    many = np.clip(np.rint(plan.density * plan.statements * patience), 1, plan.statements).astype(np.int64)
    shown = np.arange(plan.statements)[None] < many[:, None]
    people, steps = np.nonzero(shown)
    statements = order[people, steps]
    votes = np.where(random.random(len(people)) < truth.agree[people, statements], AGREE, DISAGREE)
    log = zip(people, statements, chance[people, steps], steps, strict=True)
    showings = tuple(Showing(int(i), int(j), float(p), int(t)) for i, j, p, t in log)
    return Drawn(Votes.from_arrays(people, statements, votes), showings, truth.agree.mean(axis=0))


@dataclass(frozen=True, slots=True)
class Attack:
    """False people: `share` of the people with seven votes or more; they copy `mimicry` of a ballot, 0 to 1."""

    share: float
    mimicry: float = 1.0
    seed: int = 0


def block(votes: Votes, attack: Attack) -> Votes:
    """Attack A: a block of people who all disagree with the fifteen statements most voted on, and do nothing else."""
    live = table(votes).live()
    most = live.statements[np.argsort(-np.bincount(live.columns), kind="stable")[:15]]
    count = _count(live, attack)
    people = np.repeat(FIRST_FALSE + np.arange(count), len(most))
    return _with(votes, people, np.tile(most, count), np.full(len(people), DISAGREE))


def promotion(votes: Votes, attack: Attack, target: int) -> Votes:
    """Attack B: copies of real people, drawn at random, that agree with the target."""
    live = table(votes).live()
    rows = np.flatnonzero(live.votes_per_person >= min(7, len(live.statements)))
    return _copies(votes, attack, rows, (target, AGREE))


def veto(votes: Votes, attack: Attack, people: Ints, target: int) -> Votes:
    """Attack C: copies of these people (a small group) that disagree with the target."""
    live = table(votes).live()
    return _copies(votes, attack, np.flatnonzero(np.isin(live.people, people)), (target, DISAGREE))


def _count(live: Table, attack: Attack) -> int:
    active = int((live.votes_per_person >= min(7, len(live.statements))).sum())
    return max(round(attack.share * active), 1)


def _copies(votes: Votes, attack: Attack, rows: Ints, act: tuple[int, int]) -> Votes:
    live = table(votes).live()
    random = np.random.default_rng(attack.seed)
    people, statements, given = [], [], []
    for place in range(_count(live, attack)):
        row = int(rows[random.integers(len(rows))])
        mine = slice(live.starts[row], live.starts[row + 1])
        kept = random.random(mine.stop - mine.start) < attack.mimicry
        chosen = live.statements[live.columns[mine]]
        other = random.integers(-1, 2, len(chosen))
        ballot = dict(zip(chosen.tolist(), np.where(kept, live.values[mine], other).tolist(), strict=True))
        ballot[act[0]] = act[1]
        people += [FIRST_FALSE + place] * len(ballot)
        statements += list(ballot)
        given += list(ballot.values())
    return _with(votes, np.array(people), np.array(statements), np.array(given))


def _with(votes: Votes, people: Ints, statements: Ints, given: Ints) -> Votes:
    """False votes come last."""
    last = int(votes.time.max(initial=0)) + 1
    joined = (
        np.concatenate([votes.person, people]),
        np.concatenate([votes.statement, statements]),
        np.concatenate([votes.vote, given]),
        np.concatenate([votes.time, np.full(len(people), last)]),
    )
    return Votes.from_arrays(*joined).without(votes.out)
