"""R1 to R4: what false voters do to the order of the statements, with all votes and with each cluster counted once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from bench.debate_data import SIX, conversation
from bench.measuring import Line, Target, Unit, single
from samenplan.debate.engine import DebateResult, Votes, clusters, counted_once, debate, report
from samenplan.debate.engine.arrays import Ints
from samenplan.debate.engine.compat.polis import Polis, polis
from samenplan.debate.engine.simulate import FIRST_FALSE, Attack, block, promotion, veto

SEEDS = 3


@dataclass(frozen=True, slots=True)
class Outcome:
    """After an attack: with all votes, with clusters counted once, and the share of false people that was found."""

    everyone: float
    once: float
    found: float
    real: float


def lines() -> Iterator[Line]:
    """C, A, B, and how much likeness an attacker can do without."""
    yield from _veto()
    yield from _block()
    yield from _promotion()
    yield from _mimicry()
    attacked = block(conversation(SIX[0]), Attack(0.10))
    found = clusters(attacked)
    told = len(report(attacked, found)) / len(found)
    yield single("R4: clusters met een uitslag met en zonder", told, Unit.FRACTION, Target(1.0, at_least=True))


def order(result: DebateResult) -> list[int]:
    """All statements, the most uniting first."""
    low = result.statements.bridging.united.low
    return result.statements.numbers[np.argsort(-low, kind="stable")].tolist()


def polis_order(found: Polis) -> list[int]:
    """The same by group-aware consensus."""
    live = ~found.table.out
    return found.table.statements[live][np.argsort(-found.group_consensus[live], kind="stable")].tolist()


def after(attacked: Votes, judge: Callable[[DebateResult], float]) -> Outcome:
    """Judge the outcome with all votes and with clusters counted once."""
    result = debate(attacked)
    found = clusters(attacked, result)
    false = set(np.unique(attacked.person[attacked.person >= FIRST_FALSE]).tolist())
    flagged = {person for cluster in found for person in cluster.people}
    people = len(np.unique(attacked.person)) - len(false)
    once = judge(debate(counted_once(attacked, found)))
    return Outcome(judge(result), once, len(flagged & false) / len(false), len(flagged - false) / people)


def smallest_group(name: str) -> Ints:
    """The people of the smallest group of Polis."""
    base = polis(conversation(name))
    sizes = [(base.labels == number).sum() for number in base.group_numbers]
    return base.table.people[base.placed[base.labels == base.group_numbers[int(np.argmin(sizes))]]]


def _veto() -> Iterator[Line]:
    outcomes, theirs = [], []
    for name in SIX:
        first, members = order(debate(conversation(name)))[0], smallest_group(name)
        their_first = polis_order(polis(conversation(name)))[0]
        each = [
            after(
                veto(conversation(name), Attack(0.05, 1.0, seed), members, first), lambda r, n=first: _rank(order(r), n)
            )
            for seed in range(SEEDS)
        ]
        attacked = veto(conversation(name), Attack(0.05), members, their_first)
        theirs.append(_rank(polis_order(polis(attacked)), their_first))
        outcomes.append((np.median([o.everyone for o in each]), np.median([o.once for o in each])))
        yield single(f"C 5 % op {name}: plaats van nummer 1, alle stemmen", outcomes[-1][0], Unit.COUNT)
        yield single(f"C 5 % op {name}: plaats van nummer 1, clusters één keer", outcomes[-1][1], Unit.COUNT)
    kept = [float(sum(place <= 10 for place in places)) for places in zip(*outcomes, strict=True)]
    yield single("R1: nummer 1 nog bij de eerste tien, alle stemmen (van 6)", kept[0], Unit.COUNT)
    aim = Target(5, at_least=True)
    yield single("R1: nummer 1 nog bij de eerste tien, clusters één keer (van 6)", kept[1], Unit.COUNT, aim)
    yield single("Polis: nummer 1 nog bij de eerste tien (van 6)", float(sum(p <= 10 for p in theirs)), Unit.COUNT)


def _rank(ordered: list[int], statement: int) -> int:
    return ordered.index(statement) + 1


def _block() -> Iterator[Line]:
    outcomes, theirs = [], []
    for name in SIX:
        votes = conversation(name)
        top, their_top = set(order(debate(votes))[:10]), set(polis_order(polis(votes))[:10])
        attacked = block(votes, Attack(0.10))
        outcomes.append(after(attacked, lambda r, t=top: len(t & set(order(r)[:10]))))
        theirs.append(len(their_top & set(polis_order(polis(attacked))[:10])))
    yield single("R2: eerste tien die blijven bij A 10 %, alle stemmen, slechtste", min(o.everyone for o in outcomes),
                 Unit.COUNT)  # fmt: skip
    yield single("R2: eerste tien die blijven bij A 10 %, clusters één keer, slechtste", min(o.once for o in outcomes),
                 Unit.COUNT, Target(9, at_least=True))  # fmt: skip
    yield single("Polis: eerste tien die blijven bij A 10 %, slechtste", min(theirs), Unit.COUNT)
    found, real = min(o.found for o in outcomes), max(o.real for o in outcomes)
    yield single("R2: deel van het blok dat gevonden is, slechtste", found, Unit.FRACTION, Target(0.95, at_least=True))
    yield single("R2: echte mensen die mee aangeduid zijn, slechtste", real, Unit.FRACTION, Target(0.01))


def _promotion() -> Iterator[Line]:
    theirs = []
    for name in SIX:
        their_order = polis_order(polis(conversation(name)))
        middle = their_order[len(their_order) // 2]
        for seed in range(SEEDS):
            attacked = polis_order(polis(promotion(conversation(name), Attack(0.05, 1.0, seed), middle)))
            theirs.append((_rank(their_order, middle) - _rank(attacked, middle)) / len(their_order))
    again = range(50, 50 + SEEDS)
    for told, mimicry, seeds in (
        ("", 1.0, range(SEEDS)), (", andere trekkingen", 1.0, again), (", 90 % nagedaan", 0.9, range(SEEDS)),
    ):  # fmt: skip
        won = np.array([_won(name, Attack(0.05, mimicry, seed)) for name in SIX for seed in seeds]).mean(axis=0)
        yield single(f"R3: winst in plaatsen bij B 5 %{told}, alle stemmen", won[0], Unit.FRACTION)
        aim = Target(0.05) if mimicry == 1.0 else None
        yield single(f"R3: winst bij B 5 %{told}, clusters één keer", won[1], Unit.FRACTION, aim)
        yield single(f"R3: valse mensen gevonden bij B 5 %{told}", won[2], Unit.FRACTION)
    yield single("Polis: winst bij B 5 %", float(np.mean(theirs)), Unit.FRACTION)


def _won(name: str, attack: Attack) -> tuple[float, float, float]:
    """Places won by the statement in the middle, with all votes and with clusters counted once; and who was found."""
    ordered = order(debate(conversation(name)))
    middle = ordered[len(ordered) // 2]
    outcome = after(promotion(conversation(name), attack, middle), lambda result: _rank(order(result), middle))
    before = _rank(ordered, middle)
    return (before - outcome.everyone) / len(ordered), (before - outcome.once) / len(ordered), outcome.found


def _mimicry() -> Iterator[Line]:
    """An attacker who changes more of each ballot is found less."""
    for mimicry in (1.0, 0.95, 0.9, 0.8):
        found = []
        for name in SIX:
            attacked = veto(
                conversation(name), Attack(0.05, mimicry), smallest_group(name), order(debate(conversation(name)))[0]
            )
            false = set(np.unique(attacked.person[attacked.person >= FIRST_FALSE]).tolist())
            flagged = {person for cluster in clusters(attacked) for person in cluster.people}
            found.append(len(flagged & false) / len(false))
        yield single(
            f"C 5 %, {mimicry:.0%} van de stemmen nagedaan: deel gevonden", float(np.mean(found)), Unit.FRACTION
        )
