"""The minimum expectations of a programme measure, checked live against the plan.

A programme names its rules ("opmaak", "uitvoering"); the rules stand here. They ask only what the sources state:
the authority draws up AND carries out a plan (domain/programme.md 1.4, action 2); evidence to keep is (a) opmaak: the
text of the plan, the decision that approved it, the people involved; (b) uitvoering: a dated list of carried-out
actions with reach (domain/programme.md 2.5). No source gives a number of actions or a share that is enough, so neither
does this module. The three content lines come from R2 and are shown as advice: a missing line never lowers a state.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from samenplan.core.dutch import counted, listed, written_date
from samenplan.plans.rules.content import CONTENT_LINE_LABELS, ContentLine, Node, PlanContent
from samenplan.plans.rules.status import CARRIED_OUT, STARTED, ActionStatus


class RuleName(StrEnum):
    """The rules that a programme can name."""

    DRAWN_UP = "opmaak"
    CARRIED_OUT = "uitvoering"


class State(StrEnum):
    """How much of an expectation stands."""

    MET = "met"
    PARTLY = "partly"
    MISSING = "missing"


STATE_LABELS = {State.MET: "in orde", State.PARTLY: "voor een deel in orde", State.MISSING: "ontbreekt nog"}


class LinkKey(StrEnum):
    """Where the user can add what is missing; a page turns it into an address."""

    TREE = "tree"
    LEADS = "leads"
    CONTENT_LINES = "content_lines"
    DECISION = "decision"
    INVOLVED = "involved"
    STATUS = "status"
    NOTES = "notes"


@dataclass(frozen=True, slots=True)
class PlanEvidence:
    """Everything the rules may rest on."""

    content: PlanContent
    today: date
    approved_on: date | None = None
    approval_reference: str = ""
    involved: tuple[str, ...] = ()  # bodies that gave advice and partners that take part
    statuses: Mapping[str, ActionStatus] = field(default_factory=dict)  # by uid of the action
    status_dates: Mapping[str, date] = field(default_factory=dict)  # the day of the newest note, by uid
    status_notes: Mapping[str, str] = field(default_factory=dict)  # the newest note, by uid: what was done, for whom

    def status(self, action: Node) -> ActionStatus:
        """The state of an action; one that nobody told about has not started."""
        return self.statuses.get(action.uid, ActionStatus.NOT_STARTED)


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is not there yet, in Dutch, and where to add it."""

    text: str
    link_key: LinkKey


@dataclass(frozen=True, slots=True)
class ExpectationState:
    """One expectation: how it stands, what that rests on, what is missing, and what is only advice."""

    key: RuleName
    title: str
    state: State
    evidence: tuple[str, ...]
    missing: tuple[Missing, ...]
    advice: tuple[Missing, ...] = ()


class UnknownRule(ValueError):
    """A programme names a rule that does not exist."""


def check(rule_names: Iterable[str], facts: PlanEvidence) -> tuple[ExpectationState, ...]:
    """The state of each named expectation, in the order of the names.

    Raises:
        UnknownRule: a name is not in `RuleName`.
    """
    return tuple(_rule(name)(facts) for name in rule_names)


def _rule(name: str) -> Callable[[PlanEvidence], ExpectationState]:
    try:
        return _RULES[RuleName(name)]
    except ValueError as error:
        raise UnknownRule(f"De regel “{name}” bestaat niet.") from error


def drawn_up(facts: PlanEvidence) -> ExpectationState:
    """Opmaak: the plan stands, a body approved it on a day, and it is known who took part."""
    evidence: list[str] = []
    missing: list[Missing] = []
    for part in (_tree, _leads, _decision, _involved):
        stands, lacks = part(facts)
        evidence.extend(stands)
        missing.extend(lacks)
    return ExpectationState(
        RuleName.DRAWN_UP,
        "Opmaak: het plan is gemaakt en goedgekeurd",
        _state(evidence, missing),
        tuple(evidence),
        tuple(missing),
        advice=_content_lines(facts.content),
    )


