"""The result of a debate as a file: PDF, Word, or its figures as CSV. Each holds what the page shows, nothing more."""

from datetime import date, datetime, time
from enum import StrEnum

from samenplan.authorities.queries import house_style
from samenplan.debate.models import Debate
from samenplan.debate.queries.results import Reading
from samenplan.debate.reports.open_votes import open_votes_csv
from samenplan.debate.reports.result_figures import result_csv
from samenplan.debate.reports.result_paper import result_paper
from samenplan.documents.typesetting import paper_pdf
from samenplan.documents.word import paper_docx


class ResultFile(StrEnum):
    """The kinds, as they are called in an address."""

    PDF = "pdf"
    WORD = "docx"
    FIGURES = "csv"
    VOTES = "stemmen"

    @property
    def ending(self) -> str:
        """What the name of the file ends with."""
        return "-stemmen.csv" if self is ResultFile.VOTES else f".{self.value}"


MEDIA_TYPES = {
    ResultFile.PDF: "application/pdf",
    ResultFile.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ResultFile.FIGURES: "text/csv; charset=utf-8",
    ResultFile.VOTES: "text/csv; charset=utf-8",
}


def result_file(kind: ResultFile, debate: Debate, found: Reading, *, dated_on: date) -> bytes:
    """The result as a file.

    Raises:
        UnsettableDocument: it does not fit in one PDF; the message is for the user.
    """
    if kind is ResultFile.FIGURES:
        return result_csv(found)
    if kind is ResultFile.VOTES:
        return open_votes_csv(found)
    paper, style = result_paper(debate, found), house_style(debate.authority)
    if kind is ResultFile.WORD:
        return paper_docx(paper, style, made_at=datetime.combine(dated_on, time()))
    return paper_pdf(paper, style, dated_on=dated_on)


def weighed_pdf(debate: Debate, found: Reading, *, dated_on: date) -> bytes:
    """The result as PDF with the figures weighted by exposure, for officers.

    Raises:
        UnsettableDocument: it does not fit in one PDF; the message is for the user.
    """
    return paper_pdf(result_paper(debate, found, is_weighed=True), house_style(debate.authority), dated_on=dated_on)
