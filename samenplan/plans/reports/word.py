"""A plan as a Word file that an officer can go on writing in."""

from datetime import datetime, time

from samenplan.documents.house_style import HouseStyle
from samenplan.documents.word import paper_docx
from samenplan.plans.reports.edition import Edition
from samenplan.plans.reports.plan_paper import plan_paper
from samenplan.plans.rules.content import PlanContent


def plan_docx(content: PlanContent, style: HouseStyle, edition: Edition) -> bytes:
    """The plan as .docx, with the same text as its PDF.

    Raises:
        UnreadableLogo: the logo cannot be drawn.
    """
    made_at = datetime.combine(edition.dated_on, time())
    return paper_docx(plan_paper(content, edition, accent=style.ink), style, made_at=made_at)
