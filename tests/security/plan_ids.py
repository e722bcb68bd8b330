"""A row of a town for every part of an address that names people, a plan, or a decision; see `ids`."""

from datetime import date, timedelta

from django.utils.timezone import now

from samenplan.authorities.example import STEENAKKER, place_town
from samenplan.authorities.models import Authority, Contact, Invitation, Membership, Partnership, Party, User
from samenplan.authorities.rules import new_secret, secret_hash
from samenplan.core.permissions import Role
from samenplan.plans.models import Plan, PlanNode
from samenplan.plans.rules.content import NodeKind
from samenplan.plans.rules.frozen import as_json, fingerprint
from samenplan.plans.rules.importing.mapping import Mapping, as_plain
from samenplan.plans.tests.examples import small_plan

REASON = "the walk puts rows of a town in its addresses"


def a_person(town: Authority) -> User:
    """Somebody who works in this town only."""
    user = User.objects.filter(email=f"iemand@{town.slug}.example").first()
    user = user or User.objects.create_user(f"iemand@{town.slug}.example", full_name="Iemand", is_example=True)
    Membership.objects.unscoped(reason=REASON).get_or_create(authority=town, user=user, role=Role.COLLEAGUE)
    return user


def party_id(town: Authority) -> int:
    party, _ = Party.objects.unscoped(reason=REASON).get_or_create(authority=town, name="Jeugddienst")
    return party.pk


def user_id(town: Authority) -> int:
    return a_person(town).pk


def invitation_id(town: Authority) -> int:
    said = {"secret_hash": secret_hash(new_secret()), "expires_at": now() + timedelta(days=14)}
    rows = Invitation.objects.unscoped(reason=REASON)
    invitation, _ = rows.get_or_create(authority=town, email=f"gast@{town.slug}.example", defaults=said)
    return invitation.pk


def partnership_id(town: Authority) -> int:
    partnership, _ = Partnership.objects.get_or_create(lead=town, defaults={"name": f"Rond {town.name}"})
    return partnership.pk


def a_plan(town: Authority) -> Plan:
    """A plan of this town, with everything hanging on it that an address can name."""
    said = {"level_names": ["Doelstelling"]}
    plan, made = Plan.objects.unscoped(reason=REASON).get_or_create(authority=town, title=f"Van {town}", defaults=said)
    if made:
        _fill(plan)
    return plan


def _fill(plan: Plan) -> None:
    text = as_json(small_plan())
    version = plan.versions.create(number=1, content=text, sha256=fingerprint(text))
    plan.versions.create(number=2, content=text, sha256=fingerprint(text))  # a difference takes two
    plan.nodes.create(kind=NodeKind.ACTION, title="Een actie", position=0)
    plan.nodes.create(kind=NodeKind.ACTION, title="Een andere actie", position=1)
    somebody = a_person(plan.authority)
    plan.comments.create(author=somebody, text="Een opmerking")
    plan.import_runs.create(
        file_name="plan.csv",
        file=b"Doelstelling;Actie\nBuren;Straatfeest\n",
        mapping=as_plain(Mapping(tables=())),
        by=somebody,
    )
    plan.advice_rounds.create(version=version, body="Jeugdraad", asked_on=date(2026, 11, 2))
    decision = plan.decisions.create(version=version, title="Goedkeuring van het plan")
    decision.annexes.create(name="Het plan", version=version)


def plan_id(town: Authority) -> int:
    return a_plan(town).pk


def a_node(town: Authority) -> PlanNode:
    """The first of its plan: the walk itself may make more."""
    return a_plan(town).nodes.order_by("pk")[0]


def node_id(town: Authority) -> int:
    return a_node(town).pk


def comment_id(town: Authority) -> int:
    return a_plan(town).comments.get().pk


def run_id(town: Authority) -> int:
    return a_plan(town).import_runs.get().pk


def round_id(town: Authority) -> int:
    return a_plan(town).advice_rounds.get().pk


def decision_id(town: Authority) -> int:
    return a_plan(town).decisions.get().pk


def annex_id(town: Authority) -> int:
    return a_plan(town).decisions.get().annexes.get().pk


def opened_id(town: Authority) -> int:
    """A plan of a third town that was opened to this one, and to no other."""
    third = place_town(STEENAKKER)
    rows = Plan.objects.unscoped(reason=REASON)
    plan, _ = rows.get_or_create(authority=third, title=f"Open voor {town}", defaults={"level_names": ["Doelstelling"]})
    plan.openings.get_or_create(opened_to=town)
    return plan.pk


def contact_id(town: Authority) -> int:
    rows = Contact.objects.unscoped(reason=REASON)
    contact, _ = rows.get_or_create(party_id=party_id(town), full_name="Iemand zonder account")
    return contact.pk
