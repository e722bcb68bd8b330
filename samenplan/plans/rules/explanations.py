"""What a text section is for, in four parts: what to do, the usual obstacle, a way round it, an example.

The four-part shape follows the LIAISE 2 guide (domain/practice.md 2.5b); the words are our own.
"""

from dataclasses import dataclass

from samenplan.plans.rules.content import SectionKind


@dataclass(frozen=True, slots=True)
class Explanation:
    """Help beside a section."""

    do: str
    obstacle: str
    way_round: str
    example: str


SECTION_EXPLANATIONS = {
    SectionKind.VISION: Explanation(
        "Zeg in enkele zinnen van waaruit je vertrekt. Van mening verschillen is normaal in een democratie; "
        "schadelijk wordt het als wantrouwen, afstand en scherpte tussen groepen groeien.",
        "De visie wordt een lijst mooie woorden waar niemand aan vasthangt.",
        "Schrijf op wat het bestuur wel doet en wat het niet doet.",
        "“We brengen mensen samen rond wat hen bindt. We nemen geen partij in het debat zelf.”",
    ),
    SectionKind.DEFINITIONS: Explanation(
        "Leg de woorden uit die in dit plan terugkomen: polarisatie, haatspraak, desinformatie.",
        "Iedereen gebruikt dezelfde woorden voor andere dingen.",
        "Neem per woord één zin, en zeg ook wat er niet onder valt.",
        "“Desinformatie: valse informatie die iemand verspreidt om te schaden of te misleiden.”",
    ),
    SectionKind.ANALYSIS: Explanation(
        "Beschrijf wat je ziet: waar loopt spanning op, over welke thema’s, en wat houdt mensen samen? "
        "Zet cijfers met hun bron en jaar.",
        "Waarnemen en verklaren lopen door elkaar.",
        "Schrijf eerst wat gezien is, daarna pas wat je denkt dat het betekent. Noem nooit personen.",
        "“In drie buurten vragen bewoners vaker naar het opvangcentrum (telling onthaal, 2026).”",
    ),
    SectionKind.GOALS: Explanation(
        "Zeg wat er anders is als het plan gelukt is.",
        "Doelen die eigenlijk activiteiten zijn.",
        "Vraag bij elk doel: wie merkt dit, en waaraan?",
        "“Over twee jaar kennen meer buren elkaar bij naam.”",
    ),
    SectionKind.GOVERNANCE: Explanation(
        "Wie trekt het plan, wie zit in het kernteam, hoe vaak komt het samen, wie beslist?",
        "Het plan hangt aan één persoon.",
        "Noem diensten en functies in plaats van namen, en spreek een vaste afwezigheidsvervanging af.",
        "“Het kernteam (samenleven, jeugd, politie, communicatie) komt elk kwartaal samen.”",
    ),
    SectionKind.COMMUNICATION: Explanation(
        "Wie vertelt wat aan wie, en wanneer? Ook: wie spreekt er als het plots onrustig wordt?",
        "Pas communiceren als er iets misgaat.",
        "Kies nu al één aanspreekpunt en één vaste plek voor juiste informatie.",
        "“Bij onrust staat binnen 24 uur een bericht met feiten op de website.”",
    ),
    SectionKind.EVALUATION: Explanation(
        "Wanneer kijk je terug, met wie, en waarnaar? Werkt het, mag het, blijft het?",
        "Alleen tellen wat er gebeurde.",
        "Kijk ook of het iets bijdroeg. “Geen aantoonbare verandering” is een gewone uitkomst.",
        "“Elk jaar in oktober bespreken we de cijfers met de adviesraden.”",
    ),
}
