"""Lines that name a goal or its measure ("Doelstelling 2: …", "Measure of success: …"), or explain an asterisk."""

import re
from dataclasses import dataclass

from samenplan.plans.rules.content import SectionKind
from samenplan.plans.rules.importing.headers import folded
from samenplan.plans.rules.importing.meanings import LEVEL_NAMES, ColumnMeaning

MAX_GOAL = 400
_CODE = r"(?:\s+(?:nr\.?\s*)?(?P<code>[A-Z]{0,3}\d{1,2}(?:\.\d{1,2})*|[A-Z]|[IVX]{1,4})\b)?"
_LABELS = (
    (ColumnMeaning.PILLAR, r"pijler|pillar|spoor|domein|thema|theme"),
    (ColumnMeaning.SUBGOAL, r"operationele doelstelling|operationeel doel|strategic goal|subdoel(?:stelling)?"),
    (ColumnMeaning.GOAL, r"strategische doelstelling|doelstelling|doel|ambitie|ambition|objective|goal|aim|outcome"),
    (ColumnMeaning.SUCCESS_MEASURE, r"measures? of success|success measure|maatstaf(?: voor succes)?|geslaagd als"
        r"|wanneer geslaagd"),
)  # fmt: skip
_REST = rf"{_CODE}\s*(?P<mark>[:.)\u2013-]?)\s*(?P<title>.*)$"
_KNOWN = tuple(
    (meaning, re.compile(rf"^(?P<word>{words}){_REST}", re.IGNORECASE | re.DOTALL)) for meaning, words in _LABELS
)
_OWN_NAMES = {
    "ambitie": "Ambitie",
    "ambition": "Ambitie",
    "thema": "Thema",
    "theme": "Thema",
    "spoor": "Spoor",
    "domein": "Domein",
}
_LEGEND = re.compile(r"^(?P<mark>\*{1,3})\s*[=:]?\s*(?P<text>\S.*)$", re.DOTALL)

_GENERIC = re.compile(
    r"^(?:lokaal )?(?:actie ?plan\w*|acties|actietabel|overzicht\w*|bijlage\w*|tabel\w*|planning|uitvoering"
    r"|plan van aanpak|action plan"
    r"|actions|delivery plan|inleiding|inhoud\w*)\b"
)
_SECTIONS = (
    (SectionKind.VISION, r"visie|uitgangspunten|missie|vision|principes"),
    (SectionKind.DEFINITIONS, r"begrippen\w*|definities?|definitions?|wat is polarisatie"),
    (SectionKind.ANALYSIS, r"(omgevings)?analyse|lokaal beeld|beeldvorming|context|situering|analysis|nulmeting"),
    (SectionKind.GOVERNANCE, r"sturing|governance|organisatie|wie stuurt|regie|samenwerking|structuur"),
    (SectionKind.COMMUNICATION, r"communicatie\w*|communication"),
    (SectionKind.EVALUATION, r"evaluatie|evaluation|opvolging|monitoring"),
    (SectionKind.GOALS, r"doelen|doelstellingen|wat we willen( bereiken)?|goals|ambities"),
)


@dataclass(frozen=True, slots=True)
class Label:
    """A line that names something: what, under which level name, with which code and title."""

    meaning: ColumnMeaning
    level: str
    code: str
    title: str


def labelled(text: str) -> Label | None:
    """The label of a line; None when it names no goal or measure."""
    if len(text) > MAX_GOAL:
        return None
    for meaning, pattern in _KNOWN:
        found = pattern.match(text)
        if found and found["title"].strip() and (found["code"] or found["mark"] == ":"):
            level = _OWN_NAMES.get(found["word"].lower()) or LEVEL_NAMES.get(meaning, "")
            return Label(meaning, level, found["code"] or "", found["title"].strip())
    return None


def legend(text: str) -> tuple[str, str] | None:
    """The asterisks and their explanation, of a line that explains them."""
    found = _LEGEND.match(text)
    return (found["mark"], found["text"].strip()) if found else None


def is_generic(heading: str) -> bool:
    """Whether a heading says only that a table of actions follows."""
    return bool(_GENERIC.match(re.sub(r"^[\d ]+", "", folded(heading))))


def section_of(heading: str) -> SectionKind | None:
    """The fixed section that a heading names; None for another heading."""
    words = re.sub(r"^[\d ]+", "", folded(heading))
    return next(
        (kind for kind, known in _SECTIONS if re.match(rf"(?:onze |de |het |lokale )?(?:{known})\b", words)), None
    )
