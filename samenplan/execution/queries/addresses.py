"""Where one goes for an action; pages of other rooms are reached by name, and may not be there."""

from django.urls import NoReverseMatch, reverse

from samenplan.plans.models import PlanNode


def action_address(slug: str, node: PlanNode) -> str:
    """The page on which one tells how an action goes; without that room the page of the action in its plan."""
    return address_of(("execution:action", (node.pk,)), ("plans:node", (node.plan_id, node.pk)), slug=slug)


def own_address(slug: str) -> str:
    """The page with the actions of whoever looks."""
    return address_of(("execution:own", ()), ("plans:own", ()), slug=slug)


def personal_address(secret: str) -> str:
    """The door for who holds a personal link; "" without that room."""
    try:
        return reverse("execution_doors:personal_link", args=[secret])
    except NoReverseMatch:
        return ""


def address_of(wanted: tuple[str, tuple[int, ...]], fallback: tuple[str, tuple[int, ...]], *, slug: str) -> str:
    """The address of a page by route name and ids; the fallback when that page does not exist."""
    name, ids = wanted
    try:
        return reverse(name, args=[slug, *ids])
    except NoReverseMatch:
        return reverse(fallback[0], args=[slug, *fallback[1]])
