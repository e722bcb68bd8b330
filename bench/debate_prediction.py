"""A1 to A3: how well hidden votes are foreseen, and how honest the intervals are; with the ablation of the steps."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from bench.debate_data import SIX, as_votes, live, of_people
from bench.measuring import Line, Target, Unit, single
from samenplan.debate.engine import DebateResult, debate
from samenplan.debate.engine.arrays import Floats, Ints, normal_share
from samenplan.debate.engine.assigning import fit
from samenplan.debate.engine.attempts import LEAST_CERTAIN, certainty
from samenplan.debate.engine.blocks import pair_counts
from samenplan.debate.engine.bridging import Tally
from samenplan.debate.engine.compat.space import space
from samenplan.debate.engine.factors import Loadings, loadings, symmetric
from samenplan.debate.engine.mapping import Mapped
from samenplan.debate.engine.positions import positions, refined
from samenplan.debate.engine.simulate import Plan, invent
from samenplan.debate.engine.statistics import blind_tally
from samenplan.debate.engine.votes import Table

HIDDEN, SPLITS, EDGE = 0.10, 4, 0.02


@dataclass(frozen=True, slots=True, eq=False)
class Hidden:
    """Votes that were kept apart: who, on what, and whether it was agree."""

    rows: Ints
    columns: Ints
    agrees: Floats


Method = Callable[[Table, Hidden], Floats]


def split(found: Table, seed: int) -> tuple[Table, Hidden]:
    """Nine in ten votes to learn from; of the others those that agree or disagree."""
    aside = np.random.default_rng(seed).random(len(found.values)) < HIDDEN
    asked = aside & (found.values != 0)
    hidden = Hidden(found.rows[asked], found.columns[asked], (found.values[asked] > 0).astype(float))
    kept = Table(
        found.people, found.statements, found.rows[~aside], found.columns[~aside], found.values[~aside], found.out
    )
    return kept, hidden


def polis_map(found: Table, asked: Hidden) -> Floats:
    """The map of Polis read back: average vote plus place times axis."""
    drawn = space(found)
    along = np.einsum("na,na->n", drawn.people[asked.rows], drawn.axes.T[asked.columns])
    return np.clip((1 - drawn.center[asked.columns] - along) / 2, EDGE, 1 - EDGE)


def polis_regression(found: Table, asked: Hidden) -> Floats:
    """A stronger reader of the same map: a ridge logistic regression per statement on Polis' places."""
    places = space(found).people
    places = np.concatenate([np.ones((len(places), 1)), places / places.std(axis=0)], axis=1)
    weights = np.zeros((len(found.statements), 3))
    for column in range(len(found.statements)):
        mine = (found.columns == column) & (found.values != 0)
        x, y, w = places[found.rows[mine]], found.values[mine] > 0, weights[column]
        for _ in range(12):
            p = 1 / (1 + np.exp(-(x @ w)))
            w += np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + np.eye(3), x.T @ (y - p) - w)
    return 1 / (1 + np.exp(-np.einsum("na,na->n", places[asked.rows], weights[asked.columns])))


def _foreseen(found: Table, model: Loadings, asked: Hidden, *, probit: bool = True) -> Floats:
    where = positions(found, model)
    loading, columns = model.loading[asked.columns], asked.columns
    vote = model.base[columns] + np.einsum("na,na->n", where.mean[asked.rows], loading)
    if not probit:
        return np.clip((1 + vote) / 2, EDGE, 1 - EDGE)
    left = symmetric(where.covariance[asked.rows])
    return normal_share(vote / np.sqrt(model.noise[columns] + np.einsum("na,nab,nb->n", loading, left, loading)))


def counts_only(found: Table, asked: Hidden) -> Floats:
    """Axes from the counts alone, without the step of refinement."""
    return _foreseen(found, loadings(pair_counts(found)), asked)


def engine(found: Table, asked: Hidden) -> Floats:
    """Mode debat."""
    return _foreseen(found, refined(found, loadings(pair_counts(found))), asked)


def two_axes(found: Table, asked: Hidden) -> Floats:
    """Mode debat with two axes instead of four."""
    model = refined(found, loadings(pair_counts(found)))
    flat = Loadings(model.base, model.loading * np.array([1.0, 1.0, 0.0, 0.0]), model.noise, model.strength)
    return _foreseen(found, flat, asked)


def linear(found: Table, asked: Hidden) -> Floats:
    """Mode debat read as an average vote, without its uncertainty."""
    return _foreseen(found, refined(found, loadings(pair_counts(found))), asked, probit=False)


METHODS: dict[str, Method] = {
    "Polis-kaart": polis_map,
    "Polis-kaart met logistische regressie": polis_regression,
    "debat, alleen tellingen": counts_only,
    "debat, twee assen": two_axes,
    "debat, zonder onzekerheid": linear,
    "debat": engine,
}


