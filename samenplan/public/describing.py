"""A public version as linked data: its addresses, what came before and after it, who decided."""

from dataclasses import dataclass
from json import dumps

from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from samenplan.execution.rules.outside import PlanProgress
from samenplan.plans.models import PlanVersion
from samenplan.plans.rules.status import STATUS_LABELS
from samenplan.public import queries
from samenplan.public.addresses import (
    ANY_ACTION,
    MEDIA_TYPES,
    FileKind,
    absolute,
    action_address,
    file_address,
    in_dutch,
    plan_address,
    version_address,
)
from samenplan.public.rules.linked_data import DecisionReference, FileAddress, Publication, linked_data

_UNSAFE = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@dataclass(frozen=True, slots=True)
class Description:
    """The facts of a version as JSON-LD."""

    facts: dict[str, object]

    @property
    def as_block(self) -> SafeString:
        """For between script tags: JSON in which no tag can end, so that text of the plan stays text."""
        return SafeString(dumps(self.facts, ensure_ascii=False).translate(_UNSAFE))


@dataclass(frozen=True, slots=True)
class Known:
    """What stands beside the text of a version: who decided, and how it goes."""

    decision: DecisionReference | None
    progress: PlanProgress | None = None


def described(
    request: HttpRequest,
    shelf: queries.Shelf,
    version: PlanVersion,
    known: Known,
) -> Description:
    """The version as linked data; every address is absolute and without a language. The newest says how it goes."""

    def lasting(path: str) -> str:
        return absolute(request, in_dutch(path))

    before, after = shelf.before(version), shelf.after(version)
    if version.published_at is None:
        raise ValueError("this version was never published")
    publication = Publication(
        url=lasting(version_address(version)),
        page=lasting(plan_address(version)),
        action_url=lasting(action_address(version, ANY_ACTION)).replace(ANY_ACTION, "{uid}"),
        number=version.number,
        uid=version.uid,
        published_on=localtime(version.published_at).date(),
        authority_uri=version.plan.authority.lblod_uri,
        replaces=lasting(version_address(before)) if before else "",
        replaced_by=lasting(version_address(after)) if after else "",
        decision=known.decision,
        files=tuple(
            FileAddress(lasting(file_address(version, kind)), MEDIA_TYPES[kind].partition(";")[0]) for kind in FileKind
        ),
    )
    content = queries.content_of(version)
    return Description(linked_data(content, publication, _statuses(known.progress)))


def _statuses(progress: PlanProgress | None) -> dict[str, str]:
    """How far each action is, in Dutch as everything in linked data is."""
    return {action.uid: STATUS_LABELS[action.status] for action in progress.actions} if progress else {}
