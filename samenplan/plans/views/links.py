"""Where one can add what an expectation misses."""

from django.urls import NoReverseMatch, reverse

from samenplan.core.access import ActingRequest
from samenplan.plans.models import Plan
from samenplan.plans.rules.expectations import LinkKey
from samenplan.plans.views.addresses import address

PAGES = {
    LinkKey.TREE: "detail",
    LinkKey.LEADS: "by_lead",
    LinkKey.CONTENT_LINES: "table",
    LinkKey.INVOLVED: "share",
    LinkKey.STATUS: "table",
    LinkKey.NOTES: "table",
}


def link_of(request: ActingRequest, plan: Plan, key: LinkKey) -> str:
    """The address of the page; "" while the room above is not there."""
    if key is not LinkKey.DECISION:
        return address(request, PAGES[key], plan.pk)
    try:
        return reverse("decisions:room", args=[plan.authority.slug, plan.pk])
    except NoReverseMatch:
        return ""
