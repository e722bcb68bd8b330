"""Plans to test with: a small one with everything in it, and large ones of a chosen size."""

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

BRUGWIJK = Owner(name="Brugwijk", slug="brugwijk")

GOAL_1 = Node(
    uid="goal-buren",
    parent="",
    depth=1,
    kind=NodeKind.GOAL,
    level="Doelstelling",
    number="1",
    title="Buren kennen elkaar weer, ook als ze het oneens zijn",
    description="Sinds de komst van het opvangcentrum groeten buren elkaar minder. We brengen hen weer samen.",
    indicators=(
        Indicator(
            uid="ind-contact",
            name="Contact tussen bewoners",
            unit="%",
            baseline="31 %",
            baseline_on=date(2026, 3, 1),
            target="40 %",
            target_on=date(2028, 12, 31),
            source="Bewonersbevraging Brugwijk",
        ),
    ),
)
ACTION_11 = Node(
    uid="act-avonden",
    parent="goal-buren",
    depth=2,
    kind=NodeKind.ACTION,
    level="Actie",
    number="1.1",
    title="Gespreksavonden in vier buurten, met vaste gespreksleiders",
    reference="GA1",
    description="Elke avond heeft **één vraag** en twee gespreksleiders.\n\n- zaal\n- oproep\n- verslag",
    leads=("Dienst Samenleven",),
    partners=("Buurtwerk De Brug", "Bibliotheek"),
    target_groups=("bewoners", "nieuwkomers"),
    content_lines=(ContentLine.POLARISATION,),
    prevention=PreventionLevel.PRIMARY,
    themes=("ontmoeting",),
    tags=("buurt",),
    timings=(Timing(kind=TimingKind.RECURRING, times=1, per=Recurrence.QUARTER, words="elk kwartaal"),),
    budget=(
        BudgetLine(amount_cents=320_000, source=MoneySource.FLEMISH, label="Plan Samenleven", year=2027),
        BudgetLine(amount_cents=320_000, source=MoneySource.OWN, year=2027),
    ),
    risks=(Risk(text="Enkel wie al overtuigd is, komt.", response="Persoonlijk uitnodigen via de school."),),
    indicators=(
        Indicator(
            uid="ind-avonden",
            name="Gespreksavonden",
            baseline="0",
            target="4",
            source="Eigen telling",
            target_on=date(2027, 12, 31),
        ),
    ),
    bbc=BbcCodes(policy_goal="BD-3", action_plan="AP-3.2", action="A-3.2.4"),
)
ACTION_12 = Node(
    uid="act-feest",
    parent="goal-buren",
    depth=2,
    kind=NodeKind.ACTION,
    level="Actie",
    number="1.2",
    title="Buurtfeest rond het nieuwe plein",
    partners=("Wijkcomité Kanaal",),
    content_lines=(ContentLine.POLARISATION,),
    timings=(Timing(kind=TimingKind.DATE, starts_on=date(2027, 6, 12)),),
    budget=(BudgetLine(amount_cents=300_000),),
    tbd=(ToBeDetermined(field=TbdField.LEAD, due_on=date(2026, 12, 1)),),
)
GOAL_2 = Node(
    uid="goal-online",
    parent="",
    depth=1,
    kind=NodeKind.GOAL,
    level="Doelstelling",
    number="2",
    title="Wie haat of leugens online ziet, weet wat te doen",
)
ACTION_21 = Node(
    uid="act-huisregels",
    parent="goal-online",
    depth=2,
    kind=NodeKind.ACTION,
    level="Actie",
    number="2.1",
    title="Huisregels en moderatie voor onze eigen pagina’s",
    leads=("Dienst Communicatie",),
    content_lines=(ContentLine.HATE_SPEECH, ContentLine.DISINFORMATION),
    also_serves=("goal-buren",),
    timings=(Timing(kind=TimingKind.RELATIVE, after_months=3, words="binnen drie maanden"),),
)
ACTION_22 = Node(
    uid="act-vorming",
    parent="goal-online",
    depth=2,
    kind=NodeKind.ACTION,
    level="Actie",
    number="2.2",
    title="Vorming “eerst kijken, dan delen” voor 120 jongeren",
    leads=("Jeugddienst", "Dienst Communicatie"),
    partners=("Wij-Zij Netwerk",),
    target_groups=("jongeren",),
    content_lines=(ContentLine.DISINFORMATION,),
    timings=(Timing(kind=TimingKind.PERIOD, starts_on=date(2026, 9, 1), ends_on=date(2027, 6, 30)),),
    budget=(BudgetLine(amount_cents=480_000, source=MoneySource.FLEMISH),),
    indicators=(Indicator(uid="ind-jongeren", name="Jongeren gevormd", target="?%"),),
)


