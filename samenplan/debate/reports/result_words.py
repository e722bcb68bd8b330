"""A result in sentences, in the reader's language: in brief, the map read aloud, and what the checks say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from samenplan.core.dutch import counted
from samenplan.debate.queries.results import Line, Reading
from samenplan.debate.reports.map_svg import Place, overlapping
from samenplan.debate.rules.checking import Checks, PolisCheck, Presence
from samenplan.debate.rules.outcome import GroupOnMap, Outcome
from samenplan.debate.words import said

MIDDLE = 0.25
"""Standard deviations from an axis within which a group stands in the middle."""
PLACES = {
    (-1, 1): _("linksboven"),
    (0, 1): _("bovenaan"),
    (1, 1): _("rechtsboven"),
    (-1, 0): _("links"),
    (0, 0): _("in het midden"),
    (1, 0): _("rechts"),
    (-1, -1): _("linksonder"),
    (0, -1): _("onderaan"),
    (1, -1): _("rechtsonder"),
}


def in_brief(reading: Reading) -> tuple[str, str, str]:
    """What we share, where we differ, and what nobody knows yet; a sentence each."""
    return _shared(reading), _differing(reading), _unknown(reading)


def _shared(reading: Reading) -> str:
    every, shared, rejected = len(reading.lines), len(reading.shared), len(reading.rejected)
    if shared:
        text = ngettext(
            "Wat we delen: mensen die anders denken, zijn het eens over %(many)s van de %(all)s stellingen: "
            "“%(first)s”",
            "Wat we delen: mensen die anders denken, zijn het eens over %(many)s van de %(all)s stellingen, het "
            "duidelijkst over “%(first)s”",
            shared,
        )
        return text % {"many": shared, "all": every, "first": _first(reading.shared)}
    if rejected:
        text = ngettext(
            "Wat we delen: mensen die anders denken, wijzen samen %(many)s van de %(all)s stellingen af: “%(first)s”",
            "Wat we delen: mensen die anders denken, wijzen samen %(many)s van de %(all)s stellingen af, het "
            "duidelijkst “%(first)s”",
            rejected,
        )
        return text % {"many": rejected, "all": every, "first": _first(reading.rejected)}
    return gettext("Wat we delen: geen enkele stelling wordt duidelijk door alle kanten gedeeld.")


def _differing(reading: Reading) -> str:
    many = len(reading.divided)
    if not many:
        return gettext("Waar we verschillen: over geen enkele stelling verschillen de kanten duidelijk.")
    text = ngettext(
        "Waar we verschillen: over %(many)s stelling denken de kanten anders: “%(first)s”",
        "Waar we verschillen: over %(many)s stellingen denken de kanten anders, het meest over “%(first)s”",
        many,
    )
    return text % {"many": many, "first": _first(reading.divided)}


def _unknown(reading: Reading) -> str:
    many = len(reading.unclear)
    if not many:
        return gettext(
            "Wat we nog niet weten: over elke stelling is er een duidelijk beeld; wat niemand als stelling schreef, "
            "is niet gevraagd."
        )
    return ngettext(
        "Wat we nog niet weten: over %(many)s stelling is er geen duidelijk beeld; wat niemand als stelling schreef, "
        "is niet gevraagd.",
        "Wat we nog niet weten: over %(many)s stellingen is er geen duidelijk beeld; wat niemand als stelling schreef, "
        "is niet gevraagd.",
        many,
    ) % {"many": many}


def _first(lines: Sequence[Line]) -> str:
    return _for_reader(lines[0]) if lines else ""


def words_of(reading: Reading, number: int | None) -> str:
    """The statement with this number in the reader's language where somebody translated it; nothing when it is out."""
    line = reading.lines.get(number or 0)
    return _for_reader(line) if line else ""


def _for_reader(line: Line) -> str:
    words = said(line.statement)
    return words.beside or words.text


@dataclass(frozen=True, slots=True)
class MapRow:
    """A group on the map, as its table says it."""

    name: str
    size: str
    x: str
    y: str


def map_rows(outcome: Outcome) -> list[MapRow]:
    """The table of the map: as many rows as there are clouds."""
    return [
        MapRow(_name(outcome, one), _size(one), number_format(one.x, 1), number_format(one.y, 1))
        for one in shown_groups(outcome)
    ]


def shown_groups(outcome: Outcome) -> list[GroupOnMap]:
    """The groups that are large enough to draw."""
    return [one for one in outcome.groups if one.size is not None]


def _name(outcome: Outcome, one: GroupOnMap) -> str:
    """A group, or everybody when there are no groups that hold."""
    return gettext("Groep %(letter)s") % {"letter": one.letter} if outcome.has_groups else gettext("Alle deelnemers")


def _size(one: GroupOnMap) -> str:
    return gettext("minstens %(size)s") % {"size": one.size or 5}


