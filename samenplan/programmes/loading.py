"""Puts the programme files into the database, as often as one likes.

Loading again changes nothing that is already right, renews what the files changed, drops facts that left the files,
and never touches a fact that a person filled in or corrected.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction

from samenplan.programmes.data_files import FactEntry, KpiEntry, ProgrammeFile, programme_files
from samenplan.programmes.models import (
    Call,
    Expectation,
    Fact,
    Kpi,
    Measure,
    Programme,
    ProgrammeGoal,
    ProjectYear,
)
from samenplan.programmes.rules import FactName


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many rows stand after loading."""

    programmes: int
    calls: int
    measures: int
    facts: int


@dataclass(frozen=True, slots=True)
class _PlacedFact:
    """A fact with what it is about."""

    programme: Programme
    subject: str
    entry: FactEntry


@transaction.atomic
def load_programmes() -> Loaded:
    """Load every file of `data/`; all of it or nothing.

    Raises:
        BadProgrammeFile: a file is not right.
    """
    files = programme_files()
    for said in files:
        if said.programme.name:
            _programme(said)
    programmes = {programme.key: programme for programme in Programme.objects.all()}
    for step in (_goals, _measures, _call, _project_years, _kpis, _expectations):
        for said in files:
            step(said, programmes[said.programme.key])
    _facts([fact for said in files for fact in _facts_of(said, programmes[said.programme.key])])
    return Loaded(Programme.objects.count(), Call.objects.count(), Measure.objects.count(), Fact.objects.count())


def _programme(said: ProgrammeFile) -> None:
    entry = said.programme
    Programme.objects.update_or_create(key=entry.key, defaults={"name": entry.name, "summary": entry.summary})


def _goals(said: ProgrammeFile, programme: Programme) -> None:
    for entry in said.goals:
        ProgrammeGoal.objects.update_or_create(programme=programme, number=entry.number, defaults={"name": entry.name})


def _measures(said: ProgrammeFile, programme: Programme) -> None:
    goals = {goal.number: goal for goal in programme.goals.all()}
    for entry in said.measures:
        Measure.objects.update_or_create(
            programme=programme,
            number=entry.number,
            defaults={
                "goal": goals[entry.goal] if entry.goal else None,
                "title": entry.title,
                "number_confidence": entry.number_confidence,
                "source_url": entry.source,
                "note": entry.note,
            },
        )


def _call(said: ProgrammeFile, programme: Programme) -> None:
    if said.call:
        Call.objects.update_or_create(
            key=said.call.key,
            defaults={
                "programme": programme,
                "name": said.call.name,
                "place": said.call.place,
                "note": said.call.note,
            },
        )


def _project_years(said: ProgrammeFile, programme: Programme) -> None:
    calls = {call.key: call for call in programme.calls.all()}
    for entry in said.project_years:
        ProjectYear.objects.update_or_create(
            programme=programme,
            number=entry.number,
            defaults={
                "call": calls[entry.call] if entry.call else None,
                "starts_on": entry.starts_on,
                "ends_on": entry.ends_on,
                "source_url": entry.source,
                "confidence": entry.confidence,
            },
        )


def _kpis(said: ProgrammeFile, programme: Programme) -> None:
    if not said.call:
        return
    call = Call.objects.get(key=said.call.key)
    measures = {measure.number: measure for measure in programme.measures.all()}
    for entry in said.kpis:
        for place, group in enumerate(entry.target_groups):
            Kpi.objects.update_or_create(
                call=call,
                measure=measures[entry.measure],
                target_group=group,
                defaults={
                    "place": place,
                    "unit": entry.unit,
                    "is_plan": entry.is_plan,
                    "confidence": entry.confidence,
                    "source_url": entry.source,
                    "note": entry.note,
                },
            )


def _expectations(said: ProgrammeFile, programme: Programme) -> None:
    measures = {measure.number: measure for measure in programme.measures.all()}
    for place, entry in enumerate(said.expectations):
        Expectation.objects.update_or_create(
            measure=measures[entry.measure],
            key=entry.key,
            defaults={
                "place": place,
                "title": entry.title,
                "help": entry.help,
                "rule_name": entry.rule,
                "source_url": entry.source,
                "confidence": entry.confidence,
            },
        )


def _facts_of(said: ProgrammeFile, programme: Programme) -> Iterator[_PlacedFact]:
    for entry in said.facts:
        yield _PlacedFact(programme, said.subject, entry)
    if said.call:
        for kpi in said.kpis:
            for subject, entry in _kpi_facts(said.call.key, kpi):
                yield _PlacedFact(programme, subject, entry)


def _kpi_facts(call_key: str, kpi: KpiEntry) -> Iterator[tuple[str, FactEntry]]:
    """Price and maximum per target group; the published maximum holds for the measure as a whole."""
    subject = f"{call_key}/actie-{kpi.measure}"
    for place in range(len(kpi.target_groups)):
        for term in kpi.terms(place):
            yield f"{subject}/{place}", term
    if kpi.published_maximum_cents is not None:
        published = str(kpi.published_maximum_cents)
        yield subject, FactEntry(FactName.PUBLISHED_MAXIMUM_CENTS, "stated", published, kpi.published_source)


def _facts(placed: list[_PlacedFact]) -> None:
    """Write the facts of the files; what a person changed keeps its place, also against a gap of the file."""
    by_hand = set(Fact.objects.filter(changed_by_hand=True).values_list("subject", "name"))
    kept = [fact for fact in placed if (fact.subject, fact.entry.name) not in by_hand]
    wanted = {(fact.subject, fact.entry.name, fact.entry.source) for fact in kept}
    for row in Fact.objects.filter(changed_by_hand=False):
        if (row.subject, row.name, row.source_url) not in wanted:
            row.delete()
    Fact.objects.bulk_create(
        [_row(fact, place) for place, fact in enumerate(kept)],
        update_conflicts=True,
        unique_fields=["subject", "name", "source_url"],
        update_fields=["programme", "place", "value", "confidence", "valid_from", "valid_until", "note"],
    )


def _row(fact: _PlacedFact, place: int) -> Fact:
    entry = fact.entry
    return Fact(
        programme=fact.programme,
        subject=fact.subject,
        name=entry.name,
        place=place,
        value=entry.value,
        source_url=entry.source,
        confidence=entry.confidence,
        valid_from=entry.valid_from,
        valid_until=entry.valid_until,
        note=entry.note,
    )
