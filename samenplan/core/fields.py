"""The field through which free text comes in."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from samenplan.core.screening import TRACE_LABELS, TraceKind, scan

NEVER_IN_A_PLAN = frozenset({TraceKind.NATIONAL_NUMBER, TraceKind.PLATE, TraceKind.ACCOUNT})
"""Kinds that are refused at entry; the others are advice by the linter. Source: domain/practice.md 3.5."""

ROAD = (
    "Gaat het over een persoon om wie u zich zorgen maakt? Neem contact op met de LIVC-R van uw gemeente. "
    "Gaat het over een misdrijf? Ga naar de politie. Gaat het over haat of discriminatie? Meld het bij Unia."
)
"""Where an individual case belongs; source: domain/practice.md 3.2 and 3.5."""


class ScreenedTextField(models.TextField):
    """Free text that may hold no number, plate or account of a person. What was refused is kept nowhere."""

    def validate(self, value: Any, model_instance: models.Model | None) -> None:  # Any: Django's own signature
        """As Django's, and refuses what never belongs in a plan.

        Raises:
            ValidationError: with a Dutch sentence per kind and the road to take; never with the text itself.
        """
        super().validate(value, model_instance)
        kinds = {trace.kind for trace in scan(value or "")} & NEVER_IN_A_PLAN
        if kinds:
            raise ValidationError([*map(_sentence, sorted(kinds)), ValidationError(ROAD, code="screened")])


def _sentence(kind: TraceKind) -> ValidationError:
    sentence = (
        f"In deze tekst staat {TRACE_LABELS[kind]}. Dat hoort niet in een plan: haal het eruit en bewaar opnieuw."
    )
    return ValidationError(sentence, code="screened")
