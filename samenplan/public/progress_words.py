"""How a plan goes, in the language of the reader."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samenplan.core.screening import TraceKind
from samenplan.execution.rules.kinds import RefusalReason
from samenplan.execution.rules.outside import ActionProgress, Happening, Standing, TookPlace
from samenplan.execution.rules.reached import GroupReach
from samenplan.execution.rules.reactions import MOST_CHARACTERS, Unwelcome, WhyNot
from samenplan.execution.rules.year_facts import ReportPart
from samenplan.plans.rules.status import ActionStatus
from samenplan.public import words

STATUS = {
    ActionStatus.NOT_STARTED: gettext_lazy("Nog niet gestart"),
    ActionStatus.RUNNING: gettext_lazy("Loopt"),
    ActionStatus.DONE: gettext_lazy("Klaar"),
    ActionStatus.STOPPED: gettext_lazy("Stopgezet"),
    ActionStatus.DONE_CLOSED: gettext_lazy("Klaar"),
}
STANDING = {
    Standing.FINISHED: gettext_lazy("klaar"),
    Standing.RUNNING: gettext_lazy("loopt"),
    Standing.TO_START: gettext_lazy("nog te starten"),
    Standing.STOPPED: gettext_lazy("stopgezet"),
}
RULES = {
    RefusalReason.PERSON: gettext_lazy("Schrijf niet over personen: geen namen, adressen, nummers of accounts."),
    RefusalReason.INSULT: gettext_lazy("Beledig of bedreig niemand en zet niet aan tot haat of geweld."),
    RefusalReason.OFF_TOPIC: gettext_lazy("Schrijf over deze actie."),
    RefusalReason.ADVERT: gettext_lazy("Maak geen reclame."),
    RefusalReason.REPEATED: gettext_lazy("Zeg hetzelfde één keer."),
}
REPORT_PARTS = {
    ReportPart.SHORT: gettext_lazy("In het kort"),
    ReportPart.GOALS: gettext_lazy("Wat we deden, per doel"),
    ReportPart.INDICATORS: gettext_lazy("Wat we maten"),
    ReportPart.MILESTONES: gettext_lazy("Mijlpalen"),
    ReportPart.MONEY: gettext_lazy("Geld"),
    ReportPart.DIFFICULT: gettext_lazy("Wat niet lukte"),
    ReportPart.LESSONS: gettext_lazy("Wat we leerden"),
    ReportPart.CONTINUES: gettext_lazy("Wat doorloopt"),
}
_PERSONS = {
    TraceKind.NAME: gettext_lazy("een naam van een persoon"),
    TraceKind.ACCOUNT: gettext_lazy("een account op sociale media"),
    TraceKind.PHONE: gettext_lazy("een telefoonnummer"),
    TraceKind.EMAIL: gettext_lazy("een persoonlijk mailadres"),
    TraceKind.PLATE: gettext_lazy("een nummerplaat"),
    TraceKind.ADDRESS: gettext_lazy("een adres met huisnummer"),
    TraceKind.NATIONAL_NUMBER: gettext_lazy("een rijksregisternummer"),
    TraceKind.IBAN: gettext_lazy("een rekeningnummer"),
}


def status(action: ActionProgress) -> str:
    """Loopt (stand van 5 november 2026)."""
    said = str(STATUS[action.status])
    if action.status_on is None:
        return said
    return _("%(status)s (stand van %(day)s)") % {"status": said, "day": words.day(action.status_on)}


def activities(count: int) -> str:
    """1 activiteit, 14 activiteiten."""
    return ngettext("%(count)s activiteit", "%(count)s activiteiten", count) % {"count": count}


def when(what: TookPlace) -> str:
    """5 november 2026, van 5 november 2026 tot 7 november 2026."""
    return words.day(what.first) if what.last in (None, what.first) else words.period(what.first, what.last)


def people(reach: GroupReach) -> str:
    """43; or that there are too few to tell."""
    if reach.people.value is None:
        return _("minder dan %(count)s, daarom niet getoond") % {"count": reach.people.minimum}
    return str(reach.people) if words.is_dutch() else f"{reach.people.value:,}"


def counted(counts: Mapping[Standing, int]) -> str:
    """Van 4 acties: 1 klaar, 2 bezig en 1 nog te starten."""
    total = sum(counts.values())
    if not total:
        return _("Er staan nog geen acties in dit plan.")
    parts = (
        (counts[Standing.FINISHED], _("%(count)s klaar")),
        (counts[Standing.RUNNING], _("%(count)s bezig")),
        (counts[Standing.TO_START], _("%(count)s nog te starten")),
        (counts[Standing.STOPPED], _("%(count)s stopgezet")),
    )
    said = words.listed([text % {"count": count} for count, text in parts if count])
    return _("Van %(actions)s: %(parts)s.") % {"actions": words.actions(total), "parts": said}


def happened(one: Happening) -> str:
    """What is new, without the title of the activity, which is the plan's own word."""
    if one.status is None:
        return _("Nieuwe activiteit")
    return _("Stand: %(status)s") % {"status": str(STATUS[one.status])}


def told_in_full(one: Happening) -> str:
    """Gespreksavond, 5 november 2026, bibliotheek; or how far the action is, and since when."""
    what = one.took_place
    if what is None:
        return f"{happened(one)}, {words.day(one.on)}"
    return ", ".join(part for part in (what.title, when(what), what.place) if part)


def since(day: date) -> str:
    """Wat veranderde sinds 1 september 2026."""
    return _("Wat veranderde sinds %(day)s") % {"day": words.day(day)}


def not_shown(reason: RefusalReason, count: int) -> str:
    """How many reactions a rule kept off the page."""
    said = ngettext(
        "%(count)s reactie is niet getoond door deze regel: %(rule)s",
        "%(count)s reacties zijn niet getoond door deze regel: %(rule)s",
        count,
    )
    return said % {"count": count, "rule": str(RULES[reason])}


def unwelcome(no: Unwelcome) -> list[str]:
    """Why a reaction was not kept, and the road to take."""
    if no.persons:
        found = words.listed([str(_PERSONS[kind]) for kind in no.persons])
        return [
            _("In je reactie staat %(what)s. Haal dat weg en verstuur opnieuw.") % {"what": found},
            _(
                "Gaat het over een persoon om wie je je zorgen maakt? Neem contact op met je gemeente. "
                "Gaat het over een misdrijf? Ga naar de politie. "
                "Gaat het over haat of discriminatie? Meld het bij Unia."
            ),
        ]
    return [_why(no.why or WhyNot.CLOSED)]


def _why(why: WhyNot) -> str:
    return {
        WhyNot.CLOSED: _("Op deze actie kun je niet (meer) reageren."),
        WhyNot.EMPTY: _("Schrijf eerst je reactie."),
        WhyNot.TOO_LONG: _("Je reactie is te lang. Hou het bij %(count)s tekens.") % {"count": MOST_CHARACTERS},
        WhyNot.TOO_MANY: _(
            "Er kwamen vandaag te veel reacties langs dezelfde verbinding. Je tekst staat er nog. "
            "Probeer het morgen opnieuw."
        ),
        WhyNot.FULL: _("Er wachten nu te veel reacties. Je tekst staat er nog. Probeer het over enkele dagen opnieuw."),
    }[why]
