"""The text of a yearly report: what the record tells, plainly, and never that one thing led to another."""

import re
from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from samenplan.core.disclosure import PublicCount
from samenplan.core.dutch import euros
from samenplan.execution.rules.editing_report import (
    Period,
    edited,
    likely_periods,
    objections_to_part,
    objections_to_period,
)
from samenplan.execution.rules.kinds import Continuation
from samenplan.execution.rules.reached import GroupReach
from samenplan.execution.rules.year_facts import (
    ActionYear,
    ContinuationYear,
    GoalBar,
    GoalYear,
    IndicatorYear,
    LessonYear,
    MilestoneYear,
    MoneyYear,
    Report,
    ReportFacts,
    ReportPart,
    report_fingerprint,
    report_from_json,
    report_json,
)
from samenplan.execution.rules.year_report import MOST_ROWS, generated
from samenplan.plans.rules.status import ActionStatus

FIRST, LAST = date(2025, 10, 1), date(2026, 9, 30)
EVENINGS = ActionYear(
    "1.1", "Gespreksavonden", ActionStatus.RUNNING, 4,
    (GroupReach("bewoners", PublicCount(57)), GroupReach("nieuwkomers", PublicCount(None))),
)  # fmt: skip
FEAST = ActionYear("1.2", "Buurtfeest", ActionStatus.STOPPED)
RULES = ActionYear("2.1", "Huisregels", ActionStatus.NOT_STARTED, ends_on=date(2026, 3, 1))
COURSE = ActionYear("2.2", "Vorming", ActionStatus.DONE, 1, (GroupReach("jongeren", PublicCount(48)),))
FACTS = ReportFacts(
    first=FIRST,
    last=LAST,
    as_of=LAST,
    goals=(GoalYear("1", "Buren kennen elkaar", (EVENINGS, FEAST)), GoalYear("2", "Online", (RULES, COURSE))),
    reached=(GroupReach("bewoners", PublicCount(57)), GroupReach("jongeren", PublicCount(48))),
    indicators=(
        IndicatorYear("Contact", "%", "31 %", "40 %", "34", date(2026, 6, 1), 812),
        IndicatorYear("Vertrouwen", "%", "", "", "50", date(2026, 6, 1), 4),
        IndicatorYear("Avonden", baseline="0", target="4"),
    ),
    milestones=(
        MilestoneYear("Zaal gevonden", "1.1 Gespreksavonden", date(2026, 1, 1), date(2025, 12, 20)),
        MilestoneYear("Lesmap klaar", "2.2 Vorming", date(2026, 5, 1), None),
    ),
    money=(MoneyYear("eigen middelen", 620_000, 84_000, 90_000), MoneyYear("Vlaamse subsidie", 800_000, 0, 0)),
    lessons=(LessonYear("Bel mensen zelf op.", "Gespreksavonden"),),
    continuing=(ContinuationYear("1.1 Gespreksavonden", Continuation.CONTINUES, "Dienst Samenleven", "gewoon budget"),),
)
EMPTY = ReportFacts(FIRST, LAST, LAST)
CAUSAL = re.compile(
    r"dankzij|dank zij|zorgde\w* voor|zorgt voor|leidde\w*|leidt tot|geleid tot|veroorza\w+|effect\w*|impact|waardoor"
    r"|daardoor|door onze|door deze actie|door het plan|resulte\w+|als gevolg|gevolg van|heeft ertoe|bewerkstellig\w*"
    r"|teweeg\w*|succes\w*|bewijst|bewezen|oorzaak|bereikten we dat|maakte dat|deed .{1,40} (?:stijgen|dalen)",
    re.IGNORECASE,
)
"""Words with which a text claims that one thing made another happen."""


def said(facts, part):
    return next(one for one in generated(facts) if one.kind is part)


def everything(facts):
    for part in generated(facts):
        yield part.title
        yield part.text
        if part.table:
            yield " ".join([part.table.caption, *part.table.headers])


def test_in_short_counts_what_is_where_and_who_took_part():
    assert said(FACTS, ReportPart.SHORT).text.split("\n\n") == [
        "Dit verslag gaat over 1 oktober 2025 tot en met 30 september 2026.",
        "Zo stonden de acties op 30 september 2026. Van 4 acties: 1 klaar, 1 bezig, 1 nog te starten en 1 stopgezet.",
        "Er waren 5 activiteiten in deze periode.",
        "Aan die activiteiten namen deel: 57 bewoners en 48 jongeren.",
    ]


def test_per_goal_what_was_done_and_reached_and_no_number_about_few():
    text = said(FACTS, ReportPart.GOALS).text
    assert "**1 Buren kennen elkaar**\n\nVan 2 acties: 1 bezig en 1 stopgezet." in text
    line = "- 1.1 Gespreksavonden: loopt. 4 activiteiten. Namen deel: 57 bewoners en nieuwkomers (minder dan 5, "
    assert f"{line}daarom zonder getal)." in text
    assert "- 1.2 Buurtfeest: stopgezet.\n" in f"{text}\n"


def test_indicators_stand_beside_their_baseline_and_target():
    assert said(FACTS, ReportPart.INDICATORS).table.rows == (
        ("Contact", "31 %", "40 %", "34 % (1 juni 2026)"),
        ("Vertrouwen", "nog te bepalen", "nog te bepalen", "te weinig antwoorden om te tonen"),
        ("Avonden", "0", "4", "nog niet gemeten"),
    )


def test_milestones_that_were_missed_stand_first():
    part = said(FACTS, ReportPart.MILESTONES)
    assert part.text == "2 mijlpalen in deze periode: 1 gehaald en 1 niet op tijd gehaald."
    assert [row[0] for row in part.table.rows] == ["Lesmap klaar", "Zaal gevonden"]


