"""What shows that something took place: photos and documents that passed the gate, and links."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

from django.db import transaction

from samenplan.audit.operations import record
from samenplan.authorities.rules import teller_of
from samenplan.core.actor import Actor
from samenplan.core.errors import Refused
from samenplan.core.fields import objections_to_text
from samenplan.core.permissions import Permission
from samenplan.documents.evidence.checking import CleanFile
from samenplan.execution.files import store
from samenplan.execution.models import Activity, Evidence
from samenplan.execution.operations.holding import held, require_hers
from samenplan.execution.queries import told as queries
from samenplan.execution.rules.kinds import EvidenceKind
from samenplan.plans.models import PlanNode
from samenplan.plans.operations.locking import own_or_written

LONGEST_NAME = 200
MOST_PER_ACTION = 500


@dataclass(frozen=True, slots=True)
class Link:
    """An address where one sees what took place."""

    address: str


Proof = CleanFile | Link
"""What can be evidence."""


@transaction.atomic
def add_evidence(node: PlanNode, proof: Proof, *, activity: Activity | None = None, by: Actor) -> Evidence:
    """Hang a photo, document or link on an action, or on something that took place in it; the same one only once.

    Raises:
        Refused: see `hang`.
    """
    fresh = own_or_written(node, by)
    around = held(activity, queries.activities(by).filter(node=fresh), by=by) if activity else None
    there = fresh.evidence.filter(activity=around, withdrawn_at=None)
    same = there.filter(address=proof.address) if isinstance(proof, Link) else there.filter(sha256=proof.sha256)
    if (found := same.first()) is not None:
        return found
    evidence = hang(proof, fresh, around, by=by)
    record(by, "evidence.added", evidence, node=fresh.pk)
    return evidence


def hang(proof: Proof, node: PlanNode, activity: Activity | None, *, by: Actor) -> Evidence:
    """A row for what passed; the file stands on disk before the row is written. A step of an operation.

    Raises:
        Refused: there is very much already, or the name holds what never belongs in a plan.
    """
    if node.evidence.count() >= MOST_PER_ACTION:
        raise Refused(f"Hier staan al {MOST_PER_ACTION} bewijsstukken. Zet de rest in een map en geef daarvan de link.")
    row = Evidence(node=node, activity=activity, **teller_of(by))
    if isinstance(proof, Link):
        row.kind, row.name, row.address = EvidenceKind.LINK, proof.address[:LONGEST_NAME], proof.address
    else:
        row.kind = EvidenceKind.PHOTO if proof.is_photo else EvidenceKind.DOCUMENT
        row.name, row.content_type = _name(proof), proof.content_type
        row.size, row.sha256 = len(proof.data), proof.sha256
    if objections := objections_to_text(row.name):
        raise Refused(objections)
    if isinstance(proof, CleanFile):
        row.file.name = store(proof.data, proof.kind.value)
    row.save(force_insert=True)
    return row


def _name(proof: CleanFile) -> str:
    """The name as given, without folders and signs that are no letters, with the extension of what it is now."""
    stem = "".join(sign for sign in PurePath(proof.name.replace("\\", "/")).stem if sign.isprintable()).strip(". ")
    return f"{stem[: LONGEST_NAME - 6] or 'bestand'}.{proof.kind.value}"


@transaction.atomic
def withdraw_evidence(evidence: Evidence, *, by: Actor, now: datetime) -> None:
    """Take a piece of evidence back: it stays, marked, and nobody sees it outside.

    Raises:
        Refused: somebody else told it.
    """
    fresh = held(evidence, queries.evidence(by), by=by)
    require_hers(fresh, by=by)
    if fresh.withdrawn_at is not None:
        return
    fresh.withdrawn_at, fresh.is_public = now, False
    fresh.save(update_fields=["withdrawn_at", "is_public"])
    record(by, "evidence.withdrawn", fresh, node=fresh.node_id)


@transaction.atomic
def set_public(evidence: Evidence, *, public: bool, by: Actor) -> None:
    """Let residents see a photo, or no longer.

    Raises:
        Refused: it is no photo, or it was withdrawn.
    """
    by.require(Permission.PROGRESS_MANAGE)
    fresh = held(evidence, queries.evidence(by), by=by)
    if public and (fresh.kind != EvidenceKind.PHOTO or fresh.withdrawn_at is not None):
        raise Refused("Alleen een foto die niet ingetrokken is, kan op de openbare pagina.")
    if public and fresh.activity is not None and fresh.activity.withdrawn_at is not None:
        raise Refused("De activiteit van deze foto is ingetrokken. Daarom kan de foto niet op de openbare pagina.")
    if fresh.is_public is public:
        return
    fresh.is_public = public
    fresh.save(update_fields=["is_public"])
    verb = "evidence.made_public" if public else "evidence.made_private"
    record(by, verb, fresh, node=fresh.node_id)


@transaction.atomic
def note_download(evidence: Evidence, *, by: Actor) -> None:
    """A document that leaves the house leaves a line."""
    by.require(Permission.ACTION_VIEW)
    record(by, "evidence.downloaded", evidence, node=evidence.node_id)
