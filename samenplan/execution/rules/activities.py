"""What somebody tells about something that took place, and why it cannot be kept so."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from samenplan.core.dutch import written_date
from samenplan.plans.rules.editing import mark

MOST_PEOPLE = 1_000_000
MOST_GROUPS = 20


@dataclass(frozen=True, slots=True)
class Reached:
    """How many people of one group."""

    group: str
    count: int


@dataclass(frozen=True, slots=True)
class ToldActivity:
    """Something that took place, as it is told."""

    title: str
    took_place_on: date
    until: date | None = None
    place: str = ""
    text: str = ""
    reached: tuple[Reached, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """Everything in it that somebody wrote freely."""
        return (self.title, self.place, self.text, *(each.group for each in self.reached))

    @property
    def mark(self) -> str:
        """Equal for equal tellings: a correction says with it from what it started."""
        return mark(self)


def objections_to_activity(told: ToldActivity, today: date) -> list[str]:
    """Every reason why this cannot be kept; none means it can."""
    objections = []
    if not told.title.strip():
        objections.append("Zeg in een paar woorden wat er plaatsvond.")
    if told.took_place_on > today:
        objections.append(f"{written_date(told.took_place_on)} moet nog komen. Vertel het als het voorbij is.")
    if told.until and told.until < told.took_place_on:
        objections.append("De laatste dag valt voor de eerste.")
    if any(not 0 <= each.count <= MOST_PEOPLE for each in told.reached):
        objections.append("Een aantal ligt tussen 0 en 1.000.000.")
    if len(told.reached) > MOST_GROUPS:
        objections.append(f"Geef hoogstens {MOST_GROUPS} groepen.")
    return objections


def together(reached: Iterable[Reached]) -> tuple[Reached, ...]:
    """Each group once, in the order they came; what was told twice is added up."""
    counted: dict[str, Reached] = {}
    for each in reached:
        name = " ".join(each.group.split())
        before = counted.get(name.casefold(), Reached(name, 0))
        counted[name.casefold()] = Reached(before.group, before.count + each.count)
    return tuple(counted.values())


LABELS: Mapping[str, str] = {
    "title": "Wat vond plaats",
    "took_place_on": "Wanneer",
    "until": "Tot en met",
    "place": "Waar",
    "text": "Hoe het ging",
    "reached": "Hoeveel mensen",
}


def words_of(name: str, told: ToldActivity) -> str:
    """One field of a telling in words, to show beside another."""
    value = getattr(told, name)
    if isinstance(value, date):
        return written_date(value)
    if isinstance(value, tuple):
        return ", ".join(f"{each.count} {each.group}" for each in value)
    return str(value or "")


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that two people told differently."""

    label: str
    mine: str
    theirs: str


def differences(mine: ToldActivity, theirs: ToldActivity) -> Sequence[Difference]:
    """What differs, field by field, in words."""
    return [
        Difference(label, words_of(name, mine), words_of(name, theirs))
        for name, label in LABELS.items()
        if getattr(mine, name) != getattr(theirs, name)
    ]
