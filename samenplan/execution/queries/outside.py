"""What residents may know of how a plan goes: of actions in its public text, of plans that show it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Window
from django.db.models.functions import RowNumber

from samenplan.core.screening import scan
from samenplan.core.tenancy import Row
from samenplan.execution.models import Activity, Evidence, ProgressPage, Reach
from samenplan.execution.rules.kinds import EvidenceKind
from samenplan.execution.rules.outside import ActionProgress, Happening, Link, Photo, PlanProgress, TookPlace
from samenplan.execution.rules.reached import Reached, ToldReach, reached
from samenplan.plans.models import Plan, PlanNode, ProgressNote
from samenplan.plans.rules.content import NodeKind
from samenplan.plans.rules.status import ActionStatus

LATEST = 3
"""Activities that the page of a whole plan shows per action; the page of one action shows more."""
ALL_OF_ONE = 100
MOST_PHOTOS = 12
MOST_SCANNED = 500
"""Activities that are searched for names on the officer's page; the newest."""
PHOTO_TYPES = frozenset({"image/jpeg", "image/png", "image/webp"})
_REASON = "how a plan goes: the plan is public, or was fetched on the actor's behalf"


def page_of(plan: Plan) -> ProgressPage | None:
    """The switch of this plan; None while nobody ever touched it. One query."""
    return ProgressPage.objects.unscoped(reason=_REASON).filter(plan=plan).first()


def plan_progress(
    plan: Plan, uids: Iterable[str], *, latest: int = LATEST, takes_reactions: bool = False
) -> PlanProgress:
    """How these actions of the plan go. Four queries, whatever the plan holds."""
    rows = _nodes(plan, uids)
    told = reach_of(plan, [node.pk for node in rows])
    done = _latest(rows, latest)
    shown = _evidence(rows)
    actions = tuple(
        ActionProgress(
            uid=node.uid,
            status=ActionStatus(node.status),
            status_on=node.status_on,
            activities=done[node.pk][0] if node.pk in done else 0,
            latest=done[node.pk][1] if node.pk in done else (),
            reached=told.of_nodes([node.pk]),
            photos=tuple(one for one in shown.get(node.pk, ()) if isinstance(one, Photo))[:MOST_PHOTOS],
            links=tuple(one for one in shown.get(node.pk, ()) if isinstance(one, Link)),
        )
        for node in rows
    )
    return PlanProgress(actions, takes_reactions)


def standings(plan: Plan, uids: Iterable[str]) -> PlanProgress:
    """Only how far these actions are. One query."""
    return PlanProgress(
        tuple(ActionProgress(node.uid, ActionStatus(node.status), node.status_on) for node in _nodes(plan, uids))
    )


def reach_of(plan: Plan, node_ids: Iterable[int]) -> Reached:
    """What these actions of the plan reached, in steps that may be published. One query."""
    rows = Reach.objects.unscoped(reason=_REASON).filter(
        activity__node__plan=plan, activity__node__in=list(node_ids), activity__withdrawn_at__isnull=True
    )
    values = rows.order_by("activity_id", "pk").values_list(
        "activity__node_id", "group", "activity__took_place_on", "count"
    )
    return reached(ToldReach(*row) for row in values)


def words_with_persons(plan: Plan) -> list[tuple[str, str]]:
    """What residents would read and may name a person, each with the title of its action. Two queries."""
    rows = Activity.objects.unscoped(reason=_REASON).filter(node__plan=plan, withdrawn_at=None)
    said = list(rows.order_by("-pk").values_list("title", "place", "node__title")[:MOST_SCANNED])
    names = _shown_evidence().filter(node__plan=plan).order_by("-pk").values_list("name", "node__title")[:MOST_SCANNED]
    told = [(", ".join(filter(None, (title, place))), of) for title, place, of in said]
    return [(words, of) for words, of in [*told, *names] if scan(words)]


def photo(plan: Plan, uids: Iterable[str], sha256: str) -> Evidence | None:
    """A photo that may be shown, by its fingerprint. One query."""
    rows = _shown_evidence().filter(node__plan=plan, sha256=sha256, kind=EvidenceKind.PHOTO)
    found = rows.filter(content_type__in=PHOTO_TYPES).select_related("node").first()
    return found if found is not None and found.node.uid in set(uids) else None


def happenings(plans: Mapping[int, frozenset[str]], *, since: date | None = None, most: int = 50) -> list[Happening]:
    """What is new in these plans, each with the uids of its public actions. Two queries.

    With `since` what took place from that day on, the latest day first; without it what was told last.
    """
    if not plans:
        return []
    found = [*_activities_since(plans, since, most), *_statuses_since(plans, since, most)]
    newest = sorted(found, key=lambda one: (one.told_at, one.key), reverse=True)
    return (sorted(newest, key=lambda one: one.on, reverse=True) if since else newest)[:most]


