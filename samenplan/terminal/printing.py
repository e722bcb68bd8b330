"""What the terminal shows: a plan as it was understood, and advice; for people and as JSON."""

import json
from collections.abc import Iterator, Sequence

from samenplan.core.dutch import counted, euros, listed
from samenplan.documents.reading.words import cleaned
from samenplan.plans.rules.advice import Finding, grouped
from samenplan.plans.rules.content import Node
from samenplan.plans.rules.frozen import as_json
from samenplan.plans.rules.importing.mapping import as_plain
from samenplan.plans.rules.importing.meanings import MEANING_LABELS
from samenplan.plans.rules.importing.report import ReadPlan
from samenplan.plans.rules.timing import timing_sentence

INDENT = "  "


def plan_lines(plan: ReadPlan) -> Iterator[str]:
    """What was understood, from the title to the flags."""
    content = plan.content
    goals, actions = len(list(content.goals)), len(list(content.actions))
    yield cleaned(content.title) or "Plan zonder titel"
    yield f"{counted(goals, 'doel', 'doelen')}, {counted(actions, 'actie', 'acties')}"
    yield from (cleaned(remark) for remark in plan.remarks)
    for table in plan.mapping.tables:
        columns = [f"{cleaned(column.header) or '?'} → {MEANING_LABELS[column.meaning]}" for column in table.columns]
        yield f"Kolommen: {'; '.join(columns)}"
    yield ""
    for node in content.nodes:
        yield from _node_lines(node)
    yield from _row_lines(plan)
    yield from _kept_lines(plan)


def _node_lines(node: Node) -> Iterator[str]:
    margin = INDENT * (node.depth - 1)
    code = f" [{cleaned(node.reference)}]" if node.reference else ""
    yield f"{margin}{node.number} {node.level}{code}: {cleaned(node.title)}"
    facts = {
        "trekker": listed(node.leads),
        "partners": listed(node.partners),
        "wanneer": "; ".join(timing_sentence(timing) for timing in node.timings),
        "budget": "; ".join(euros(line.amount_cents) for line in node.budget if line.amount_cents is not None),
        "indicator": "; ".join(indicator.name for indicator in node.indicators),
    }
    yield from (f"{margin}{INDENT}{name}: {cleaned(fact)}" for name, fact in facts.items() if fact)


def _row_lines(plan: ReadPlan) -> Iterator[str]:
    if plan.rows:
        yield ""
        yield "Wat er van elke rij werd"
    for row in plan.rows:
        yield f"{INDENT}tabel {row.table}, rij {row.row}: {cleaned(row.became)}"
        yield from (f"{INDENT * 2}let op: {cleaned(flag)}" for flag in row.flags)


def _kept_lines(plan: ReadPlan) -> Iterator[str]:
    if plan.kept:
        yield ""
        yield "Bewaard als interne notitie"
    numbers = {node.uid: node.number for node in plan.content.nodes}
    for kept in plan.kept:
        place = numbers.get(kept.node_uid, "plan")
        yield f"{INDENT}{place}, {cleaned(kept.column)}: {cleaned(' / '.join(kept.text.splitlines()))}"


def plan_json(plan: ReadPlan) -> str:
    """The same as JSON: the plan as Samenplan exports it, rows, notes, columns and remarks."""
    facts = {
        **json.loads(as_json(plan.content)),
        "rows": [
            {
                "table": row.table,
                "row": row.row,
                "became": row.became,
                "flags": list(row.flags),
                "node": row.node_uid,
                "cells": [{"header": cell.header, "text": cell.text, "fate": cell.fate.value} for cell in row.cells],
            }
            for row in plan.rows
        ],
        "kept": [{"node": kept.node_uid, "column": kept.column, "text": kept.text} for kept in plan.kept],
        "mapping": as_plain(plan.mapping),
        "remarks": list(plan.remarks),
    }
    return json.dumps(facts, ensure_ascii=False, indent=2)


def advice_lines(found: Sequence[Finding]) -> Iterator[str]:
    """The advice by kind, the heaviest first."""
    if not found:
        yield "Geen advies: we vonden niets dat beter kan."
    for group in grouped(found):
        yield group.title
        for finding in group.findings:
            yield f"{INDENT}{cleaned(finding.where)}: {cleaned(finding.reason)} {cleaned(finding.mend)}"


def advice_json(found: Sequence[Finding]) -> str:
    """The advice as JSON."""
    facts = [
        {
            "code": finding.code.value,
            "key": finding.key,
            "place": finding.place,
            "where": finding.where,
            "reason": finding.reason,
            "mend": finding.mend,
        }
        for finding in found
    ]
    return json.dumps({"findings": facts}, ensure_ascii=False, indent=2)
