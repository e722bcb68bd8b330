"""The text of the example plan. Brugwijk, its services and its figures are invented, and say so."""

from dataclasses import replace
from datetime import date

from samenplan.plans.rules.content import (
    BbcCodes,
    BudgetLine,
    ContentLine,
    Indicator,
    Means,
    MoneySource,
    Node,
    NodeKind,
    Owner,
    PlanContent,
    PreventionLevel,
    Recurrence,
    Risk,
    Section,
    SectionKind,
    TbdField,
    Timing,
    TimingKind,
    ToBeDetermined,
)

EXAMPLE_TOWN = "brugwijk"
POLARISATION, HATE, LIES = ContentLine.POLARISATION, ContentLine.HATE_SPEECH, ContentLine.DISINFORMATION
LIVING, YOUTH, PREVENTION, NEWS = "Dienst samenleven", "Jeugddienst", "Preventiedienst", "Dienst communicatie"
BRIDGE, SCHOOL, POLICE = "Buurtwerk De Brug", "Basisschool De Linde", "Politiezone Kanaal"


def example_content() -> PlanContent:
    """Four goals, fourteen actions; some things still open, as in real life."""
    return PlanContent(
        uid="voorbeeld",
        title="Samen in Brugwijk 2026–2028",
        owner=Owner("Brugwijk", EXAMPLE_TOWN),
        starts_on=date(2026, 9, 1),
        ends_on=date(2028, 12, 31),
        level_names=("Doelstelling", "Actie", "Subactie"),
        goal_levels=1,
        summary="In Brugwijk mag iedereen van mening verschillen. We willen dat buren elkaar daarbij niet kwijtraken, "
        "dat wie haat of leugens ziet weet wat te doen, en dat de stad vroeg merkt waar het wringt.",
        means=(
            Means(MoneySource.FLEMISH, 2_500_000, "Plan Samenleven (voorbeeld)"),
            Means(MoneySource.OWN, 2_500_000, "Eigen inbreng"),
        ),
        sections=SECTIONS,
        nodes=(*GOAL_1, *GOAL_2, *GOAL_3, *GOAL_4),
    )


def _goal(number: int, title: str, description: str, *indicators: Indicator) -> Node:
    return Node(
        uid=f"vb-doel-{number}",
        parent="",
        depth=1,
        kind=NodeKind.GOAL,
        level="Doelstelling",
        number=str(number),
        title=title,
        description=description,
        indicators=indicators,
    )


def _action(number: str, title: str, lead: str, *partners: str) -> Node:
    return Node(
        uid=f"vb-actie-{number.replace('.', '-')}",
        parent=f"vb-doel-{number[0]}",
        depth=2,
        kind=NodeKind.ACTION,
        level="Actie",
        number=number,
        title=title,
        leads=(lead,) if lead else (),
        partners=partners,
        prevention=PreventionLevel.PRIMARY,
    )


def _money(cents: int, source: MoneySource = MoneySource.FLEMISH) -> tuple[BudgetLine, ...]:
    return (BudgetLine(cents, source),)


def _day(year: int, month: int, day: int) -> tuple[Timing, ...]:
    return (Timing(TimingKind.DATE, date(year, month, day)),)


def _period(first: date, last: date) -> tuple[Timing, ...]:
    return (Timing(TimingKind.PERIOD, first, last),)


def _count(uid: str, name: str, target: str) -> tuple[Indicator, ...]:
    return (Indicator(f"vb-ind-{uid}", name, baseline="0", target=target, source="Eigen telling"),)


