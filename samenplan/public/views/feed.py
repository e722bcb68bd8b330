"""What changed, for a feed reader: one entry per publication."""

from collections.abc import Iterator
from uuid import NAMESPACE_URL, uuid5

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenplan.core import access
from samenplan.plans.models import PlanVersion
from samenplan.plans.rules.differences import differences
from samenplan.public import queries, words
from samenplan.public.addresses import absolute, town_address, version_address
from samenplan.public.residents import for_residents


@require_safe
@access.everyone
@for_residents
def news(request: HttpRequest, slug: str) -> HttpResponse:
    """The last publications of one authority, newest first, as Atom."""
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
    for version, summary in _entries(versions):
        feed.add_item(
            title=_title(version),
            link=absolute(request, version_address(version)),
            description=escape(readable(summary)),  # Atom1Feed says it is HTML
            unique_id=_lasting_id(f"versie:{version.uid}"),
            pubdate=version.published_at,
            updateddate=version.published_at,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def readable(text: str) -> str:
    """The text without the control characters that XML cannot hold."""
    return "".join(sign if sign >= " " or sign in "\t\n" else " " for sign in text)


def _entries(versions: list[PlanVersion]) -> Iterator[tuple[PlanVersion, str]]:
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
    return readable(_("%(plan)s: versie %(number)s") % {"plan": content.title, "number": version.number})


def _lasting_id(name: str) -> str:
    """An id that stays the same on every host and in every language."""
    return uuid5(NAMESPACE_URL, f"samenplan:{name}").urn
