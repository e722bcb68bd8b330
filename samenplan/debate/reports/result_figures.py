"""The figures of a result as CSV, as far as they may be shown; for open data."""

import csv
import io

from samenplan.debate.queries.results import Reading
from samenplan.debate.reports.result_paper import HIDDEN
from samenplan.debate.rules.outcome import Cell
from samenplan.documents.formula_guard import guarded


def result_csv(found: Reading) -> bytes:
    """Per statement the votes of all and of each group, as far as they may be shown; for open data."""
    out = io.StringIO()
    sheet = csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    letters = [one.letter for one in found.outcome.groups] if found.outcome.has_groups else []
    names = ("eens", "oneens", "geen mening")
    sheet.writerow(
        ["stelling", "tekst", *names, *(f"groep {letter} {name}" for letter in letters for name in names), "soort"]
    )
    for number, line in sorted(found.lines.items()):
        groups = line.opinion.groups[: len(letters)]
        cells = [count for one in (line.opinion.total, *groups) for count in _counts(one)]
        sheet.writerow([number, guarded(line.statement.text), *cells, line.opinion.kind.value])
    return out.getvalue().encode("utf-8-sig")


def _counts(one: Cell) -> tuple[str, str, str]:
    return tuple(HIDDEN if count is None else str(count) for count in (one.agree, one.disagree, one.passed))  # type: ignore[return-value]  # three
