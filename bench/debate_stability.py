"""S1 to S3, A4 and order: what stays when people are left out, and whether planted groups are found."""

from collections.abc import Iterator

import numpy as np

from bench.debate_data import NINE, SIX, as_votes, conversation, live, of_people
from bench.measuring import Line, Target, Unit, single
from samenplan.debate.engine import DebateResult, Grouping, Votes, debate
from samenplan.debate.engine.arrays import Floats, Ints
from samenplan.debate.engine.best_reader import best_reader
from samenplan.debate.engine.compat.polis import Polis, polis
from samenplan.debate.engine.lloyd import Clouds, best_of, likeness, nearest
from samenplan.debate.engine.simulate import Plan, invent
from samenplan.debate.engine.votes import Table

DROPS, HALVES, SHARE = 10, 6, 0.8


def lines() -> Iterator[Line]:
    """Groups, then places, then scores."""
    yield from _groups()
    yield from _places()
    yield from _scores()
    yield from _planted()


def _groups() -> Iterator[Line]:
    ours, theirs, orders, reported = [], [], [], 0
    for name in NINE:
        whole, base = debate(as_votes(live(name))), polis(conversation(name))
        theirs.append(np.mean([_polis_kept(name, base, seed) for seed in range(DROPS)]))
        orders.append(np.mean([_polis_shuffled(name, base, seed) for seed in range(DROPS)]))
        if whole.groups.grouping is not Grouping.STABLE:
            yield single(f"{name}: geen stabiele groepen gemeld; Polis bij 20 % minder", theirs[-1], Unit.FRACTION)
            continue
        reported += 1
        kept = [
            _kept(whole, debate(as_votes(live(name).of_rows(of_people(live(name), s, SHARE))))) for s in range(DROPS)
        ]
        ours.append(np.mean(kept))
        yield single(f"{name}: {whole.groups.k} groepen, gelijkenis bij 20 % minder mensen", ours[-1], Unit.FRACTION)
    yield single(f"S1: gelijkenis bij 20 % minder, over {reported} gesprekken met groepen", float(np.mean(ours)),
                 Unit.FRACTION, Target(0.90, at_least=True))  # fmt: skip
    yield single("Polis bij 20 % minder, over negen", float(np.mean(theirs)), Unit.FRACTION)
    yield single(
        "Polis bij een andere volgorde van dezelfde stemmen, over negen", float(np.mean(orders)), Unit.FRACTION
    )


def _kept(whole: DebateResult, part: DebateResult) -> float:
    place = np.searchsorted(whole.people.numbers, part.people.numbers)
    ours, theirs = whole.people.group[place], part.people.group
    both = (ours >= 0) & (theirs >= 0)
    return likeness(ours[both], theirs[both])


def _polis_kept(name: str, base: Polis, seed: int) -> float:
    kept = np.sort(np.random.default_rng(seed).permutation(base.table.people)[: int(SHARE * len(base.table.people))])
    return _polis_like(base, polis(conversation(name).of_people(kept)))


def _polis_shuffled(name: str, base: Polis, seed: int) -> float:
    """The same last votes, people and statements coming in another order."""
    found = base.table
    order = np.random.default_rng(seed).permutation(len(found.people))[found.rows].argsort(kind="stable")
    people, statements = found.people[found.rows][order], found.statements[found.columns][order]
    votes = Votes.from_arrays(people, statements, found.values[order], np.arange(len(people)))
    return _polis_like(base, polis(votes.without(conversation(name).out)))


def _polis_like(base: Polis, other: Polis) -> float:
    ours, theirs = (
        dict(zip(each.table.people[each.placed].tolist(), each.labels.tolist(), strict=True)) for each in (base, other)
    )
    both = sorted(ours.keys() & theirs.keys())
    return likeness(np.array([ours[p] for p in both]), np.array([theirs[p] for p in both]))


def _places() -> Iterator[Line]:
    ours, posterior, theirs = [], [], []
    for name in NINE:
        result, base = debate(as_votes(live(name))), polis(conversation(name))
        votes, placed = live(name).votes_per_person, result.people.group >= 0
        ours.append(_pull(result.people.point[placed], votes[placed]))
        posterior.append(_pull(result.positions.mean[placed, :2], votes[placed]))
        seen = base.table.votes_per_person[base.placed]
        theirs.append(_pull(base.space.people[base.placed], seen))
    aim = Target(0.20)
    yield single("S2: samenhang van aantal stemmen en afstand tot het midden", _mean(ours), Unit.FRACTION, aim)
    yield single("dezelfde, zonder uitrekken naar zekerheid", _mean(posterior), Unit.FRACTION)
    yield single("dezelfde, Polis", _mean(theirs), Unit.FRACTION)


def _mean(values: list[float]) -> float:
    return float(np.abs(values).mean())