def area(agrees: Floats, chance: Floats) -> float:
    """The chance that an agree gets a higher forecast than a disagree (AUC)."""
    order = np.argsort(chance, kind="stable")
    _, place, counts = np.unique(chance[order], return_inverse=True, return_counts=True)
    rank = (np.cumsum(counts) - (counts - 1) / 2)[place]
    ones = agrees[order] > 0
    return float((rank[ones].sum() - ones.sum() * (ones.sum() + 1) / 2) / (ones.sum() * (~ones).sum()))


def lines() -> Iterator[Line]:
    """The forecasts of all methods, then the intervals."""
    brier, auc = {}, {}
    for name, method in METHODS.items():
        figures = [[_scored(method, each, seed) for seed in range(SPLITS)] for each in SIX]
        brier[name], auc[name] = np.array(figures).mean(axis=1).T
    base = brier["Polis-kaart"]
    for name in METHODS:
        yield single(f"Brier van {name}, gemiddeld over zes", float(brier[name].mean()), Unit.FRACTION)
        yield single(f"AUC van {name}, gemiddeld over zes", float(auc[name].mean()), Unit.FRACTION)
    ratio = brier["debat"] / base
    yield single("A1: Brier tegenover de Polis-kaart, gemiddeld", float(ratio.mean()), Unit.FRACTION, Target(0.95))
    yield single("A1: slechtste gesprek", float(ratio.max()), Unit.FRACTION, Target(1.01))
    gain = float((auc["debat"] - auc["Polis-kaart"]).mean())
    yield single("A2: AUC boven de Polis-kaart", gain, Unit.FRACTION, Target(0.010, at_least=True))
    yield from _intervals()


def _scored(method: Method, name: str, seed: int) -> tuple[float, float]:
    kept, asked = split(live(name), seed)
    chance = method(kept, asked)
    return float(((chance - asked.agrees) ** 2).mean()), area(asked.agrees, chance)


def _intervals() -> Iterator[Line]:
    inside = np.array([_covered(seed, skew) for seed in range(10) for skew in (0.0, 0.8)]).mean()
    yield single("A3: dekking van 90 %-intervallen in simulatie (ten minste)", inside, Unit.FRACTION,
                 Target(0.87, at_least=True))  # fmt: skip
    yield single("A3: dekking van 90 %-intervallen in simulatie (ten hoogste)", inside, Unit.FRACTION, Target(0.93))
    gap = float(np.mean([_calibration(name) for name in SIX]))
    yield single("A3: gemiddelde afwijking tussen helften, deel", gap, Unit.FRACTION, Target(0.03))


def _covered(seed: int, skew: float) -> float:
    """The share of intervals that hold the true chance of the group to agree, groups as found by the engine."""
    plan = Plan(people=1000, statements=60, groups=2 + seed % 2, separation=5.0, density=0.25, skew=skew, leaving=0.3)
    made = invent(plan, seed)
    result = debate(made.votes)
    inside = []
    for group in range(result.groups.k):
        mine = result.people.numbers[result.people.group == group]
        wanted = made.agree[mine].mean(axis=0)[result.statements.numbers]
        low, high = result.figures.low[group], result.figures.high[group]
        inside.append((low <= wanted) & (wanted <= high))
    return float(np.mean(inside))


def _calibration(name: str) -> float:
    """By tenths, how far shares of groups on half of the people are from those of the other half, placed by its map."""
    drawn = [both for seed in range(SPLITS) if (both := _halves(name, seed)) is not None]
    if not drawn:
        return 0.0
    expected, observed = (np.concatenate(each) for each in zip(*drawn, strict=True))
    tenth = np.minimum((expected * 10).astype(int), 9)
    gaps = [abs(expected[tenth == t].mean() - observed[tenth == t].mean()) for t in np.unique(tenth)]
    return float(np.average(gaps, weights=np.bincount(tenth)[np.unique(tenth)]))


def _halves(name: str, seed: int) -> tuple[Floats, Floats] | None:
    """Shares by one half, and by the other, of every group and statement with ten votes in both."""
    found = live(name)
    half = of_people(found, seed, 0.5)
    rest = found.of_rows(np.setdiff1d(np.arange(len(found.people)), half))
    result = debate(as_votes(found.of_rows(half)))
    if result.groups.k < 2:
        return None
    theirs = _placed_by(rest, result)
    enough = (theirs.seen >= 10) & (result.figures.votes.seen >= 10)
    return result.figures.share[enough], theirs.agree[enough] / theirs.seen[enough]


def _placed_by(rest: Table, result: DebateResult) -> Tally:
    """Votes of other people per group and statement of this result, each vote with its person grouped by the others."""
    numbers = result.statements.numbers
    entries = np.isin(rest.statements, numbers)[rest.columns]
    columns = np.searchsorted(numbers, rest.statements[rest.columns[entries]])
    out = np.zeros(len(numbers), dtype=bool)
    part = Table(rest.people, numbers, rest.rows[entries], columns, rest.values[entries], out)
    where = positions(part, result.model)
    labels = fit(part, result.groups.way).argmax(axis=0)
    sure = certainty(where, result.model) >= LEAST_CERTAIN
    groups = replace(result.groups, labels=np.where(sure, labels, -1))
    return blind_tally(Mapped(part, result.model, where, groups))[0]
