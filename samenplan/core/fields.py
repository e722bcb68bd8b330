"""The field through which free text comes in."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from samenplan.core.errors import Refused
from samenplan.core.screening import TRACE_LABELS, TraceKind, scan

NEVER_IN_A_PLAN = frozenset({TraceKind.NATIONAL_NUMBER, TraceKind.PLATE, TraceKind.ACCOUNT})
"""Kinds that are refused at entry; the others are advice by the linter. Source: domain/practice.md 3.5."""

ROAD = (
    "Gaat het over een persoon om wie je je zorgen maakt? Neem contact op met de LIVC-R van je gemeente. "
    "Gaat het over een misdrijf? Ga naar de politie. Gaat het over haat of discriminatie? Meld het bij Unia."
)
"""Where an individual case belongs; source: domain/practice.md 3.2 and 3.5."""


def objections_to_text(text: str) -> list[str]:
    """Why this text cannot be kept: a Dutch sentence per kind and the road to take; never the text itself."""
    kinds = {trace.kind for trace in scan(text or "")} & NEVER_IN_A_PLAN
    return [*map(_sentence, sorted(kinds)), ROAD] if kinds else []


def refuse_persons(text: str) -> None:
    """A validator for form fields.

    Raises:
        ValidationError: the text holds what never belongs in a plan.
    """
    if objections := objections_to_text(text):
        raise ValidationError([ValidationError(objection, code="screened") for objection in objections])


class ScreenedTextField(models.TextField):  # type: ignore[type-arg]  # takes none when Django runs
    """Free text that may hold no number, plate or account of a person. What was refused is kept nowhere."""

    def validate(self, value: Any, model_instance: models.Model | None) -> None:  # Any: Django's own signature
        """As Django's, and refuses what never belongs in a plan.

        Raises:
            ValidationError: see `refuse_persons`.
        """
        super().validate(value, model_instance)
        refuse_persons(value)


def check_texts(row: models.Model, names: Sequence[str]) -> None:
    """Hold texts against what their columns allow: their length, and nothing that points at a person.

    Raises:
        Refused: with a Dutch sentence per column that does not fit; never with the text itself.
    """
    objections: list[str] = []
    for name in names:
        column = row._meta.get_field(name)  # noqa: SLF001 - Django's documented model API
        value = getattr(row, name)
        try:
            column.clean(value, row)  # type: ignore[union-attr]  # names are columns, never relations
        except ValidationError as error:
            objections += error.messages
            continue
        if not isinstance(column, ScreenedTextField):
            objections += objections_to_text(value)
    if objections:
        raise Refused(list(dict.fromkeys(objections)))


def _sentence(kind: TraceKind) -> str:
    return f"In deze tekst staat {TRACE_LABELS[kind]}. Dat hoort niet in een plan: haal het eruit en bewaar opnieuw."
