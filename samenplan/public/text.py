"""The long part of a plan's page, drawn once: a frozen text reads the same for everyone, all day long."""

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from samenplan.execution.rules.outside import PlanProgress
from samenplan.plans.rules.content import PlanContent
from samenplan.public.reading import Reading, reading

_KEPT = 32


@dataclass(frozen=True, slots=True)
class TextOrder:
    """Which text is wanted. `sha256` stands for the content, so that it need not be compared."""

    sha256: str
    slug: str
    plan_uid: str
    language: str
    today: date
    content: PlanContent = field(compare=False)
    progress: PlanProgress | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """The reading of a plan, for what stands around it, and the text itself."""

    reading: Reading
    html: SafeString


@lru_cache(maxsize=_KEPT)
def text_of(order: TextOrder) -> Text:
    """Chapters, goals, actions, timeline and money as HTML in the language that is active."""
    return drawn_text(order)


def drawn_text(order: TextOrder, photos_at: str = "") -> Text:
    """The same, drawn anew; `photos_at` is where photos stand that residents do not see yet."""
    read = reading(order.content, order.today, order.progress)
    context = {"reading": read, "slug": order.slug, "plan_uid": order.plan_uid, "photos_at": photos_at}
    return Text(read, render_to_string("public/text.html", context))