def test_money_adds_up():
    table = said(FACTS, ReportPart.MONEY).table
    assert table.rows[0] == ("eigen middelen", euros(620_000), euros(84_000), euros(90_000))
    assert table.total == ("Samen", euros(1_420_000), euros(84_000), euros(90_000))


def test_what_did_not_work_is_said_plainly():
    assert said(FACTS, ReportPart.DIFFICULT).text == (
        "Stopgezet:\n\n- 1.2 Buurtfeest\n\n"
        "Had klaar moeten zijn:\n\n- 2.1 Huisregels (tegen 1 maart 2026)\n\n"
        "Niet op tijd gehaald:\n\n- Lesmap klaar (tegen 1 mei 2026)"
    )


def test_lessons_and_what_continues():
    assert said(FACTS, ReportPart.LESSONS).text == "- Bel mensen zelf op. (leeft voort in: Gespreksavonden)"
    line = "- 1.1 Gespreksavonden: loopt door, eigenaar Dienst Samenleven, uit gewoon budget"
    assert said(FACTS, ReportPart.CONTINUES).text == f"Per actie:\n\n{line}"


def test_an_empty_record_gives_a_report_that_says_so():
    assert [part.text for part in generated(EMPTY)][2:] == [
        "Er zijn nog geen indicatoren.",
        "In deze periode viel geen mijlpaal.",
        "Er is geen geld gepland of uitgegeven.",
        "Geen enkele actie is stopgezet of te laat, en geen mijlpaal is gemist.",
        "In deze periode zijn geen lessen genoteerd.",
        "Over wat doorloopt, is nog niets beslist.",
    ]


def test_no_generated_text_claims_that_one_thing_led_to_another():
    variants = [FACTS, EMPTY]
    for status, counts, continues in product(ActionStatus, (0, 1, 9), Continuation):
        action = replace(EVENINGS, status=status, activities=counts, ends_on=date(2026, 1, 1))
        line = ContinuationYear("1.1 Gespreksavonden", continues)
        variants.append(replace(FACTS, goals=(GoalYear("1", "Buren", (action,)),), continuing=(line,)))
    texts = {text for facts in variants for text in everything(facts)}
    assert len(texts) > 40
    assert [(found[0], text) for text in texts if (found := CAUSAL.search(text))] == []


@pytest.mark.parametrize(
    "claim", ["Dankzij de avonden groeten buren elkaar.", "Dit leidde tot meer contact.", "Het effect was groot."]
)
def test_a_claim_would_be_found(claim):
    assert CAUSAL.search(claim)


def test_words_of_people_never_become_marks():
    odd = replace(EVENINGS, title="**Vet** [klik](https://x.example) <b>\nnieuwe regel")
    text = said(replace(FACTS, goals=(GoalYear("1", "Buren", (odd,)),)), ReportPart.GOALS).text
    assert r"- 1.1 \*\*Vet\*\* \[klik\](https://x.example) \<b\> nieuwe regel: loopt." in text


def test_long_lists_say_how_many_more_there_are():
    late = tuple(MilestoneYear(f"Stap {place}", "1.1", date(2026, 1, 1), None) for place in range(MOST_ROWS + 40))
    facts = replace(FACTS, milestones=late)
    table = said(facts, ReportPart.MILESTONES).table
    assert (len(table.rows), table.more) == (60, 40)
    assert "- en nog 40 andere" in said(facts, ReportPart.DIFFICULT).text


def test_what_people_wrote_stays_and_the_record_is_seen_to_have_moved():
    before = generated(FACTS)
    texts = {"short": {"text": "Een goed jaar.", "from": before[0].text}}
    (short, goals, *_rest) = edited(before, texts)
    assert (short.part.text, short.is_edited, short.record_moved) == ("Een goed jaar.", True, False)
    assert (goals.is_edited, goals.generated == goals.part.text) == (False, True)
    (moved, *_rest) = edited(generated(replace(FACTS, goals=())), texts)
    assert (moved.part.text, moved.record_moved) == ("Een goed jaar.", True)


def test_a_report_is_the_same_after_freezing():
    bars = (GoalBar("1 Buren", (0, 1, 0, 1)),)
    report = Report("Jaarverslag", "Brugwijk", "Samen", FIRST, LAST, LAST, "Van 4 acties: …", bars, generated(FACTS))
    frozen = report_json(report)
    assert report_from_json(frozen) == report
    assert report_json(report_from_json(frozen)) == frozen
    assert len(report_fingerprint(frozen)) == 64
    assert report_fingerprint(frozen) != report_fingerprint(report_json(replace(report, title="Anders")))


def test_the_likely_periods_start_with_the_year_that_ended():
    names = [period.name for period in likely_periods(date(2026, 11, 25))]
    assert names == ["projectjaar 2025-2026", "projectjaar 2026-2027", "kalenderjaar 2026"]
    assert likely_periods(date(2026, 11, 25))[0] == Period(FIRST, LAST, "projectjaar 2025-2026")
    assert likely_periods(date(2026, 5, 1))[0].name == "projectjaar 2025-2026"


def test_a_period_that_runs_back_or_is_endless_is_refused():
    assert objections_to_period(Period(LAST, FIRST)) == [
        "De laatste dag komt voor de eerste. Kies een latere laatste dag."
    ]
    assert len(objections_to_period(Period(date(1900, 1, 1), LAST))) == 1
    assert objections_to_period(Period(FIRST, LAST)) == []
    assert objections_to_part("a" * 20_001) == ["Deze tekst is te lang. Hou het bij 20000 tekens per deel."]
