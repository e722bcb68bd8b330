"""A plan as a spreadsheet and as CSV: one row per goal and action, that can be read back exactly."""

from datetime import datetime, time

from samenplan.core.dutch import listed, written_date
from samenplan.documents.spreadsheet import FileFacts, Sheet, csv_bytes, xlsx
from samenplan.plans.reports.edition import AUDIENCE_LABELS, Edition, readable
from samenplan.plans.rules.content import PlanContent
from samenplan.plans.rules.table_cells import HEADERS, rows_of

PLAN_SHEET = "Plan"
FACTS_SHEET = "Over dit plan"

_WIDTHS = (14, 9, 14, 14, 8, 9, 42, 60, 24, 24, 20, 18, 18, 18, 18, 16, 34, 34, 44, 40, 28, 16, 16, 16, 16)


def plan_xlsx(content: PlanContent, edition: Edition) -> bytes:
    """The plan as .xlsx, with a second sheet that says which plan and version it is.

    Raises:
        TooLongForCell: a text is longer than Excel can hold.
    """
    shown = readable(content, edition)
    facts = FileFacts(shown.title, shown.owner.name, datetime.combine(edition.dated_on, time()))
    about = Sheet(FACTS_SHEET, ("Gegeven", "Waarde"), _about(shown, edition), (24, 70))
    return xlsx((Sheet(PLAN_SHEET, HEADERS, rows_of(shown), _WIDTHS), about), facts)


def plan_csv(content: PlanContent, edition: Edition) -> bytes:
    """The plan as CSV: UTF-8, semicolons, the same rows as the spreadsheet."""
    return csv_bytes(HEADERS, rows_of(readable(content, edition)))


def _about(content: PlanContent, edition: Edition) -> tuple[tuple[str, str], ...]:
    return (
        ("Titel", content.title),
        ("ID van het plan", content.uid),
        ("Bestuur", listed([content.owner.name, *(owner.name for owner in content.participants)])),
        ("Begin", written_date(content.starts_on) if content.starts_on else ""),
        ("Einde", written_date(content.ends_on) if content.ends_on else ""),
        ("Versie", edition.version_label + (" (ontwerp)" if edition.is_draft else "")),
        ("ID van de versie", edition.version_uid),
        ("Datum", written_date(edition.dated_on)),
        ("Voor wie", AUDIENCE_LABELS[edition.audience]),
    )
