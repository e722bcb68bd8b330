"""The votes of a closed debate for who computes the result again: numbers that tell nothing, no moments."""

import csv
import io

from samenplan.debate.models import Debate, Statement, Vote
from samenplan.debate.rules.kinds import StatementState
from samenplan.documents.formula_guard import guarded

REASON = "a debate that was fetched on the actor's behalf"


def votes_csv(debate: Debate) -> bytes:
    """Every vote in the order it came, as `samenplan debat reken` reads it."""
    rows = Vote.objects.unscoped(reason=REASON).filter(debate=debate).order_by("sequence")
    cells = rows.values_list("participant__number", "statement__number", "value", "sequence")
    return _sheet(["persoon", "stelling", "stem", "tijd"], cells)


def statements_csv(debate: Debate) -> bytes:
    """Every statement that was looked at, and whether it was left out (-1); then without its text, which is nobody's
    business any more."""
    rows = Statement.objects.unscoped(reason=REASON).filter(debate=debate).order_by("number")
    cells = [
        (row.number, 1, guarded(row.text)) if row.state == StatementState.ACCEPTED else (row.number, -1, "")
        for row in rows.exclude(state=StatementState.WAITING)
    ]
    return _sheet(["comment-id", "moderated", "comment-body"], cells)


def _sheet(header: list[str], rows: object) -> bytes:
    out = io.StringIO()
    sheet = csv.writer(out, delimiter=";", lineterminator="\n")
    sheet.writerow(header)
    sheet.writerows(rows)  # type: ignore[arg-type]  # rows of cells
    return out.getvalue().encode()
