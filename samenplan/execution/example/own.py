"""Buurtwerk De Brug tells how it goes: a contact, two activities, a drawn photo, a question with its answer."""

from datetime import UTC, date, datetime

from django.utils.timezone import now

from samenplan.authorities.operations.contacts import add_contact
from samenplan.authorities.queries import actor_of_contact, parties
from samenplan.core.actor import Actor
from samenplan.documents.evidence.checking import checked
from samenplan.execution.example.drawn_photo import drawn_photo
from samenplan.execution.operations.correcting import answer
from samenplan.execution.operations.telling import ask, tell_activity, tell_status
from samenplan.execution.rules.activities import Reached, ToldActivity
from samenplan.plans.models import Plan, PlanNode
from samenplan.plans.queries.plans import nodes
from samenplan.plans.rules.example import BRIDGE
from samenplan.plans.rules.status import ActionStatus

FIRST = ToldActivity(
    title="Eerste tafel: Kanaalstraat kookt voor de Lindewijk",
    took_place_on=date(2026, 10, 10),
    place="refter van basisschool De Linde",
    text="Twee straten, één lange tafel. Na de soep zat iedereen door elkaar.",
    reached=(Reached("bewoners", 42), Reached("nieuwkomers", 9)),
)
SECOND = ToldActivity(
    title="Tweede tafel: de Lindewijk kookt terug",
    took_place_on=date(2026, 11, 14),
    place="zaal van Buurtwerk De Brug",
    text="Minder volk door de regen. Drie mensen willen de volgende keer mee organiseren.",
    reached=(Reached("bewoners", 28), Reached("nieuwkomers", 11)),
)
QUESTION = "Mogen we in december ook de buren van de overkant van het kanaal uitnodigen?"
ANSWER = "Graag. Hou het op 60 mensen, zoveel mogen er in de zaal. Ik laat de sleutel klaarleggen."


def place(plan: Plan, by: Actor) -> None:
    """What Samira of Buurtwerk De Brug told about eating together."""
    action = nodes(by).get(plan=plan, title__startswith="Samen eten")
    samira = actor_of_contact(
        add_contact(parties(by).get(name=BRIDGE), "Samira El Amrani", "samira@debrug.example", by=by)
    )
    _tell(action, FIRST, "vb-tafel-1", by=samira, photo="Samen eten, oktober")
    _tell(action, SECOND, "vb-tafel-2", by=samira)
    evening = datetime(2026, 11, 16, 19, tzinfo=UTC)
    words = "Twee van de twaalf tafels zijn voorbij."
    tell_status(action, ActionStatus.RUNNING, words, on=date(2026, 11, 16), by=samira, now=evening)
    answer(ask(action, QUESTION, by=samira), ANSWER, by=by, now=now())


def _tell(action: PlanNode, told: ToldActivity, key: str, *, by: Actor, photo: str = "") -> None:
    proofs = [checked("tafel.jpg", drawn_photo(photo))] if photo else []
    evening = datetime(told.took_place_on.year, told.took_place_on.month, told.took_place_on.day, 21, tzinfo=UTC)
    tell_activity(action, told, key=key, proofs=proofs, by=by, now=evening)
