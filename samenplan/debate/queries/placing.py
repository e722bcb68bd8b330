"""Where one participant stands on the map: computed for her alone, kept nowhere."""

from samenplan.debate.models import Participant, Snapshot
from samenplan.debate.queries.mathematics import place_of, routing_from
from samenplan.debate.queries.taking_part import ballot


def place_on_map(snapshot: Snapshot, participant: Participant) -> tuple[float, float] | None:
    """Her place in the measure of the map; None when her votes do not tell."""
    return place_of(routing_from(snapshot.routing), ballot(participant)) if snapshot.routing else None
