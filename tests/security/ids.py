"""For every part of an address that names a row: which row of a town to put there.

A feature that brings a new part adds a function, here or in `plan_ids` or `execution_ids`, and a line to `IDS`;
`tests/security/test_walk.py` fails on a part it does not know.
Rows of two towns must differ: a function never gives both towns the same value.
"""

from collections.abc import Callable
from datetime import date

from samenplan.analysis.models import Survey
from samenplan.analysis.rules.kinds import QuestionKind
from samenplan.authorities.models import Authority
from samenplan.authorities.rules import new_secret
from samenplan.debate.models import Debate
from samenplan.debate.rules.kinds import DebateState, StatementState
from samenplan.plans.rules.content import SectionKind
from tests.security.execution_ids import (
    activity_id,
    asked_id,
    dependency_id,
    evaluation_id,
    evidence_id,
    import_id,
    indicator_id,
    measurement_id,
    milestone_id,
    reaction_id,
    report_id,
    spending_id,
    step_id,
)
from tests.security.plan_ids import (
    REASON,
    annex_id,
    comment_id,
    contact_id,
    decision_id,
    invitation_id,
    node_id,
    opened_id,
    partnership_id,
    party_id,
    plan_id,
    round_id,
    run_id,
    user_id,
)


def a_survey(town: Authority) -> Survey:
    """A survey of this town in draft, with a question; the walk itself may take that away."""
    rows = Survey.objects.unscoped(reason=REASON)
    survey, _ = rows.get_or_create(authority=town, title=f"Gevraagd door {town}", defaults={"token": new_secret()})
    if not survey.questions.exists():
        survey.questions.create(kind=QuestionKind.YES_NO, text="Gaat het goed?", position=1)
    return survey


def survey_id(town: Authority) -> int:
    return a_survey(town).pk


def question_id(town: Authority) -> int:
    return a_survey(town).questions.order_by("pk")[0].pk


def a_debate(town: Authority) -> Debate:
    """A closed debate of this town, with a statement and a meeting."""
    said = {"question": f"Hoe leven we samen in {town}?", "state": DebateState.CLOSED}
    debate, made = Debate.objects.unscoped(reason=REASON).get_or_create(authority=town, defaults=said)
    if made:
        debate.statements.create(number=1, text="Buren kennen elkaar te weinig.", state=StatementState.ACCEPTED)
        debate.meetings.create(name="Buurthuis", held_on=date(2026, 11, 2))
    return debate


def debate_id(town: Authority) -> int:
    return a_debate(town).pk


def statement_id(town: Authority) -> int:
    return a_debate(town).statements.get().pk


def meeting_id(town: Authority) -> int:
    return a_debate(town).meetings.get().pk


IDS: dict[str, Callable[[Authority], object]] = {
    "party_id": party_id,
    "user_id": user_id,
    "invitation_id": invitation_id,
    "partnership_id": partnership_id,
    "plan_id": plan_id,
    "node_id": node_id,
    "indicator_id": indicator_id,
    "measurement_id": measurement_id,
    "import_id": import_id,
    "step_id": step_id,
    "dependency_id": dependency_id,
    "spending_id": spending_id,
    "evaluation_id": evaluation_id,
    "comment_id": comment_id,
    "run_id": run_id,
    "round_id": round_id,
    "decision_id": decision_id,
    "annex_id": annex_id,
    "opened_id": opened_id,
    "contact_id": contact_id,
    "activity_id": activity_id,
    "milestone_id": milestone_id,
    "asked_id": asked_id,
    "evidence_id": evidence_id,
    "reaction_id": reaction_id,
    "report_id": report_id,
    "debate_id": debate_id,
    "statement_id": statement_id,
    "meeting_id": meeting_id,
    "submitted_id": plan_id,
    "survey_id": survey_id,
    "question_id": question_id,
}
"""Name of the part in the address, and what gives a town's row for it."""

FIXED: dict[str, object] = {"number": 1}
"""Parts that name no row by themselves: the number of a version counts within its plan."""

FIXED_AT: dict[str, dict[str, object]] = {
    "section": {"kind": next(iter(SectionKind)).value},
    "export": {"kind": "csv"},
    "report_file": {"kind": "json"},
    "report_part": {"part": "short"},
    "preview_photo": {"sha256": "ab" * 32},
    "debate_file": {"kind": "stemmen"},
    "version_file": {"kind": "csv"},
    "results_file": {"kind": "csv"},
}
"""Parts that name a choice, per route name: any value that exists there."""