def map_places(outcome: Outcome) -> list[Place]:
    """What is drawn: a cloud per group, named as the table names it."""
    return [Place(_name(outcome, one), one.x, one.y, one.width, one.height) for one in shown_groups(outcome)]


def map_in_words(outcome: Outcome) -> list[str]:
    """What the map shows, read aloud: where each group stands, and which clouds lie over each other."""
    shown = shown_groups(outcome)
    if not outcome.has_groups or not shown:
        return []
    told = [
        gettext("%(name)s, %(size)s mensen, staat %(place)s.")
        % {"name": _name(outcome, one), "size": _size(one), "place": _place(one)}
        for one in shown
    ]
    return told + list(_nearness(map_places(outcome)))


def _place(one: GroupOnMap) -> str:
    return str(PLACES[_side(one.x), _side(one.y)])


def _side(value: float) -> int:
    return 0 if abs(value) < MIDDLE else (1 if value > 0 else -1)


def _nearness(places: Sequence[Place]) -> Iterator[str]:
    if len(places) < 2:
        return
    over = overlapping(places)
    if not over:
        yield gettext("De wolken raken elkaar niet.")
    for one, other in over:
        yield gettext("De wolken van %(one)s en %(other)s overlappen.") % {"one": one.name, "other": other.name}


def polis_in_words(reading: Reading, found: PolisCheck) -> list[str]:
    """Where our result and that of Polis agree and differ."""
    return [_polis_groups(reading.outcome, found), _polis_agreed(reading, found)]


def _polis_groups(outcome: Outcome, found: PolisCheck) -> str:
    told = {"ours": len(outcome.groups), "theirs": len(found.groups)}
    if not outcome.has_groups:
        return (
            gettext(
                "Wij tonen geen groepen, omdat ze niet standhouden; Polis verdeelt mensen altijd, hier in %(theirs)s."
            )
            % told
        )
    if told["ours"] == told["theirs"]:
        return gettext("Allebei vinden ze %(theirs)s groepen.") % told
    return gettext("Wij vinden %(ours)s groepen die standhouden, Polis maakt er %(theirs)s.") % told


def _polis_agreed(reading: Reading, found: PolisCheck) -> str:
    many, both = len(found.agreed), len({line.statement.number for line in reading.shared} & set(found.agreed))
    if not many:
        return gettext("Polis vindt geen stelling waar iedereen samen het over eens is.")
    if many == both:
        text = ngettext(
            "De %(many)s stelling waar volgens Polis iedereen samen het over eens is, staat ook bij ons bij wat we "
            "delen.",
            "De %(many)s stellingen waar volgens Polis iedereen samen het over eens is, staan ook bij ons bij wat "
            "we delen.",
            many,
        )
        return text % {"many": many}
    return gettext(
        "Van de %(many)s stellingen waar volgens Polis iedereen samen het over eens is, staan er bij ons %(both)s "
        "bij wat we delen; bij de andere is niet elke kant het duidelijk eens."
    ) % {"many": many, "both": both}


def weighing_in_words(checks: Checks) -> str:
    """Whether it matters who was shown what; for members and paper, hence Dutch only."""
    if not checks.moved:
        return "Het maakt geen verschil: gewogen en niet gewogen geven hetzelfde beeld."
    told = counted(len(checks.moved), "stelling", "stellingen")
    return f"Bij {told} verandert het beeld: het gewogen aandeel ligt verder weg dan toeval verklaart."


def presence_in_words(found: Presence, statements: int) -> str:
    """On how many statements the middle person voted; nothing where that is not told."""
    if found.middle is None:
        return ""
    told = {"middle": found.middle, "all": statements}
    return gettext("De helft van de mensen stemde op minstens %(middle)s van de %(all)s stellingen.") % told


BAND_NAMES = (
    _("minder dan een kwart van de stellingen"),
    _("een kwart tot de helft"),
    _("de helft tot drie kwart"),
    _("drie kwart of meer"),
)
CODE_NAMES = (_("gebruikt"), _("niet gebruikt"))


def band_rows(found: Presence) -> list[tuple[str, int | None]]:
    """How many people voted on how much; nothing where that is not told."""
    return [(str(name), count) for name, count in zip(BAND_NAMES, found.bands, strict=False)]


def code_rows(found: Presence) -> list[tuple[str, int | None]]:
    """How many codes were used and were not; nothing where nobody got one."""
    return [(str(name), count) for name, count in zip(CODE_NAMES, found.codes, strict=False)]


def left_rows(reading: Reading, found: Presence) -> list[tuple[str, int]]:
    """Statements that at least the minimum of people saw without voting on them, the most first."""
    kept = [(words_of(reading, number), count) for number, count in found.left if count is not None]
    return sorted([row for row in kept if row[0]], key=lambda row: (-row[1], row[0]))