def carried_out(facts: PlanEvidence) -> ExpectationState:
    """Uitvoering: actions were started and done, each with a day and a note on what was reached."""
    actions = list(facts.content.actions)
    started = [action for action in actions if facts.status(action) in STARTED]
    done = [action for action in started if facts.status(action) in CARRIED_OUT]
    undated = [action for action in started if action.uid not in facts.status_dates]
    unexplained = [action for action in done if not facts.status_notes.get(action.uid, "").strip()]
    evidence = [*_share(done, started, len(actions)), *_dated(facts, started)]
    missing: list[Missing] = []
    if not actions:
        missing.append(Missing("Het plan heeft nog geen actie.", LinkKey.TREE))
    elif not done:
        missing.append(Missing("Er is nog geen actie klaar.", LinkKey.STATUS))
    if undated:
        missing.append(Missing(f"Geef een datum bij {_labels(undated)}.", LinkKey.STATUS))
    if unexplained:
        missing.append(
            Missing(f"Schrijf bij {_labels(unexplained)} wat er gebeurde en wie je bereikte.", LinkKey.NOTES)
        )
    title = "Uitvoering: de acties gebeuren"
    return ExpectationState(RuleName.CARRIED_OUT, title, _state(evidence, missing), tuple(evidence), tuple(missing))


_RULES: Mapping[RuleName, Callable[[PlanEvidence], ExpectationState]] = {
    RuleName.DRAWN_UP: drawn_up,
    RuleName.CARRIED_OUT: carried_out,
}
_Part = tuple[list[str], list[Missing]]


def _state(evidence: list[str], missing: list[Missing]) -> State:
    if not missing:
        return State.MET
    return State.PARTLY if evidence else State.MISSING


def _tree(facts: PlanEvidence) -> _Part:
    goals, actions = sum(1 for _ in facts.content.goals), sum(1 for _ in facts.content.actions)
    missing = []
    if not goals:
        missing.append(Missing("Voeg een doelstelling toe.", LinkKey.TREE))
    if not actions:
        missing.append(Missing("Voeg een actie toe.", LinkKey.TREE))
    if not goals and not actions:
        return [], missing
    count = f"{counted(goals, 'doelstelling', 'doelstellingen')} en {counted(actions, 'actie', 'acties')}"
    return [f"Het plan telt {count}."], missing


def _leads(facts: PlanEvidence) -> _Part:
    by_uid = {node.uid: node for node in facts.content.nodes}
    without = [action for action in facts.content.actions if not _has_lead(action, by_uid)]
    if without:
        return [], [Missing(f"Kies een trekker voor {_labels(without)}.", LinkKey.LEADS)]
    return (["Elke actie heeft een trekker."] if any(facts.content.actions) else []), []


def _has_lead(action: Node, by_uid: Mapping[str, Node]) -> bool:
    """Its own lead, or that of the action it is a part of."""
    if action.leads:
        return True
    above = by_uid.get(action.parent)
    return above is not None and above.is_action and bool(above.leads)


def _decision(facts: PlanEvidence) -> _Part:
    if facts.approved_on is None:
        return [], [Missing("Leg vast wie het plan goedkeurde en wanneer.", LinkKey.DECISION)]
    if facts.approved_on > facts.today:
        return [], [Missing(f"Het besluit valt pas op {written_date(facts.approved_on)}.", LinkKey.DECISION)]
    reference = f" ({facts.approval_reference})" if facts.approval_reference else ""
    return [f"Het plan is goedgekeurd op {written_date(facts.approved_on)}{reference}."], []


def _involved(facts: PlanEvidence) -> _Part:
    if not facts.involved:
        return [], [Missing("Noteer wie meewerkte: partners, adviesraden, bewoners.", LinkKey.INVOLVED)]
    return [f"Werkten mee: {listed(facts.involved)}."], []


def _content_lines(content: PlanContent) -> tuple[Missing, ...]:
    touched = {line for action in content.actions for line in action.content_lines}
    absent = [CONTENT_LINE_LABELS[line] for line in ContentLine if line not in touched]
    if not absent:
        return ()
    return (Missing(f"Geen enkele actie gaat over {listed(absent)}.", LinkKey.CONTENT_LINES),)


def _share(done: list[Node], started: list[Node], total: int) -> list[str]:
    if not started:
        return []
    return [f"Van {counted(total, 'actie', 'acties')}: {len(done)} klaar, {len(started) - len(done)} bezig."]


def _dated(facts: PlanEvidence, started: list[Node]) -> list[str]:
    """The dated list of actions, oldest first."""
    dated = [action for action in started if action.uid in facts.status_dates]
    dated.sort(key=lambda action: facts.status_dates[action.uid])
    return [
        f"{written_date(facts.status_dates[action.uid])}: {action.level} {action.label}, {action.title}"
        for action in dated
    ]


_NAMED_MOST = 5


def _labels(actions: list[Node]) -> str:
    """ "actie 1.1, 1.2 en 2.1"; long lists end in a count."""
    labels = [action.label for action in actions[:_NAMED_MOST]]
    rest = len(actions) - _NAMED_MOST
    return f"actie {listed([*labels, f'nog {rest} andere'] if rest > 0 else labels)}"
