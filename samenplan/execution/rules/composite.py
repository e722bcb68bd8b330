"""Rules that make one indicator of several questions, kept as data, and what they give for many respondents.

The shapes in `IndicatorProfile.rule`:
    {"kind": "share", "items": ["v1"], "positive": [4, 5]}
    {"kind": "mean", "items": ["v1", …], "minimum": 3, "classes": [{"name": "laag", "up_to": "2.8", "is_in": true},
     {"name": "hoog"}], "counted": "hoog"}
    {"kind": "count", "items": ["v1", …], "at_least": 3, "positive": [4, 5]}
`items` are the headers of the columns with answers. Answers are numbered from 1, in the order of the scale.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from samenplan.analysis.measures.composite import Bound, CountRule, MeanRule
from samenplan.analysis.measures.frequencies import Unmeasurable
from samenplan.execution.rules.figures import read_number, written_value

MOST_ITEMS, MOST_CLASSES, LONGEST_NAME = 30, 8, 60

Plain = Mapping[str, object]
Answer = int | None
"""The number of an answer; None for "geen mening" or nothing."""


class RuleKind(StrEnum):
    """How answers become one figure; source: domain/practice.md 4.1 and I8."""

    NONE = "none"
    SHARE = "share"
    MEAN = "mean"
    COUNT = "count"


RULE_LABELS = {
    RuleKind.NONE: "geen: de waarde wordt ingevuld of ingelezen",
    RuleKind.SHARE: "het aandeel dat een van deze antwoorden koos",
    RuleKind.MEAN: "het gemiddelde van enkele vragen, en wie in een klasse valt",
    RuleKind.COUNT: "minstens zoveel vragen met een van deze antwoorden",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as somebody filled it in; only `made` gives one that is sound."""

    kind: RuleKind = RuleKind.NONE
    items: tuple[str, ...] = ()
    positive: tuple[int, ...] = ()
    minimum: int = 1  # answered, for a mean; positive, for a count
    bounds: tuple[Bound, ...] = ()
    counted: tuple[str, ...] = ()  # the classes whose people are the indicator


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many people the rule says yes to, of how many it can say something about."""

    yes: int
    base: int

    @property
    def percentage(self) -> Decimal:
        """The share, with two digits behind the comma."""
        return (Decimal(100) * self.yes / self.base).quantize(Decimal("0.01"))


def objections_to_rule(rule: Rule) -> list[str]:
    """Why nobody's answers could be held against this rule."""
    if rule.kind is RuleKind.NONE:
        return []
    objections = []
    if not rule.items or len(set(rule.items)) != len(rule.items) or len(rule.items) > MOST_ITEMS:
        objections.append(
            f"Noem de vragen, elk één keer en hoogstens {MOST_ITEMS}: zo heten hun kolommen in het bestand."
        )
    if rule.kind is RuleKind.SHARE and len(rule.items) > 1:
        objections.append("Een aandeel gaat over één vraag.")
    if rule.kind is not RuleKind.MEAN and not rule.positive:
        objections.append("Zeg welke antwoorden meetellen, met hun nummer: bijvoorbeeld 4 en 5.")
    return objections or _tried(rule)


def _tried(rule: Rule) -> list[str]:
    """What the measure itself has against it."""
    try:
        if rule.kind is RuleKind.MEAN:
            MeanRule(rule.items, rule.minimum, rule.bounds)
        elif rule.kind is RuleKind.COUNT:
            CountRule(rule.minimum, len(rule.items))
    except Unmeasurable as error:
        return [str(error)]
    names = {bound.name for bound in rule.bounds}
    if rule.kind is RuleKind.MEAN and (not rule.counted or not set(rule.counted) <= names):
        return ["Zeg welke klasse de indicator is. Kies een naam die bij de klassen staat."]
    return []


def as_plain(rule: Rule) -> dict[str, object]:
    """The rule as data; nothing for no rule."""
    if rule.kind is RuleKind.NONE:
        return {}
    said: dict[str, object] = {"kind": rule.kind.value, "items": list(rule.items)}
    if rule.kind is not RuleKind.MEAN:
        said["positive"] = list(rule.positive)
    if rule.kind is RuleKind.COUNT:
        said["at_least"] = rule.minimum
    if rule.kind is RuleKind.MEAN:
        said |= {"minimum": rule.minimum, "classes": [_class(bound) for bound in rule.bounds]}
        said["counted"] = list(rule.counted)
    return said


