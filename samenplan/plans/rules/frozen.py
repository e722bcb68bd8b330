"""A plan as canonical JSON: what a version holds, what its hash is taken over, what the JSON file says."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from samenplan.plans.rules.content import PlanContent

FORMAT = 1
"""Raised when the shape of the JSON changes; older versions stay readable."""

Shape = TypeVar("Shape")


class UnreadableVersion(ValueError):
    """The JSON is not a plan of a known format."""


def as_json(content: PlanContent) -> str:
    """Canonical JSON: sorted keys, no spaces, dates as JJJJ-MM-DD, values equal to their default left out."""
    facts = {"format": FORMAT, "plan": plain(content)}
    return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def fingerprint(canonical: str) -> str:
    """SHA-256 of the canonical JSON, as 64 hexadecimal digits."""
    return sha256(canonical.encode()).hexdigest()


def from_json(text: str) -> PlanContent:
    """The plan that `as_json` wrote.

    Raises:
        UnreadableVersion: the text is not JSON, of another format, or misses what a plan must have.
    """
    try:
        facts = json.loads(text)
        if not isinstance(facts, dict) or facts.get("format") != FORMAT:
            raise UnreadableVersion("Dit is geen plan van Samenplan, of van een nieuwere uitgave.")
        return _shaped(PlanContent, facts["plan"])
    except (KeyError, TypeError, ValueError) as error:
        raise UnreadableVersion("Dit JSON-bestand is geen volledig plan van Samenplan.") from error


def plain(value: object) -> object:
    """The value as JSON knows it: dataclasses as objects, dates as JJJJ-MM-DD."""
    if is_dataclass(value):
        pairs = ((field, getattr(value, field.name)) for field in fields(value))
        return {field.name: plain(part) for field, part in pairs if part != field.default}
    if isinstance(value, tuple):
        return [plain(part) for part in value]
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return value


_HINTS: dict[type, Mapping[str, Any]] = {}  # Any: what typing itself gives for a hint


def _shaped(kind: type[Shape], facts: Mapping[str, object]) -> Shape:
    hints = _HINTS.setdefault(kind, get_type_hints(kind))
    known = {name: _value(hints[name], part) for name, part in facts.items() if name in hints}
    return kind(**known)


def _value(hint: Any, value: Any) -> Any:  # Any: shapes are checked against the hint right here
    if get_origin(hint) in (Union, UnionType):
        if value is None and NoneType in get_args(hint):
            return None
        if value is None:
            return None  # a plan without a last day, an amount that nobody knows yet
        hint = next(kind for kind in get_args(hint) if kind is not NoneType)
    if get_origin(hint) is tuple:
        return tuple(_value(get_args(hint)[0], part) for part in value)
    if hint is date:
        return date.fromisoformat(value)
    if isinstance(hint, type) and (is_dataclass(hint)):
        return _shaped(hint, value)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint(value)
    if not isinstance(value, hint) or (hint is int and isinstance(value, bool)):
        raise TypeError(f"{value!r} is no {hint}")
    return value