def small_plan() -> PlanContent:
    """Two goals, four actions, every field filled somewhere."""
    return PlanContent(
        uid="plan-brugwijk",
        title="Samen in Brugwijk 2026–2028",
        owner=BRUGWIJK,
        starts_on=date(2026, 1, 1),
        ends_on=date(2028, 12, 31),
        level_names=("Doelstelling", "Actie"),
        goal_levels=1,
        summary="Brugwijk wil dat buren elkaar blijven kennen, ook als ze het oneens zijn.",
        measure="Plan Samenleven, actie 2",
        means=(
            Means(source=MoneySource.FLEMISH, amount_cents=2_500_000, label="Plan Samenleven"),
            Means(source=MoneySource.OWN, amount_cents=2_500_000),
        ),
        sections=(
            Section(SectionKind.VISION, "Een mening hebben mag. *Elkaar kwijtraken* willen we niet."),
            Section(SectionKind.ANALYSIS, "In drie buurten lopen spanningen op."),
        ),
        nodes=(GOAL_1, ACTION_11, ACTION_12, GOAL_2, ACTION_21, ACTION_22),
    )


def large_plan(action_count: int, actions_per_goal: int = 10) -> PlanContent:
    """A plan with many actions, each with leads, timing, budget and an indicator, for measuring."""
    nodes: list[Node] = []
    for index in range(action_count):
        goal_number, place = index // actions_per_goal + 1, index % actions_per_goal + 1
        goal_uid = f"goal-{goal_number}"
        if place == 1:
            nodes.append(_large_goal(goal_uid, goal_number))
        nodes.append(_large_action(index, goal_uid, f"{goal_number}.{place}"))
    plan = small_plan()
    return PlanContent(
        uid="plan-groot",
        title=f"Een plan met {action_count} acties",
        owner=BRUGWIJK,
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        level_names=plan.level_names,
        goal_levels=1,
        summary=plan.summary,
        means=plan.means,
        sections=plan.sections,
        nodes=tuple(nodes),
    )


def _large_goal(uid: str, goal_number: int) -> Node:
    return Node(
        uid=uid,
        parent="",
        depth=1,
        kind=NodeKind.GOAL,
        level="Doelstelling",
        number=str(goal_number),
        title=f"Doel {goal_number}: bewoners vinden elkaar",
        description="Waarom dit doel er is, in twee zinnen. Wat er anders zal zijn.",
    )


def _large_action(index: int, goal_uid: str, place: str) -> Node:
    return Node(
        uid=f"act-{index}",
        parent=goal_uid,
        depth=2,
        kind=NodeKind.ACTION,
        level="Actie",
        number=place,
        title=f"Actie {place}: gesprekken in buurt {index % 7 + 1}",
        description="Wat we doen, met wie en waarom het helpt. " * 4,
        leads=(f"Dienst {index % 9 + 1}",),
        partners=("Buurtwerk De Brug", f"School {index % 12 + 1}"),
        target_groups=("jongeren",) if index % 3 else ("bewoners",),
        content_lines=(ContentLine.POLARISATION,),
        prevention=PreventionLevel.PRIMARY,
        timings=(
            Timing(
                kind=TimingKind.PERIOD, starts_on=date(2026 + index % 3, 2, 1), ends_on=date(2026 + index % 3, 11, 30)
            ),
        ),
        budget=(BudgetLine(amount_cents=100_000 + index * 1000, source=MoneySource.OWN),),
        indicators=(
            Indicator(
                uid=f"ind-{index}", name=f"Deelnemers {place}", baseline="0", target="40", source="Eigen telling"
            ),
        ),
    )
