"""What changed, for a feed reader: one entry per publication, and per activity or status of a plan in progress."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenplan.core import access
from samenplan.execution.queries.outside import happenings
from samenplan.plans.models import PlanVersion
from samenplan.plans.rules.differences import differences
from samenplan.public import queries, words
from samenplan.public.addresses import absolute, action_address, town_address, version_address
from samenplan.public.progress_words import happened, told_in_full
from samenplan.public.residents import for_residents


@dataclass(frozen=True, slots=True)
class _Entry:
    """One thing that is new."""

    key: str
    at: datetime
    title: str
    summary: str
    address: str


@require_safe
@access.everyone
@for_residents
def news(request: HttpRequest, slug: str) -> HttpResponse:
    """The last news of one authority, newest first, as Atom."""
    versions = queries.latest_publications(slug)
    if not versions:
        raise Http404
    authority = versions[0].plan.authority
    feed = Atom1Feed(
        title=readable(_("Openbare plannen van %(town)s") % {"town": authority.name}),
        link=absolute(request, town_address(slug)),
        description="",
        language=get_language(),
        author_name=readable(authority.name),
        feed_url=absolute(request, reverse("public:feed", kwargs={"slug": slug})),
        feed_guid=_lasting_id(f"nieuws:{slug}"),
    )
    entries = [*_versions(versions), *_news(slug)]
    for entry in sorted(entries, key=lambda one: one.at, reverse=True)[: queries.FEED_LENGTH]:
        feed.add_item(
            title=readable(entry.title),
            link=absolute(request, entry.address),
            description=escape(readable(entry.summary)),  # Atom1Feed says it is HTML
            unique_id=_lasting_id(entry.key),
            pubdate=entry.at,
            updateddate=entry.at,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def readable(text: str) -> str:
    """The text without the control characters that XML cannot hold."""
    return "".join(sign if sign >= " " or sign in "\t\n" else " " for sign in text)


def _versions(versions: list[PlanVersion]) -> Iterator[_Entry]:
    for version, summary in _summed(versions):
        if version.published_at is not None:
            at, address = version.published_at, version_address(version)
            yield _Entry(f"versie:{version.uid}", at, _title(version), summary, address)


def _news(slug: str) -> Iterator[_Entry]:
    """New activities and statuses of the plans that show how they go."""
    shown = {version.plan_id: version for version in queries.progressing(slug)}
    nodes = {
        (plan_id, node.uid): node for plan_id, version in shown.items() for node in queries.content_of(version).actions
    }
    public = {plan_id: frozenset(uid for of_plan, uid in nodes if of_plan == plan_id) for plan_id in shown}
    for one in happenings(public, most=queries.FEED_LENGTH):
        node, version = nodes[one.plan_id, one.uid], shown[one.plan_id]
        title = _("%(action)s: %(news)s") % {"action": f"{node.label} {node.title}", "news": happened(one)}
        yield _Entry(one.key, one.told_at, title, told_in_full(one), action_address(version, one.uid))


def _summed(versions: list[PlanVersion]) -> Iterator[tuple[PlanVersion, str]]:
    for place, version in enumerate(versions[: queries.FEED_LENGTH]):
        before = next((other for other in versions[place + 1 :] if other.plan_id == version.plan_id), None)
        if before is None:
            yield version, _first_summary(version)
            continue
        found = differences(queries.content_of(before), queries.content_of(version))
        yield version, words.changes(found)


def _first_summary(version: PlanVersion) -> str:
    content = queries.content_of(version)
    counts = words.goals(sum(1 for _node in content.goals)), words.actions(sum(1 for _node in content.actions))
    return _("Een plan met %(goals)s en %(actions)s.") % {"goals": counts[0], "actions": counts[1]}


def _title(version: PlanVersion) -> str:
    content = queries.content_of(version)
    return _("%(plan)s: versie %(number)s") % {"plan": content.title, "number": version.number}


def _lasting_id(name: str) -> str:
    """An id that stays the same on every host and in every language."""
    return uuid5(NAMESPACE_URL, f"samenplan:{name}").urn
