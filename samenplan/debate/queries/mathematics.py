"""The one place where the debate meets its engine: votes go in as rows, out come results that may be shown."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from math import ceil, floor

import numpy as np

from samenplan.debate.engine import (
    DebateResult,
    Event,
    Router,
    State,
    Votes,
    clusters,
    next_statement,
    published,
    report,
    state_as_json,
    state_from_json,
)
from samenplan.debate.engine import debate as computed
from samenplan.debate.models import Debate, Statement, Vote
from samenplan.debate.rules.kinds import StatementState
from samenplan.debate.rules.outcome import (
    LETTERS,
    Apart,
    Cell,
    GroupOnMap,
    Interval,
    Opinion,
    Outcome,
    Plain,
    Warning_,
    as_plain,
)

REASON = "a computation over the votes of one debate, for nobody"
STEP = 20  # intervals are shown in steps of 1 / 20, as the engine's own
MOST_WARNINGS = 5
LEAST_CERTAINTY = 0.02  # the engine's: below it an axis of the map tells nothing


@dataclass(frozen=True, slots=True)
class Computed:
    """A result, ready to be kept: what may be shown, what routing needs, what the next computation needs."""

    version: str
    mode: str
    seed: int
    votes_hash: str
    people: int
    outcome: Plain
    routing: Plain
    state: Plain
    warnings: list[Plain]


def votes_of(debate: Debate, upto: int) -> Votes:
    """The votes up to a sequence; statements that do not take part (any more) are left out of the result."""
    rows = Vote.objects.unscoped(reason=REASON).filter(debate=debate, sequence__lte=upto).order_by("sequence")
    found = rows.values_list("participant__number", "statement__number", "value", "sequence")
    live = {StatementState.ACCEPTED}
    out = Statement.objects.unscoped(reason=REASON).filter(debate=debate).exclude(state__in=live)
    return Votes.of((Event(*row) for row in found), out=out.values_list("number", flat=True))


def compute(debate: Debate, upto: int, state: Mapping[str, object]) -> Computed:
    """The result of the votes up to a sequence, going on from the state of the result before."""
    votes = votes_of(debate, upto)
    before = state_from_json(json.dumps(state)) if state else State()
    result = computed(votes, debate.seed, before)
    identity = result.identity
    return Computed(
        version=identity.version,
        mode=identity.mode.value,
        seed=identity.seed,
        votes_hash=identity.sha256,
        people=identity.people,
        outcome=as_plain(outcome_of(result, debate.minimum_cell)),
        routing=_routing(result, votes),
        state=json.loads(state_as_json(result.state)),
        warnings=_warnings(votes, result),
    )


def outcome_of(result: DebateResult, minimum: int) -> Outcome:
    """What may be shown of a result."""
    shown = published(result, minimum)
    rejected, along = result.statements.bridging.rejected, result.statements.along
    opinions = tuple(
        Opinion(
            number=each.number,
            total=Cell(each.total.agree, each.total.disagree, each.total.passed),
            united=Interval(each.united.low, each.united.high),
            rejected=outwards(float(rejected.low[column]), float(rejected.high[column])),
            divided=Interval(each.divided.low, each.divided.high),
            is_supported=each.is_supported,
            groups=tuple(Cell(cell.agree, cell.disagree, cell.passed) for cell in each.groups),
            agreement=tuple(Interval(one.low, one.high) if one else None for one in each.agreement),
            along=round(float(along[column, 0]), 2) + 0.0,
        )
        for column, each in enumerate(shown.statements)
    )
    groups = tuple(_group(result, place, size) for place, size in enumerate(shown.sizes))
    rejecting = tuple(int(number) for number in result.statements.numbers[result.statements.rejecting])
    return Outcome(shown.grouping.value, groups, opinions, shown.uniting, rejecting, shown.dividing)


def outwards(low: float, high: float) -> Interval:
    """An interval in whole steps, rounded so that no count follows from it."""
    return Interval(floor(low * STEP) / STEP, ceil(high * STEP) / STEP)


def _group(result: DebateResult, place: int, size: int | None) -> GroupOnMap:
    """Where a group lies: the middle of its people and how far they spread, for groups that are large enough."""
    letter = LETTERS[place]
    points = result.people.point[result.people.group == place]
    if size is None or not len(points):
        return GroupOnMap(letter, None, 0.0, 0.0, 0.0, 0.0, ())
    x, y = (round(float(value), 1) + 0.0 for value in points.mean(axis=0))
    width, height = (round(max(float(value), 0.2), 1) for value in points.std(axis=0))
    numbers = result.statements.numbers
    apart = tuple(Apart(int(numbers[column]), agrees) for column, agrees in result.figures.significant(place))
    return GroupOnMap(letter, size, x, y, width, height, apart)


def _warnings(votes: Votes, result: DebateResult) -> list[Plain]:
    """The largest sets of votes that look organised, each with the outcome with and without."""
    found = clusters(votes, result)[:MOST_WARNINGS]
    told = [
        Warning_(effect.cluster.sign.value, len(effect.cluster.people), effect.with_all, effect.counted_once)
        for effect in report(votes, found, result.identity.seed)
    ]
    return [asdict(each) for each in told]


@dataclass(frozen=True, slots=True, eq=False)
class _Statements:
    numbers: np.ndarray
    agree: np.ndarray


@dataclass(frozen=True, slots=True, eq=False)
class _Model:
    base: np.ndarray
    loading: np.ndarray
    noise: np.ndarray
    strength: np.ndarray


@dataclass(frozen=True, slots=True, eq=False)
class _Kept:
    """As much of a result as choosing the next statement looks at; nothing about a person is in it."""

    statements: _Statements
    model: _Model


@dataclass(frozen=True, slots=True, eq=False)
class Routing:
    """What choosing the next statement needs, and placing somebody on the map by her own votes."""

    router: Router
    kept: _Kept


def _routing(result: DebateResult, votes: Votes) -> Plain:
    router, model = Router.of(result, votes), result.model
    arrays = {
        "numbers": result.statements.numbers,
        "base": model.base,
        "loading": model.loading,
        "noise": model.noise,
        "strength": model.strength,
        "borders": np.nan_to_num(router.borders, posinf=1e9),
        "gain": router.gain,
        "seen": router.seen,
    }
    return {name: np.round(np.asarray(values, dtype=np.float64), 6).tolist() for name, values in arrays.items()}


def routing_from(kept: Mapping[str, object]) -> Routing:
    """What was kept, as arrays."""
    arrays = {name: np.array(values, dtype=np.float64) for name, values in kept.items()}
    numbers, seen = arrays["numbers"].astype(np.int64), arrays["seen"].astype(np.int64)
    model = _Model(arrays["base"], arrays["loading"].reshape(len(numbers), -1), arrays["noise"], arrays["strength"])
    found = _Kept(_Statements(numbers, seen), model)
    router = Router(found, arrays["borders"], arrays["gain"], seen)  # type: ignore[arg-type]  # as much as it looks at
    return Routing(router, found)


def drawn(
    routing: Routing, given: Mapping[int, int], left: Iterable[int], random: np.random.Generator
) -> tuple[int, float]:
    """A statement to show of those that are left (at least one), and the chance it had."""
    candidates = set(left)
    hers = {number: vote for number, vote in given.items() if number not in candidates}
    chosen = next_statement(routing.router, hers, candidates, random)
    if chosen is None:
        raise ValueError("nothing is left to show")
    return chosen


def place_of(routing: Routing, given: Mapping[int, int]) -> tuple[float, float] | None:
    """Where somebody stands on the map by her own votes, in the measure of the groups; None when they tell nothing."""
    at = {int(number): column for column, number in enumerate(routing.kept.statements.numbers)}
    columns = [at[number] for number in given if number in at]
    if not columns:
        return None
    votes: Sequence[int] = [vote for number, vote in given.items() if number in at]
    model = routing.kept.model
    loading, noise = model.loading[columns], model.noise[columns]
    left = np.linalg.inv(np.eye(loading.shape[1]) + np.einsum("ja,j,jb->ab", loading, 1 / noise, loading))
    mean = left @ np.einsum("ja,j->a", loading, (np.array(votes) - model.base[columns]) / noise)
    certainty = 1 - np.diag(left)
    if (certainty[:1] <= LEAST_CERTAINTY / 2).any():
        return None
    x, y = (mean / np.sqrt(np.maximum(certainty, LEAST_CERTAINTY)))[:2]
    return round(float(x), 1) + 0.0, round(float(y), 1) + 0.0
