"""Whom one can ask about an action, per step: partners, leads, officers."""

from collections.abc import Collection
from dataclasses import dataclass

from samenplan.authorities.models import Contact, Membership
from samenplan.core.actor import Actor
from samenplan.core.permissions import Role
from samenplan.execution.models import Reminder
from samenplan.execution.rules.kinds import ReminderStep
from samenplan.notices.queries import silences
from samenplan.plans.models import Involvement

STEP_OF_PART = {"partner": ReminderStep.PARTNER, "lead": ReminderStep.LEAD}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account or a contact without one, and whether mails reach her."""

    name: str
    email: str
    user_id: int | None = None
    contact_id: int | None = None
    is_silent: bool = False

    @property
    def gets_mail(self) -> bool:
        return bool(self.email) and not self.is_silent

    @property
    def key(self) -> str:
        """What tells her from others, for the keys of mails."""
        return f"u{self.user_id}" if self.user_id else f"c{self.contact_id}"


PeopleByStep = dict[ReminderStep, list[Person]]


class People:
    """Everyone of one authority who can be asked; four queries, whatever the number of actions."""

    def __init__(self, actor: Actor) -> None:
        quiet = list(silences(actor).values_list("user_id", "contact_id"))
        self._quiet_users = {user for user, _ in quiet if user}
        self._quiet_contacts = {contact for _, contact in quiet if contact}
        self._officers: list[Person] = []
        self._of_party: dict[int, list[Person]] = {}
        self._known: dict[tuple[int | None, int | None], Person] = {}
        self._members(actor)
        self._contacts(actor)
        self._actor = actor

    def _members(self, actor: Actor) -> None:
        rows = Membership.objects.visible_to(actor).filter(user__is_active=True).select_related("user")
        for row in rows.order_by("user__full_name", "pk"):
            user = row.user
            person = Person(user.full_name, user.email, user_id=user.pk, is_silent=user.pk in self._quiet_users)
            if row.role == Role.COORDINATOR:
                self._officers.append(person)
                self._known[(user.pk, None)] = person
            if row.party_id:
                self._of_party.setdefault(row.party_id, []).append(person)
                self._known[(user.pk, None)] = person

    def _contacts(self, actor: Actor) -> None:
        for row in Contact.objects.visible_to(actor).filter(ended_at=None):
            quiet = row.pk in self._quiet_contacts
            person = Person(row.full_name, row.email, contact_id=row.pk, is_silent=quiet)
            self._of_party.setdefault(row.party_id, []).append(person)
            self._known[(None, row.pk)] = person

    def of(self, node_ids: Collection[int]) -> dict[int, PeopleByStep]:
        """Per action and step whom one can ask; a step without people is not there."""
        rows = Involvement.objects.visible_to(self._actor).filter(node__in=node_ids).order_by("position", "pk")
        found: dict[int, PeopleByStep] = {node_id: {} for node_id in node_ids}
        for row in rows:
            people = self._of_party.get(row.party_id, [])
            there = found[row.node_id].setdefault(STEP_OF_PART[row.part], []) if people else []
            there += [person for person in people if person not in there]
        if self._officers:
            for steps in found.values():
                steps[ReminderStep.OFFICER] = list(self._officers)
        return found

    def behind(self, reminder: Reminder) -> Person | None:
        """The person of a reminder, when she can still be asked."""
        return self._known.get((reminder.user_id, reminder.contact_id))
