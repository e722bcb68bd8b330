"""A plan as an accessible PDF in the house style of its authority."""

from samenplan.documents.house_style import HouseStyle
from samenplan.documents.typesetting import paper_pdf
from samenplan.plans.reports.edition import Edition
from samenplan.plans.reports.plan_paper import plan_paper
from samenplan.plans.rules.content import PlanContent


def plan_pdf(content: PlanContent, style: HouseStyle, edition: Edition) -> bytes:
    """The plan as PDF/UA-1 and PDF/A-2a.

    Raises:
        UnsettableDocument: the plan is too large for one PDF.
        UnreadableLogo: the logo cannot be drawn.
    """
    return paper_pdf(plan_paper(content, edition, accent=style.ink), style, dated_on=edition.dated_on)
