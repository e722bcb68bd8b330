"""A yearly report as a file."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.timezone import localtime

from samenplan.authorities.queries import house_style
from samenplan.core.errors import Refused
from samenplan.documents.house_style import HouseStyle
from samenplan.documents.typesetting import UnsettableDocument, paper_pdf
from samenplan.documents.word import paper_docx
from samenplan.execution.models import YearReport
from samenplan.execution.reports.year_paper import report_paper, summary_paper
from samenplan.execution.rules.year_facts import Report, report_json

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class ReportFile(StrEnum):
    """The forms of a report; the value is how its address ends."""

    PDF = "pdf"
    WORD = "docx"
    SUMMARY = "kort"
    JSON = "json"


MEDIA_TYPES = {
    ReportFile.PDF: "application/pdf",
    ReportFile.WORD: _WORD,
    ReportFile.SUMMARY: "application/pdf",
    ReportFile.JSON: "application/json",
}


@dataclass(frozen=True, slots=True)
class Issue:
    """For whom and when a file of a report is made; `sha256` is empty for a draft."""

    style: HouseStyle
    made_at: datetime
    sha256: str = ""


def issue_of(report: YearReport) -> Issue:
    """The issue of a report as it is now."""
    made_at = localtime(report.published_at or report.changed_at)
    return Issue(house_style(report.plan.authority), made_at, report.sha256)


def report_file(kind: ReportFile, shown: Report, issue: Issue) -> bytes:
    """The report in this form.

    Raises:
        UnsettableDocument: it does not fit in such a file; the message is for the user.
    """
    if kind is ReportFile.JSON:
        return report_json(shown).encode()
    is_draft = not issue.sha256
    footer = "ontwerp" if is_draft else f"controlegetal {issue.sha256[:16]}"
    made = summary_paper if kind is ReportFile.SUMMARY else report_paper
    paper = made(shown, issue.style, footer=footer, is_draft=is_draft)
    if kind is ReportFile.WORD:
        return paper_docx(paper, issue.style, made_at=issue.made_at)
    return paper_pdf(paper, issue.style, dated_on=shown.as_of)


def report_response(kind: ReportFile, report: YearReport, shown: Report) -> HttpResponse:
    """The file, to be downloaded.

    Raises:
        Refused: it cannot be made.
    """
    try:
        data = report_file(kind, shown, issue_of(report))
    except UnsettableDocument as problem:
        raise Refused(str(problem)) from problem
    response = HttpResponse(data, content_type=MEDIA_TYPES[kind])
    response["Content-Disposition"] = content_disposition_header(True, file_name(kind, report)) or "attachment"
    return response


def file_name(kind: ReportFile, report: YearReport) -> str:
    """brugwijk-jaarverslag-projectjaar-2025-2026.pdf."""
    tail = "-een-bladzijde.pdf" if kind is ReportFile.SUMMARY else f".{kind.value}"
    return f"{report.plan.authority.slug}-{slugify(report.title)[:60] or 'jaarverslag'}{tail}"
