"""Guessing what a column means from the words above it, in Dutch and in English."""

import re
import unicodedata
from dataclasses import dataclass

from samenplan.plans.rules.importing.meanings import ColumnMeaning as M

WHOLE, PART, NOTHING = 95, 75, 0
"""How sure a guess is, in percent: the header is exactly a known word, holds one, or holds none."""
MAX_HEADER = 80

WHOLE_ONLY = frozenset(
    "van vanaf from tot until n no id nr data hoe waarom wat start bron jaar".split()  # noqa: SIM905  reads best
)
"""Words that say something only when they are the whole header."""

_PATTERNS = (
    (M.UID, r"uid|uuid|uniek id"),
    (M.LEAD, r"(actie)?houder|actiehouder|lead( \w+)?|trekkers?( partner)?|trekkende dienst"),
    (M.REFERENCE, r"nr|nummer|no|n|ref|referentie|reference|id|code|volgnr|volgnummer|(actie|action) ?(nr|nummer|id"
        r"|code|no|ref|number)"),
    (M.BBC_POLICY_GOAL, r"(bbc )?beleidsdoelstelling"),
    (M.BBC_REPORTING_CODE, r"(externe |deel)?rapporteringscode|deelrapportcode"),
    (M.BBC_ACTION_PLAN, r"bbc actieplan|actieplan (bbc|mjp)"),
    (M.BBC_ACTION, r"bbc( actie| code)?|actie (bbc|mjp)|meerjarenplan( actie)?"),
    (M.KEEP_AS_TEXT, r"(gevraagde|aangevraagde|toegekende) (kpi|aantal)|requested( kpi)?|awarded( kpi)?|granted"
        r"|motivering|motivatie|opmerking(en)?|remarks?|comments?|nota"),
    (M.STATUS_NOTE, r"status|stand( van zaken)?|voortgang|progress|update|realisatie|gerealiseerd|bereikt|reached"
        r"|achieved"),
    (M.TARGET_GROUP, r"doelgroep(en)?|doelpubliek|target groups?|audience|voor wie"),
    (M.SUBGOAL, r"operationele? doel(stelling)?(en)?|sub ?doel(stelling)?(en)?|operational (goal|objective)"
        r"|strategic goal|tussendoel"),
    (M.PILLAR, r"pijlers?|pillars?|spoor|sporen|domein|domain|beleidsdomein|programmalijn|actielijn|strand"),
    (M.BASELINE, r"nulmeting|baseline|uitgangswaarde|beginwaarde|startwaarde|vertrekpunt"),
    (M.TARGET, r"streefwaarde|streefcijfer|doelwaarde|target( value)?"),
    (M.SUCCESS_MEASURE, r"(measures? of )?success?( measures?)?|maatstaf( voor succes)?|succes(factor|maat"
        r"|criteri\w+)?|(beoogd |verwacht )?resultaat|results?|resultaten|outcomes?|effect(en)?|wanneer geslaagd"
        r"|geslaagd als|kpi"),
    (M.INDICATOR_SOURCE, r"bron( van de)? (indicator|cijfers|gegevens)|gegevensbron|databron|data source"),
    (M.INDICATOR, r"indicator(en|s)?|meetpunt(en)?"),
    (M.MONEY_SOURCE, r"financiering(sbron)?|bron van (het geld|de middelen|financiering)|funding( source)?"
        r"|subsidie(bron)?|bron"),
    (M.BUDGET, r"budget(raming)?|kost(en|prijs)?|raming|middelen|bedrag|costs?|amount|euro|prijs"),
    (M.RISK_RESPONSE, r"beheersmaatregel(en)?|mitigation|tegenmaatregel(en)?|aanpak risico"),
    (M.RISK, r"risico s?|risico|risks?"),
    (M.MILESTONES, r"mijlpa(al|len)|milestones?|ankermoment(en)?|tussenstap(pen)?"),
    (M.SUB_ACTIONS, r"sub ?acties?|deelacties?|stappen|steps|tasks|taken|deeltaken"),
    (M.PREVENTION, r"preventie(niveau)?|prevention( level)?"),
    (M.CONTENT_LINE, r"inhoudslijn(en)?|inhoudelijke lijn"),
    (M.THEME, r"thema s?|thema|themes?"),
    (M.TAG, r"trefwoord(en)?|tags?|labels?|keywords?"),
    (M.LEVEL, r"niveau|level"),
    (M.PARTNER, r"partners?|betrokken(en| partners| diensten)?|samen met|met wie|supporting partners?|actoren"
        r"|medewerking"),
    (M.LEAD, r"trekkers?|verantwoordelijken?|verantwoordelijkheid|wie|leads?|responsib\w+|responsible|owners?"
        r"|co ?ordinat(or|ie)|eigenaar|initiatiefnemer|lead officers?|officers?|uitvoerder"),
    (M.START, r"start(datum)?|begin(datum)?|start date|van|vanaf|from"),
    (M.END, r"eind(e|datum)?|end( date)?|tot|until"),
    (M.TIMING, r"timing|wanneer|termijn|planning|deadlines?|time ?scales?|tijd(stip|pad|slijn)?|periode|period"
        r"|datum|data|dates?|looptijd|when|due( date)?|jaar|completion( date)?|kalender|uitvoering(speriode)?"),
    (M.GOAL, r"(strategische )?doel(stelling)?(en)?|goals?|objectives?|ambities?|ambitions?|aims?|voornemens?"
        r"|wat willen we( bereiken)?"),
    (M.DESCRIPTION, r"omschrijving|beschrijving|toelichting|description|inhoud|voorbeeld(en)?|examples?|uitleg"
        r"|details?|hoe|waarom|aanpak"),
    (M.ACTION, r"acties?|actions?|maatregel(en)?|activiteit(en)?|initiatie(f|ven)|measures?|project(en)?"
        r"|wat( doen we)?|activity|activities|interventions?|werkpunt(en)?"),
)  # fmt: skip
_KNOWN = tuple((meaning, re.compile(rf"(?:{words})"), re.compile(rf"\b(?:{words})\b")) for meaning, words in _PATTERNS)


@dataclass(frozen=True, slots=True)
class Guess:
    """A guessed meaning and how sure it is, in percent."""

    meaning: M
    confidence: int


def folded(text: str) -> str:
    """Lower case, without accents or signs, single spaces: how headers are compared."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(sign))
    return re.sub(r"[^a-z0-9]+", " ", bare).strip()


def guess_from_header(header: str) -> Guess:
    """What a header says about its column; KEEP_AS_TEXT without confidence when it says nothing."""
    if header.strip() in ("#", "€"):
        return Guess(M.REFERENCE if header.strip() == "#" else M.BUDGET, WHOLE)
    words = folded(header)
    if not words or len(words) > MAX_HEADER:
        return Guess(M.KEEP_AS_TEXT, NOTHING)
    for meaning, whole, _ in _KNOWN:
        if whole.fullmatch(words):
            return Guess(meaning, WHOLE)
    found = [
        (known.start(), meaning)
        for meaning, _, part in _KNOWN
        if (known := part.search(words)) and known[0] not in WHOLE_ONLY
    ]
    if not found:
        return Guess(M.KEEP_AS_TEXT, NOTHING)
    return Guess(min(found, key=lambda pair: pair[0])[1], PART)
