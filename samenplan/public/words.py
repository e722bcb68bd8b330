"""What the public pages say in the language of the reader; the plan's own text stays Dutch."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from samenplan.core import dutch
from samenplan.plans.rules.content import (
    BudgetLine,
    ContentLine,
    Indicator,
    MoneySource,
    PreventionLevel,
    Recurrence,
    SectionKind,
    TbdField,
    Timing,
    TimingKind,
    ToBeDetermined,
)
from samenplan.plans.rules.differences import Differences, NodeDifference

SECTIONS = {
    SectionKind.VISION: _("Visie en uitgangspunten"),
    SectionKind.DEFINITIONS: _("Begrippen"),
    SectionKind.ANALYSIS: _("Lokaal beeld"),
    SectionKind.GOALS: _("Wat we willen bereiken"),
    SectionKind.GOVERNANCE: _("Wie stuurt"),
    SectionKind.COMMUNICATION: _("Communicatie"),
    SectionKind.EVALUATION: _("Opvolging en evaluatie"),
}
CONTENT_LINES = {
    ContentLine.POLARISATION: _("polarisatie"),
    ContentLine.HATE_SPEECH: _("haatspraak"),
    ContentLine.DISINFORMATION: _("desinformatie"),
}
PREVENTION = {
    PreventionLevel.PRIMARY: _("voor iedereen (primair)"),
    PreventionLevel.SECONDARY: _("voor wie risico loopt (secundair)"),
    PreventionLevel.TERTIARY: _("na wat gebeurde (tertiair)"),
}
RECURRENCE = {
    Recurrence.WEEK: _("per week"),
    Recurrence.MONTH: _("per maand"),
    Recurrence.QUARTER: _("per kwartaal"),
    Recurrence.SCHOOL_YEAR: _("per schooljaar"),
    Recurrence.YEAR: _("per jaar"),
    Recurrence.TERM: _("in de hele looptijd"),
}
MONEY = {
    MoneySource.OWN: _("eigen middelen"),
    MoneySource.FLEMISH: _("Vlaamse subsidie"),
    MoneySource.FEDERAL: _("federale middelen"),
    MoneySource.EUROPEAN: _("Europese middelen"),
    MoneySource.PARTNER: _("inbreng van een partner"),
    MoneySource.OTHER: _("andere bron"),
}
TBD = {
    TbdField.LEAD: _("trekker"),
    TbdField.PARTNER: _("partner"),
    TbdField.TIMING: _("timing"),
    TbdField.BUDGET: _("budget"),
    TbdField.TARGET_GROUP: _("doelgroep"),
    TbdField.BASELINE: _("nulmeting"),
    TbdField.TARGET: _("streefwaarde"),
    TbdField.DESCRIPTION: _("omschrijving"),
}


def is_dutch() -> bool:
    """Whether the reader chose Dutch."""
    return (get_language() or "nl") == "nl"


def day(value: date | datetime) -> str:
    """23 november 2026, 23 November 2026; of a moment: the day in Brussels."""
    here = localtime(value).date() if isinstance(value, datetime) else value
    return dutch.written_date(here) if is_dutch() else date_format(here, "j F Y")


def amount(cents: int) -> str:
    """€ 25.000 in Dutch, €25,000 in English."""
    if is_dutch():
        return dutch.euros(cents)
    whole, rest = divmod(cents, 100)
    return f"€{whole:,}" + (f".{rest:02d}" if rest else "")


def listed(parts: Sequence[str]) -> str:
    """An enumeration: a, b en c."""
    if len(parts) < 2:
        return "".join(parts)
    return gettext("%(most)s en %(last)s") % {"most": ", ".join(parts[:-1]), "last": parts[-1]}


def goals(count: int) -> str:
    """1 doel, 3 doelen."""
    return ngettext("%(count)s doel", "%(count)s doelen", count) % {"count": count}


def actions(count: int) -> str:
    """1 actie, 14 acties."""
    return ngettext("%(count)s actie", "%(count)s acties", count) % {"count": count}


def timing(value: Timing) -> str:
    """When an action takes place; falls back on the words it was written in."""
    return _timing(value) or value.words or gettext("nog niet bepaald")


def _timing(value: Timing) -> str:
    if value.kind is TimingKind.DATE and value.starts_on:
        return day(value.starts_on)
    if value.kind is TimingKind.PERIOD:
        return period(value.starts_on, value.ends_on)
    if value.kind is TimingKind.RELATIVE and value.after_months is not None:
        months = value.after_months
        within = ngettext("binnen %(n)s maand na de start", "binnen %(n)s maanden na de start", months)
        return within % {"n": months}
    if value.kind is TimingKind.RECURRING and value.per:
        times = value.times or 1
        often = ngettext("%(n)s keer %(span)s", "%(n)s keer %(span)s", times)
        return often % {"n": times, "span": RECURRENCE[value.per]}
    return ""


def period(first: date | None, last: date | None) -> str:
    """From when until when; nothing when neither day is known."""
    if first and last:
        return gettext("van %(first)s tot %(last)s") % {"first": day(first), "last": day(last)}
    if first:
        return gettext("vanaf %(first)s") % {"first": day(first)}
    return gettext("tot %(last)s") % {"last": day(last)} if last else ""


def budget(line: BudgetLine) -> str:
    """€ 3.200, Vlaamse subsidie, Plan Samenleven, 2027."""
    money = gettext("bedrag nog niet bekend") if line.amount_cents is None else amount(line.amount_cents)
    return ", ".join(part for part in (money, str(MONEY[line.source]), line.label, str(line.year or "")) if part)


def indicator(value: Indicator) -> str:
    """Gespreksavonden: nu 0, doel 4 tegen 31 december 2027."""
    parts = [gettext("nu %(value)s") % {"value": value.baseline}] if value.baseline else []
    if value.target and value.target_on:
        parts.append(gettext("doel %(value)s tegen %(day)s") % {"value": value.target, "day": day(value.target_on)})
    elif value.target:
        parts.append(gettext("doel %(value)s") % {"value": value.target})
    return f"{value.name}: {', '.join(parts)}" if parts else value.name


def open_value(value: ToBeDetermined) -> str:
    """Trekker, tegen 1 december 2026."""
    if value.due_on is None:
        return str(TBD[value.field])
    return gettext("%(field)s, tegen %(day)s") % {"field": TBD[value.field], "day": day(value.due_on)}


def changes(found: Differences) -> str:
    """What changed between two versions, in one sentence."""
    if is_dutch():
        return found.sentence
    texts = len(found.plan) + len(found.sections)
    parts = [
        *(gettext("%(what)s bij") % {"what": what} for what in _kinds(found.added)),
        *(gettext("%(what)s weg") % {"what": what} for what in _kinds(found.removed)),
        *([gettext("%(count)s verplaatst") % {"count": len(found.moved)}] if found.moved else []),
        *([gettext("%(count)s gewijzigd") % {"count": len(found.changed)}] if found.changed else []),
        *([gettext("%(count)s in de tekst van het plan zelf") % {"count": texts}] if texts else []),
    ]
    return f"{', '.join(parts)}." if parts else gettext("Er is geen verschil.")


def _kinds(nodes: Sequence[NodeDifference]) -> list[str]:
    of_actions = sum(1 for one in nodes if one.node.is_action)
    of_goals = len(nodes) - of_actions
    return [text for count, text in ((of_goals, goals(of_goals)), (of_actions, actions(of_actions))) if count]