def _nodes(plan: Plan, uids: Iterable[str]) -> list[PlanNode]:
    """The actions in the order of `uids`; those that are not public are left out."""
    places = {uid: place for place, uid in enumerate(uids)}
    rows = plan.nodes.filter(kind=NodeKind.ACTION, deleted_at__isnull=True).only(
        "plan_id", "uid", "status", "status_on"
    )
    return sorted((node for node in rows if node.uid in places), key=lambda node: places[node.uid])


def _latest(nodes: Iterable[PlanNode], most: int) -> dict[int, tuple[int, tuple[TookPlace, ...]]]:
    """Per action how many activities there were, and the newest of them."""
    rows = Activity.objects.unscoped(reason=_REASON).filter(node__in=[node.pk for node in nodes], withdrawn_at=None)
    newest = Window(RowNumber(), partition_by="node_id", order_by=(F("took_place_on").desc(), F("pk").desc()))
    counted = Window(Count("pk"), partition_by="node_id")
    kept = rows.annotate(place_in_action=newest, together=counted).filter(place_in_action__lte=most)
    found: dict[int, tuple[int, tuple[TookPlace, ...]]] = {}
    fields = ("node_id", "together", "title", "took_place_on", "until", "place")
    for node_id, together, *facts in kept.order_by("node_id", "place_in_action").values_list(*fields):
        earlier = found.get(node_id, (0, ()))[1]
        found[node_id] = (together, (*earlier, TookPlace(*facts)))
    return found


def _shown_evidence() -> QuerySet[Evidence]:
    rows = Evidence.objects.unscoped(reason="photos and links that were marked for residents")
    of_nobody = Q(activity__isnull=True) | Q(activity__withdrawn_at__isnull=True)
    return rows.filter(of_nobody, is_public=True, withdrawn_at__isnull=True, node__deleted_at__isnull=True)


def _evidence(nodes: Iterable[PlanNode]) -> dict[int, list[Photo | Link]]:
    kinds = (EvidenceKind.PHOTO, EvidenceKind.LINK)
    rows = _shown_evidence().filter(node__in=[node.pk for node in nodes], kind__in=kinds).order_by("-pk")
    found: dict[int, list[Photo | Link]] = {}
    for row in rows.only("node_id", "kind", "name", "sha256", "address", "content_type"):
        if row.kind == EvidenceKind.PHOTO and row.content_type in PHOTO_TYPES:
            found.setdefault(row.node_id, []).append(Photo(row.name, row.sha256))
        elif row.address.startswith(("https://", "http://")):
            found.setdefault(row.node_id, []).append(Link(row.name, row.address))
    return found


def _activities_since(plans: Mapping[int, frozenset[str]], since: date | None, most: int) -> Iterator[Happening]:
    rows = _of(Activity.objects.unscoped(reason=_REASON), plans).filter(withdrawn_at=None)
    rows = rows.filter(took_place_on__gte=since) if since else rows
    order = "-took_place_on" if since else "-created_at"
    for row in rows.order_by(order, "-pk").defer("text")[:most]:
        what = TookPlace(row.title, row.took_place_on, row.until, row.place)
        key, when = f"activiteit:{row.pk}", row.took_place_on
        yield Happening(key, row.node.plan_id, row.node.uid, when, row.created_at, took_place=what)


def _statuses_since(plans: Mapping[int, frozenset[str]], since: date | None, most: int) -> Iterator[Happening]:
    """Only what differs from what was told before; telling the same again is no news."""
    notes = ProgressNote.objects.unscoped(reason=_REASON)
    earlier = Q(noted_on__lt=OuterRef("noted_on")) | Q(noted_on=OuterRef("noted_on"), pk__lt=OuterRef("pk"))
    before = notes.filter(earlier, node=OuterRef("node")).order_by("-noted_on", "-pk").values("status")[:1]
    rows = _of(notes, plans).annotate(before=Subquery(before))
    rows = rows.filter(Q(before__isnull=True) | ~Q(before=F("status")))
    rows = rows.filter(noted_on__gte=since) if since else rows
    order = "-noted_on" if since else "-created_at"
    for row in rows.order_by(order, "-pk").defer("text")[:most]:
        key, status = f"stand:{row.pk}", ActionStatus(row.status)
        yield Happening(key, row.node.plan_id, row.node.uid, row.noted_on, row.created_at, status=status)


def _of(rows: QuerySet[Row], plans: Mapping[int, frozenset[str]]) -> QuerySet[Row]:
    """Those of the public actions of these plans."""
    public = Q()
    for plan_id, uids in plans.items():
        public |= Q(node__plan=plan_id, node__uid__in=uids)
    return rows.filter(public, node__deleted_at__isnull=True).select_related("node")