def _pull(points: Floats, votes: Ints) -> float:
    distance = np.hypot(points[:, 0] - points[:, 0].mean(), points[:, 1] - points[:, 1].mean())
    return float(np.corrcoef(np.log(votes), distance)[0, 1])


def _scores() -> Iterator[Line]:
    rho, kept, theirs_rho, theirs_kept = [], [], [], []
    for name in SIX:
        whole, base = debate(as_votes(live(name))), polis(conversation(name))
        for seed in range(HALVES):
            half = of_people(live(name), seed, 0.5)
            rest = np.setdiff1d(np.arange(len(live(name).people)), half)
            one, other, part = (
                live(name).of_rows(each) for each in (half, rest, of_people(live(name), seed + 50, SHARE))
            )
            rho.append(_ranks_alike(*(_united(debate(as_votes(each))) for each in (one, other))))
            kept.append(_same_top(_united(whole), _united(debate(as_votes(part)))))
            theirs_rho.append(_ranks_alike(*(_consensus(_polis_of(name, each)) for each in (one, other))))
            theirs_kept.append(_same_top(_consensus(base), _consensus(_polis_of(name, part))))
    aims = Target(0.90, at_least=True), Target(8.8, at_least=True)
    yield single("S3: score van twee helften, Spearman, over zes", float(np.mean(rho)), Unit.FRACTION, aims[0])
    yield single("S3: eerste tien die blijven bij 20 % minder", float(np.mean(kept)), Unit.FRACTION, aims[1])
    yield single("Polis (groepsbewuste consensus): Spearman", float(np.mean(theirs_rho)), Unit.FRACTION)
    yield single("Polis (groepsbewuste consensus): eerste tien", float(np.mean(theirs_kept)), Unit.FRACTION)


def _polis_of(name: str, part: Table) -> Polis:
    return polis(conversation(name).of_people(part.people))


def _united(result: DebateResult) -> dict[int, float]:
    return dict(zip(result.statements.numbers.tolist(), result.statements.bridging.united.low.tolist(), strict=True))


def _consensus(found: Polis) -> dict[int, float]:
    numbers = found.table.statements[~found.table.out].tolist()
    return dict(zip(numbers, found.group_consensus[~found.table.out].tolist(), strict=True))


def _ranks_alike(ours: dict[int, float], theirs: dict[int, float]) -> float:
    both = sorted(ours.keys() & theirs.keys())
    ranks = (np.argsort(np.argsort([each[n] for n in both], kind="stable")) for each in (ours, theirs))
    return float(np.corrcoef(*ranks)[0, 1])


def _same_top(ours: dict[int, float], theirs: dict[int, float]) -> float:
    tops = (set(sorted(each, key=lambda n: -each[n])[:10]) for each in (ours, theirs))
    return float(len(set.intersection(*tops)))


def _planted() -> Iterator[Line]:
    """Groups put in, with the separation given: found by k-means on the true places, by the best reader there can be
    of the votes, and by us. Seeds 0 to 5; on the twelve others nothing was ever chosen."""
    for separation, density in ((5.0, 0.4), (7.0, 0.4), (7.0, 0.95)):
        for seeds in (range(6), range(200, 212)):
            plans = [(Plan(1000, 80, 2 + seed % 3, separation, density), seed) for seed in seeds]
            ideal, best, ours = np.mean([_found(*each) for each in plans], axis=0)
            told = f"A4: 2 tot 4 geplante groepen, afstand {separation:g}, {80 * density:.0f} stemmen per mens"
            told += "" if 0 in seeds else ", twaalf andere"
            yield single(f"{told}: gelijkenis", ours, Unit.FRACTION)
            yield single(f"{told}: de beste lezer onder k-means op de ware plaatsen", ideal - best, Unit.FRACTION)
            yield single(f"{told}: onder de beste lezer", best - ours, Unit.FRACTION)
            yield single(f"{told}: onder k-means op de ware plaatsen", ideal - ours, Unit.FRACTION, Target(0.05))


def _found(plan: Plan, seed: int) -> tuple[float, float, float]:
    """How like the planted groups are those of k-means on the true places, of the best reader, and ours."""
    made = invent(plan, seed)
    result = debate(made.votes)
    truth, placed = made.labels[result.people.numbers], result.people.group >= 0
    ideal = _ideal(made.places[result.people.numbers], plan.groups)
    best = best_reader(made)[result.people.numbers]
    return likeness(truth, ideal), likeness(truth, best), likeness(truth[placed], result.people.group[placed])


def _ideal(places: Floats, k: int) -> Ints:
    points = np.round(places * 4096) / 4096
    centers = best_of(Clouds(points, np.ones((1, len(points)))), k, 10, np.random.default_rng(0))
    return nearest(points, centers)[0][0]