def _class(bound: Bound) -> dict[str, object]:
    if bound.up_to is None:
        return {"name": bound.name}
    return {"name": bound.name, "up_to": str(bound.up_to), "is_in": bound.is_in}


def from_plain(said: Plain) -> Rule:
    """The rule of the data; no rule for data that is none (any more)."""
    try:
        rule = _read(said)
    except (KeyError, TypeError, ValueError, ArithmeticError):
        return Rule()
    return Rule() if objections_to_rule(rule) else rule


def _read(said: Plain) -> Rule:
    if not said:
        return Rule()
    kind = RuleKind(str(said["kind"]))
    minimum = said.get("at_least" if kind is RuleKind.COUNT else "minimum", 1)
    counted = said.get("counted", [])
    return Rule(
        kind=kind,
        items=tuple(str(item) for item in _list(said["items"])),
        positive=tuple(int(str(place)) for place in _list(said.get("positive", []))),
        minimum=int(str(minimum)),
        bounds=tuple(_bound(one) for one in _list(said.get("classes", []))),
        counted=(counted,) if isinstance(counted, str) else tuple(str(name) for name in _list(counted)),
    )


def _list(found: object) -> list[object]:
    if not isinstance(found, list):
        raise TypeError("no list")
    return found


def _bound(one: object) -> Bound:
    if not isinstance(one, dict):
        raise TypeError("no class")
    up_to = one.get("up_to")
    limit = None if up_to is None else Decimal(str(up_to))
    return Bound(str(one["name"])[:LONGEST_NAME], limit, bool(one.get("is_in", True)))


def outcome(rule: Rule, answered: Mapping[tuple[Answer, ...], int]) -> Outcome:
    """What the rule gives for all respondents: their answers to its items, with how many gave just those.

    Raises:
        Unmeasurable: the rule is none.
    """
    said: Counter[bool] = Counter()
    for answers, people in answered.items():
        verdict = _of_one(rule, answers)
        if verdict is not None:
            said[verdict] += people
    return Outcome(said[True], said.total())


def _of_one(rule: Rule, answers: Sequence[Answer]) -> bool | None:
    """Whether somebody with these answers counts; None when nothing can be said about her."""
    if rule.kind is RuleKind.MEAN:
        found = MeanRule(rule.items, rule.minimum, rule.bounds).outcome(answers)
        return None if found is None else found.name in rule.counted
    positive = [None if answer is None else answer in rule.positive for answer in answers]
    if rule.kind is RuleKind.COUNT:
        return CountRule(rule.minimum, len(rule.items)).holds(positive)
    return positive[0]


def class_lines(bounds: Sequence[Bound]) -> str:
    """The classes as they are typed, one per line: "laag: tot en met 2,8", "midden: tot 4", "hoog"."""
    return "\n".join(_class_line(bound) for bound in bounds)


def _class_line(bound: Bound) -> str:
    if bound.up_to is None:
        return bound.name
    return f"{bound.name}: {'tot en met' if bound.is_in else 'tot'} {written_value(Decimal(str(bound.up_to)))}"


def read_classes(text: str) -> tuple[Bound, ...]:
    """The classes of the typed lines.

    Raises:
        ValueError: a line is none; its text is the Dutch sentence.
    """
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    if len(lines) > MOST_CLASSES:
        raise ValueError(f"Geef hoogstens {MOST_CLASSES} klassen.")
    return tuple(_read_class(line) for line in lines)


def _read_class(line: str) -> Bound:
    name, colon, limit = (part.strip() for part in line.partition(":"))
    if not colon:
        return Bound(name[:LONGEST_NAME])
    is_in = limit.startswith("tot en met ")
    value = read_number(limit.removeprefix("tot en met ").removeprefix("tot ")) if limit.startswith("tot ") else None
    if not name or value is None:
        raise ValueError(f"“{line[:60]}” is geen klasse. Schrijf bijvoorbeeld “laag: tot en met 2,8” of “hoog”.")
    return Bound(name[:LONGEST_NAME], value, is_in)