GOAL_1 = (
    _goal(
        1,
        "Buren kennen elkaar weer, ook als ze het oneens zijn",
        "Sinds de komst van opvangcentrum Kanaalzicht groeten buren elkaar minder. We brengen hen samen rond wat ze "
        "delen, met ruimte om te verschillen.",
        Indicator(
            "vb-ind-contact",
            "Bewoners die hun buren spreken",
            "%",
            "31 %",
            date(2026, 3, 1),
            "40 %",
            date(2028, 12, 31),
            "Bewonersbevraging Brugwijk (verzonnen)",
        ),
    ),
    replace(
        _action("1.1", "Gespreksavonden in vier buurten, met vaste gespreksleiders", LIVING, BRIDGE),
        description="Elke avond heeft één vraag en twee gespreksleiders.\n\n- zaal en koffie\n"
        "- oproep van deur tot deur\n- kort verslag voor wie er niet was",
        target_groups=("bewoners", "nieuwkomers"),
        content_lines=(POLARISATION,),
        timings=(Timing(TimingKind.RECURRING, times=1, per=Recurrence.QUARTER, words="elk kwartaal"),),
        budget=_money(640_000),
        indicators=_count("avonden", "Gespreksavonden", "8"),
        risks=(Risk("Enkel wie al overtuigd is, komt.", "Persoonlijk uitnodigen via school en buurtwerk."),),
        bbc=BbcCodes("BD-3", "AP-3.2", "A-3.2.4"),
    ),
    replace(
        _action("1.2", "Debat online: “Wat vraagt onze stad van nieuwkomers, en omgekeerd?”", NEWS),
        description="Bewoners stemmen op korte stellingen van elkaar. Wat iedereen deelt, komt in het plan.",
        target_groups=("bewoners",),
        content_lines=(POLARISATION, LIES),
        timings=_period(date(2027, 3, 1), date(2027, 4, 15)),
        budget=_money(120_000),
        indicators=_count("debat", "Deelnemers aan het debat", "300"),
    ),
    replace(
        _action("1.3", "Buurtfeest rond het nieuwe plein", "", "Wijkcomité Kanaal"),
        target_groups=("bewoners",),
        content_lines=(POLARISATION,),
        timings=_day(2027, 6, 12),
        budget=_money(300_000, MoneySource.OWN),
        tbd=(ToBeDetermined(TbdField.LEAD, date(2026, 12, 1), "Het wijkcomité vraagt een vaste contactpersoon."),),
    ),
    replace(
        _action("1.4", "Samen eten: elke maand koken twee buurten voor elkaar", BRIDGE, LIVING),
        content_lines=(POLARISATION,),
        timings=(Timing(TimingKind.RECURRING, times=1, per=Recurrence.MONTH, words="elke maand"),),
        budget=_money(240_000, MoneySource.OWN),
    ),
)
GOAL_2 = (
    _goal(
        2,
        "Wie haat of leugens online ziet, weet wat te doen",
        "Medewerkers, jongeren en bewoners herkennen haat en valse berichten, en weten waar ze terechtkunnen.",
    ),
    replace(
        _action("2.1", "Huisregels en moderatie voor onze eigen pagina’s", NEWS),
        content_lines=(HATE, LIES),
        timings=(Timing(TimingKind.RELATIVE, after_months=3, words="binnen drie maanden na de start"),),
        tbd=(ToBeDetermined(TbdField.DESCRIPTION, date(2026, 11, 11), "Welke reacties halen we weg, en wie beslist?"),),
    ),
    replace(
        _action("2.2", "Vorming “eerst kijken, dan delen” voor 120 jongeren", YOUTH, SCHOOL),
        target_groups=("jongeren",),
        content_lines=(LIES,),
        timings=_period(date(2026, 9, 1), date(2027, 6, 30)),
        budget=_money(480_000),
        indicators=_count("jongeren", "Jongeren die de vorming volgden", "120"),
    ),
    replace(
        _action("2.3", "Eén pagina: waar meld je haat of discriminatie?", NEWS, POLICE),
        content_lines=(HATE,),
        timings=_day(2027, 1, 31),
    ),
    replace(
        _action("2.4", "Omstaanderstraining voor 40 baliemedewerkers", PREVENTION),
        target_groups=("medewerkers",),
        content_lines=(HATE,),
        timings=_period(date(2027, 2, 1), date(2027, 5, 31)),
        budget=_money(360_000),
        indicators=(Indicator("vb-ind-balie", "Medewerkers die zich zeker voelen", "%", "", None, "?%"),),
    ),
)
GOAL_3 = (
    _goal(
        3,
        "De stad merkt vroeg waar het wringt",
        "Signalen komen samen zonder dat iemand het onderwerp wordt.",
        Indicator(
            "vb-ind-melding",
            "Meldingen van haat bij het stadhuis",
            "meldingen",
            "14",
            date(2026, 1, 1),
            "",
            None,
            "Meldpunt Brugwijk (verzonnen)",
        ),
    ),
    replace(
        _action("3.1", "Kernteam dat elk kwartaal de signalen samenlegt", LIVING, POLICE, BRIDGE, SCHOOL),
        content_lines=(POLARISATION,),
        prevention=PreventionLevel.SECONDARY,
        timings=(Timing(TimingKind.RECURRING, times=4, per=Recurrence.YEAR, words="vier keer per jaar"),),
    ),
    replace(
        _action("3.2", "Afspraken voor als het plots onrustig wordt", PREVENTION, POLICE),
        content_lines=(POLARISATION, LIES),
        prevention=PreventionLevel.TERTIARY,
        timings=_day(2027, 3, 31),
    ),
    replace(
        _action("3.3", "Jaarlijkse oefening van het kernteam", PREVENTION),
        content_lines=(POLARISATION,),
        prevention=PreventionLevel.TERTIARY,
        timings=(Timing(TimingKind.RECURRING, times=1, per=Recurrence.YEAR, words="elk jaar in oktober"),),
        budget=_money(90_000, MoneySource.OWN),
    ),
)
GOAL_4 = (
    _goal(
        4, "Jongeren voelen zich thuis in Brugwijk", "Jongeren hebben een plek en een stem, en geven die aan elkaar."
    ),
    replace(
        _action("4.1", "Jongeren maken zelf drie filmpjes over hun buurt", YOUTH, BRIDGE),
        target_groups=("jongeren",),
        content_lines=(POLARISATION,),
        timings=_period(date(2027, 7, 1), date(2027, 9, 30)),
        budget=_money(420_000),
    ),
    replace(
        _action("4.2", "Gesprek tussen jongeren en politie, twee keer per jaar", POLICE, YOUTH),
        target_groups=("jongeren",),
        content_lines=(POLARISATION,),
        prevention=PreventionLevel.SECONDARY,
        timings=(Timing(TimingKind.RECURRING, times=2, per=Recurrence.YEAR, words="twee keer per jaar"),),
        also_serves=("vb-doel-3",),
    ),
    replace(
        _action("4.3", "Open sporthal op vrijdagavond", YOUTH, "Sportclub Kanaal"),
        target_groups=("jongeren",),
        content_lines=(POLARISATION,),
        timings=_period(date(2026, 10, 1), date(2028, 6, 30)),
        budget=_money(380_000, MoneySource.OWN),
    ),
)
SECTIONS = (
    Section(
        SectionKind.VISION,
        "Een mening hebben mag. *Elkaar kwijtraken* willen we niet. Van mening verschillen is normaal in een "
        "democratie; schadelijk wordt het als wantrouwen, afstand en scherpte tussen groepen groeien.",
    ),
    Section(
        SectionKind.ANALYSIS,
        "Drie spanningsvelden kwamen vaak terug in gesprekken met bewoners en diensten:\n\n"
        "- de komst van opvangcentrum Kanaalzicht\n- jongeren op het nieuwe plein\n"
        "- geruchten online na een incident\n\n"
        "Brugwijk is een verzonnen gemeente; deze gegevens zijn dat ook.",
    ),
    Section(
        SectionKind.GOVERNANCE,
        "De dienst samenleven trekt het plan. Het kernteam (samenleven, jeugd, preventie, communicatie, politie en "
        "buurtwerk) komt elk kwartaal samen en brengt twee keer per jaar verslag uit aan het college.",
    ),
    Section(
        SectionKind.EVALUATION,
        "Elk jaar in oktober bekijken we de cijfers samen met de adviesraden. “Geen aantoonbare verandering” is een "
        "gewone uitkomst: dan zoeken we uit waarom.",
    ),
)
