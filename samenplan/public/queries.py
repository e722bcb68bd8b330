"""What everybody may read: versions that were published, and those that were withdrawn since."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db.models import Exists, OuterRef, QuerySet

from samenplan.authorities.models import Authority
from samenplan.decisions.models import Decision
from samenplan.decisions.rules.bodies import BODY_LABELS, BodyKind
from samenplan.execution.models import YearReport
from samenplan.plans.models import Plan, PlanVersion
from samenplan.plans.queries.versions import public_versions
from samenplan.plans.rules.content import PlanContent, for_public
from samenplan.plans.rules.frozen import as_json, fingerprint, from_json
from samenplan.public.rules.linked_data import DecisionReference

FEED_LENGTH = 20
"""Publications in the feed; older ones stay readable at their own address."""

_KEPT = 32


@dataclass(frozen=True, slots=True)
class Shelf:
    """The public versions of one plan, newest publication first; withdrawn ones apart. Without their text."""

    shown: tuple[PlanVersion, ...]
    withdrawn: tuple[PlanVersion, ...]

    def numbered(self, number: int) -> PlanVersion | None:
        """The version with this number, when everybody may read it."""
        return next((version for version in self.shown if version.number == number), None)

    def withdrawn_number(self, number: int) -> PlanVersion | None:
        """The version with this number, when it was public and is not any more."""
        return next((version for version in self.withdrawn if version.number == number), None)

    def before(self, version: PlanVersion) -> PlanVersion | None:
        """The version that stood here before this one."""
        later = self.shown[self.shown.index(version) + 1 :]
        return later[0] if later else None

    def after(self, version: PlanVersion) -> PlanVersion | None:
        """The version that replaced this one."""
        place = self.shown.index(version)
        return self.shown[place - 1] if place else None


@dataclass(frozen=True, slots=True)
class Publisher:
    """An authority with how many plans it shows, and when the last one came."""

    authority: Authority
    plans: int
    last_at: datetime


def shelf(slug: str, plan_uid: str) -> Shelf:
    """Every version of this plan that is or was public; empty when there is none. One query."""
    rows = PlanVersion.objects.unscoped(reason="public page: what was published, and that it was withdrawn")
    once = rows.filter(published_at__isnull=False, plan__deleted_at__isnull=True)
    of_plan = once.filter(plan__uid=plan_uid, plan__authority__slug=slug).select_related(
        "plan__authority", "plan__progress_page"
    )
    versions = list(of_plan.defer("content", "note").order_by("-published_at", "-number"))
    return Shelf(
        shown=tuple(version for version in versions if version.withdrawn_at is None),
        withdrawn=tuple(version for version in versions if version.withdrawn_at is not None),
    )


def publishers() -> list[Publisher]:
    """Authorities with a public plan, by name. One query; titles are not read, because they are the working text."""
    found: dict[int, Publisher] = {}
    seen: set[int] = set()
    for version in public_versions().defer("content", "note", "plan__authority__logo"):
        authority, known = version.plan.authority, found.get(version.plan.authority_id)
        count = (known.plans if known else 0) + (version.plan_id not in seen)
        seen.add(version.plan_id)
        last = known.last_at if known else _published(version)
        found[authority.pk] = Publisher(authority, count, last)
    return sorted(found.values(), key=lambda publisher: publisher.authority.name)


def slug_of(plan_uid: str) -> str:
    """The town of a plan that is or was public; "" when there is none. One query."""
    rows = public_versions().filter(plan__uid=plan_uid)
    return rows.values_list("plan__authority__slug", flat=True).first() or ""


def reports_of(plan: Plan) -> list[YearReport]:
    """The yearly reports of this plan that everybody may read, newest period first. One query."""
    rows = YearReport.objects.unscoped(reason="public page: yearly reports that were published")
    shown = rows.filter(plan=plan, published_at__isnull=False, withdrawn_at__isnull=True)
    return list(shown.select_related("plan__authority").defer("content", "texts", "plan__authority__logo"))


def report(slug: str, plan_uid: str, report_uid: str) -> YearReport | None:
    """A yearly report that is or was public. One query."""
    rows = YearReport.objects.unscoped(reason="public page: yearly reports that were published")
    once = rows.filter(uid=report_uid, plan__uid=plan_uid, plan__authority__slug=slug, published_at__isnull=False)
    return once.filter(plan__deleted_at__isnull=True).select_related("plan__authority").first()


def versions_of(slug: str) -> QuerySet[PlanVersion]:
    """Public versions of one authority with their text, newest publication first."""
    return public_versions().filter(plan__authority__slug=slug).defer("note")


def current_versions(slug: str) -> list[PlanVersion]:
    """The newest public version of each plan of one authority, with its text. Two queries."""
    newest: dict[int, int] = {}
    for version in versions_of(slug).defer("content", "note", "plan__authority__logo"):
        newest.setdefault(version.plan_id, version.pk)
    return list(versions_of(slug).filter(pk__in=newest.values()))


def latest_publications(slug: str) -> list[PlanVersion]:
    """The last publications of one authority, with their text; one more than the feed shows, to compare with."""
    return list(versions_of(slug)[: FEED_LENGTH + 1])


def progressing(slug: str) -> list[PlanVersion]:
    """The newest public version of each plan of one authority that shows how it goes, with its text. Two queries."""
    newest: dict[int, int] = {}
    rows = versions_of(slug).filter(plan__progress_page__shown_since__isnull=False)
    for version in rows.defer("content", "note", "plan__authority__logo"):
        newest.setdefault(version.plan_id, version.pk)
    return list(versions_of(slug).filter(pk__in=newest.values())) if newest else []


def progressing_everywhere() -> QuerySet[PlanVersion]:
    """The newest public version of every plan that shows residents how it goes, by town; without their text."""
    later = public_versions().filter(plan=OuterRef("plan"), published_at__gt=OuterRef("published_at"))
    rows = public_versions().filter(plan__progress_page__shown_since__isnull=False).exclude(Exists(later))
    return (
        rows.select_related("plan__authority", "plan__progress_page")
        .defer("note")
        .order_by("plan__authority__name", "pk")
    )


def with_text(versions: Sequence[PlanVersion]) -> list[PlanVersion]:
    """The same versions with their text, in the same order. One query."""
    rows = {version.pk: version for version in public_versions().filter(pk__in=[v.pk for v in versions])}
    return [rows[version.pk] for version in versions if version.pk in rows]


def decision_of(version: PlanVersion) -> DecisionReference | None:
    """The decision that approved this version, with its own address when it was published. One query."""
    rows = Decision.objects.unscoped(reason="public page: which decision approved a public version")
    known = rows.filter(approved_version=version, decided_on__isnull=False).order_by("-decided_on", "-pk")
    found = known.only("title", "body", "decided_on", "published_url", "published_on").first()
    if found is None:
        return None
    return DecisionReference(
        title=found.title,
        body=BODY_LABELS[BodyKind(found.body)],
        decided_on=found.decided_on,
        url=found.published_url if found.published_url.startswith(("https://", "http://")) else "",
        published_on=found.published_on,
    )


def content_of(version: PlanVersion) -> PlanContent:
    """The plan as this version holds it, without what is internal. A frozen text never changes, so it is read once."""
    return _read(version.content)


@lru_cache(maxsize=_KEPT)
def _read(text: str) -> PlanContent:
    return for_public(from_json(text))


def public_sha256(version: PlanVersion) -> str:
    """The check sum of the JSON file that everybody can download."""
    return _fingerprint(version.content)


@lru_cache(maxsize=_KEPT)
def _fingerprint(text: str) -> str:
    return fingerprint(as_json(_read(text)))


def _published(version: PlanVersion) -> datetime:
    if version.published_at is None:
        raise ValueError("this version was never published")
    return version.published_at
