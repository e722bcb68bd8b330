"""A plan as a file of a chosen kind."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from samenplan.documents.house_style import HouseStyle
from samenplan.plans.reports.edition import Edition
from samenplan.plans.reports.pdf import plan_pdf
from samenplan.plans.reports.table import plan_csv, plan_xlsx
from samenplan.plans.reports.word import plan_docx
from samenplan.plans.rules.content import PlanContent
from samenplan.plans.rules.frozen import as_json


class PlanFile(StrEnum):
    """The kinds; the value is the ending of the name."""

    PDF = "pdf"
    WORD = "docx"
    SHEET = "xlsx"
    CSV = "csv"
    JSON = "json"


MEDIA_TYPES = {
    PlanFile.PDF: "application/pdf",
    PlanFile.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    PlanFile.SHEET: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    PlanFile.CSV: "text/csv; charset=utf-8",
    PlanFile.JSON: "application/json",
}
_MAKERS: Mapping[PlanFile, Callable[[PlanContent, HouseStyle, Edition], bytes]] = {
    PlanFile.PDF: plan_pdf,
    PlanFile.WORD: plan_docx,
    PlanFile.SHEET: lambda content, _, edition: plan_xlsx(content, edition),
    PlanFile.CSV: lambda content, _, edition: plan_csv(content, edition),
    PlanFile.JSON: lambda content, _style, _edition: as_json(content).encode(),
}


def plan_file(kind: PlanFile, content: PlanContent, style: HouseStyle, edition: Edition) -> bytes:
    """The plan as a file for the edition's readers.

    JSON holds what `content` holds; hand it `for_public` content for readers outside.

    Raises:
        UnsettableDocument, TooLongForCell: the plan does not fit in such a file; the message is for the user.
    """
    return _MAKERS[kind](content, style, edition)
