"""A result as plain values, for JSON: the same result is the same text."""

import json
from dataclasses import asdict, fields
from typing import cast

import numpy as np

from samenplan.debate.engine.arrays import Floats
from samenplan.debate.engine.bridging import Score
from samenplan.debate.engine.groups import State
from samenplan.debate.engine.privacy import Published
from samenplan.debate.engine.result import DebateResult, Identity, Plain, PolisResult, Result

DIGITS = 9


def as_json(result: Result | Published, *, people: bool = False) -> str:
    """As text; without `people` nothing about a single person is in it."""
    return json.dumps(as_plain(result, people=people), ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def as_plain(result: Result | Published, *, people: bool = False) -> Plain:
    """As lists and dicts of names, numbers and strings."""
    if isinstance(result, Published):
        return cast(Plain, _plain(asdict(result)))
    return _debate(result, people) if isinstance(result, DebateResult) else _polis(result, people)


def state_as_json(state: State) -> str:
    """To keep beside the debate, for the next computation."""
    return json.dumps(_plain(asdict(state)), separators=(",", ":"))


def state_from_json(text: str) -> State:
    """The state that was kept."""
    kept = json.loads(text)
    axes = tuple((int(number), float(x), float(y)) for number, x, y in kept["axes"])
    return State(int(kept["k"]), int(kept["challenger"]), int(kept["streak"]), axes)


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, np.ndarray):
        return _plain(value.tolist())
    if isinstance(value, float):
        return round(value, DIGITS) + 0.0  # no minus zero
    return value


def _identity(identity: Identity) -> dict[str, Plain]:
    return cast(dict[str, Plain], _plain(asdict(identity)))


def _score(score: Score, column: int) -> Plain:
    return cast(Plain, _plain([float(score.value[column]), float(score.low[column]), float(score.high[column])]))


def _debate(result: DebateResult, people: bool) -> Plain:
    found = result.statements
    plain: dict[str, Plain] = {
        "identity": _identity(result.identity),
        "grouping": result.groups.grouping.value,
        "stability": round(result.groups.stability, DIGITS),
        "silhouette": round(result.groups.silhouette, DIGITS),
        "explained": round(result.model.explained, DIGITS),
        "uniting": found.numbers[found.uniting].tolist(),
        "rejecting": found.numbers[found.rejecting].tolist(),
        "dividing": found.numbers[found.dividing].tolist(),
        "groups": [_group(result, group) for group in range(result.groups.k)],
        "statements": [_statement(result, column) for column in range(len(found.numbers))],
    }
    if people:
        plain["people"] = {each.name: _array(getattr(result.people, each.name)) for each in fields(result.people)}
    return plain


def _array(values: Floats) -> Plain:
    return cast(Plain, _plain(values))


def _group(result: DebateResult, group: int) -> Plain:
    figures, numbers = result.figures, result.statements.numbers
    apart: list[Plain] = [
        {
            "statement": int(numbers[column]),
            "agrees": agrees,
            "difference": _rounded(figures.more_agree if agrees else figures.more_disagree, group, column),
            "false_finds": _rounded(figures.agree_false if agrees else figures.disagree_false, group, column),
        }
        for column, agrees in figures.significant(group)
    ]
    size = int((result.groups.labels == group).sum())
    return {"group": group, "size": size, "center": _array(result.groups.centers[group]), "apart": apart}


def _statement(result: DebateResult, column: int) -> Plain:
    found, figures = result.statements, result.figures
    return {
        "statement": int(found.numbers[column]),
        "agree": int(found.agree[column]),
        "disagree": int(found.disagree[column]),
        "passed": int(found.passed[column]),
        "along": _array(found.along[column]),
        "united": _score(found.bridging.united, column),
        "rejected": _score(found.bridging.rejected, column),
        "divided": _score(found.bridging.divided, column),
        "supported": bool(found.bridging.supported[column]),
        "group_consensus": round(float(found.group_consensus[column]), DIGITS),
        "groups": [
            {
                "agree": int(figures.votes.agree[group, column]),
                "disagree": int(figures.votes.disagree[group, column]),
                "passed": int(figures.votes.passed[group, column]),
                "agreement": [_rounded(each, group, column) for each in (figures.share, figures.low, figures.high)],
            }
            for group in range(result.groups.k)
        ],
    }


def _rounded(values: Floats, group: int, column: int) -> float:
    return round(float(values[group, column]), DIGITS)


def _polis(result: PolisResult, people: bool) -> Plain:
    found = result.polis
    numbers = found.table.statements.tolist()
    plain: dict[str, Plain] = {
        "identity": _identity(result.identity),
        "groups": [
            {
                "group": int(number),
                "size": int((found.labels == number).sum()),
                "representative": [cast(Plain, _plain(asdict(each))) for each in found.representative[place]],
            }
            for place, number in enumerate(found.group_numbers)
        ],
        "silhouettes": {str(k): round(score, DIGITS) for k, score in found.groups.silhouettes} if found.groups else {},
        "agreed": [cast(Plain, _plain(asdict(each))) for each in found.agreed],
        "rejected": [cast(Plain, _plain(asdict(each))) for each in found.rejected],
        "group_consensus": _per_statement(numbers, found.group_consensus),
        "priority": _per_statement(numbers, found.priority),
    }
    if people:
        plain["people"] = {
            "numbers": found.table.people[found.placed].tolist(),
            "group": found.labels.tolist(),
            "point": _array(found.space.people[found.placed]),
        }
    return plain


def _per_statement(numbers: list[int], values: Floats) -> Plain:
    return {str(number): round(float(value), DIGITS) for number, value in zip(numbers, values, strict=True)}
