"""A test per layout trap of the examples F1 to F8 and of the CSV and the ODS."""

from datetime import date

from samenplan.plans.rules.content import (
    BudgetLine,
    ContentLine,
    Indicator,
    MoneySource,
    Recurrence,
    Risk,
    SectionKind,
    TbdField,
    TimingKind,
)
from samenplan.plans.rules.importing.meanings import ColumnMeaning
from samenplan.plans.rules.importing.report import Fate, KeptText


def _outline(plan):
    return [(node.number, node.level, node.reference, node.title) for node in plan.content.nodes]


def _node(plan, title):
    return next(node for node in plan.content.nodes if node.title.startswith(title))


def _row(plan, number, table=1):
    return next(row for row in plan.rows if (row.table, row.row) == (table, number))


def test_f1_bullets_become_sub_actions_whatever_their_sign(read_example):
    plan = read_example("f1.docx")
    assert [node.title for node in plan.content.children(_node(plan, "Kaart maken").uid)] == [
        "gesprekken per dorp", "cijfers van de scholen", "jaarlijks nakijken",
    ]  # fmt: skip
    assert len(plan.content.children(_node(plan, "Samenleven opnemen").uid)) == 5
    assert plan.content.level_names == ("Actie", "Subactie")


def test_f1_a_cell_with_several_deadlines_gives_several_timings(read_example):
    plan = read_example("f1.docx")
    assert [timing.starts_on for timing in _node(plan, "Samenleven opnemen").timings] == [
        date(2027, 1, 15), date(2027, 6, 30), date(2028, 12, 31),
    ]  # fmt: skip
    assert _node(plan, "Kaart maken").timings[1].words == "December 2027 (tweemaal)"


def test_f1_a_rule_instead_of_a_date_is_kept_in_words(read_example):
    plan = read_example("f1.docx")
    (timing,) = _node(plan, "Volgen").timings
    assert (timing.kind, timing.words) == (TimingKind.UNDETERMINED, "In lijn met de bewonersmonitor")
    assert len(_row(plan, 3).flags) == 1


def test_f1_codes_leads_title_and_period_are_read(read_example):
    plan = read_example("f1.docx")
    assert [node.reference for node in plan.content.nodes if node.reference] == ["SA1", "SA2", "SA3", "SA4"]
    assert _node(plan, "Volgen").leads == ("Dienst Samenleven", "Politie")
    assert [one.field for one in _node(plan, "Eigen indicatoren").tbd] == [TbdField.LEAD]
    assert plan.content.title == "Actieplan samenleven Steenakker 2027-2029"
    assert (plan.content.starts_on, plan.content.ends_on) == (date(2027, 1, 1), date(2029, 12, 31))


def test_f1_a_header_repeated_on_a_new_page_is_no_action(read_example):
    assert _row(read_example("f1.docx"), 4).became == "Kop van de tabel, herhaald."


def test_f2_objective_goal_and_rows_make_three_levels(read_example):
    assert _outline(read_example("f2.docx")) == [
        ("1", "Doelstelling", "1", "More people tell us what happened to them"),
        ("1.1", "Operationele doelstelling", "", "Reporting is easy and safe for everyone"),
        ("1.1.1", "Actie", "1a", "Train front desk staff"),
        ("1.1.2", "Actie", "1b", "Collect the figures of all reporting desks"),
        ("1.1.3", "Actie", "1c", "Write a plan for communication"),
        ("2", "Doelstelling", "2", "People who cause harm are held to account"),
        ("2.1", "Actie", "2a", "Set up a course about prejudice"),
    ]


def test_f2_a_measure_with_a_question_mark_stays_open(read_example):
    plan = read_example("f2.docx")
    goal = _node(plan, "Reporting is easy")
    assert [(one.name, one.target) for one in goal.indicators] == [
        ("an ?% increase in reports by victims (baseline to be established)", "?%")
    ]
    assert {one.field for one in goal.tbd} == {TbdField.TARGET, TbdField.BASELINE}
    assert len(plan.remarks) == 2
    assert _node(plan, "People who cause").indicators[0].target == "40%"


def test_f2_asterisks_become_a_tag_with_their_meaning(read_example):
    plan = read_example("f2.docx")
    tagged = [node.title for node in plan.content.nodes if node.tags == ("also part of the communications plan",)]
    assert tagged == ["Train front desk staff", "Write a plan for communication"]


def test_f2_relative_and_recurring_times_and_two_leads(read_example):
    plan = read_example("f2.docx")
    often, relative = _node(plan, "Train").timings
    assert (often.times, often.per, relative.after_months) == (6, Recurrence.YEAR, 12)
    assert _node(plan, "Collect").timings[0].after_months == 6
    assert _node(plan, "Train").leads == ("City council", "police")
    assert _node(plan, "Collect").leads == ("Police", "Victim Support")


def test_f3_update_text_leaves_the_action_and_is_kept(read_example):
    plan = read_example("f3.docx")
    week, desk = _node(plan, "Week tegen haat"), _node(plan, "Online meldpunt")
    assert desk.title == "Online meldpunt openen."
    assert plan.kept == (
        KeptText(week.uid, "Stand van zaken", "Update (juli-september): drie scholen doen mee, de affiche is klaar."),
        KeptText(desk.uid, "Stand van zaken", "Stand van zaken: het formulier wordt getest."),
    )


def test_f3_leads_in_one_cell_a_blank_goal_and_a_day_that_is_not(read_example):
    plan = read_example("f3.docx")
    assert _node(plan, "Week").leads == ("Jeugddienst", "Bibliotheek", "Buurtwerk De Brug")
    assert _node(plan, "Uitleggen").leads == ("Dienst Welzijn, Wonen en Zorg",)
    assert _row(plan, 3).flags == ("De cel van het doel is leeg; we namen het doel van de rij erboven.",)
    assert _node(plan, "Uitleggen").timings[0].kind is TimingKind.UNDETERMINED
    assert [node.title for node in plan.content.goals] == ["Voorkomen", "Vertrouwen"]


def test_f4_merged_and_blank_cells_carry_what_stands_above(read_example):
    plan = read_example("f4.docx")
    assert [node.number for node in plan.content.nodes] == ["1", "1.1", "1.2", "2", "2.1"]
    assert _row(plan, 3).cells[0].fate is Fate.CARRIED
    assert _row(plan, 3).flags == ()
    assert _row(plan, 4).became == "Hoort bij actie “Afspraken ondertekenen”."
    assert "- Handtekeningen binnen" in _node(plan, "Afspraken").description


def test_f4_outcome_is_the_goal_and_milestones_give_the_timing(read_example):
    plan = read_example("f4.docx")
    assert plan.mapping.tables[0].meanings[:3] == (ColumnMeaning.GOAL, ColumnMeaning.ACTION, ColumnMeaning.MILESTONES)
    assert [timing.starts_on for timing in _node(plan, "Stuurgroep").timings] == [date(2027, 3, 1), date(2027, 4, 15)]
    assert _node(plan, "Afspraken").risks == (Risk("Partners tekenen niet"),)
    assert "Outcome: wat er anders zal zijn. Milestones: stappen met een datum." in [one.text for one in plan.kept]


def test_f5_a_merged_pillar_holds_its_actions_and_examples_are_described(read_example):
    plan = read_example("f5.xlsx")
    assert [(node.level, node.title) for node in plan.content.goals] == [("Pijler", "Ontmoeten"), ("Pijler", "Praten")]
    assert _node(plan, "Verenigingen").description == "**Voorbeeld:** Een koor in drie talen"
    assert plan.content.title == "Samen in Molenrode 2027-2030"


def test_f6_without_actions_says_so_and_keeps_everything(read_example):
    plan = read_example("f6.xlsx")
    assert plan.content.nodes == ()
    assert plan.remarks[0].startswith("In dit bestand vonden we geen acties.")
    assert plan.kept[1].text == "We houden polarisatie klein | Loopt volgens plan | 12500,5"
    assert not plan.tables[0].is_plan


def test_f7_a_decision_gives_sections_and_notes(read_example):
    plan = read_example("f7.docx")
    assert plan.remarks[0].startswith("In dit bestand staat geen tabel.")
    assert [section.kind for section in plan.content.sections] == [SectionKind.COMMUNICATION]
    assert [kept.column for kept in plan.kept] == ["Juridische gronden", "Aanleiding en context", "Besluit"]


def test_f8_asked_and_granted_numbers_are_notes_and_totals_are_no_action(read_example):
    plan = read_example("f8.xlsx")
    assert [node.title for node in plan.content.nodes] == ["Actieplan opmaken", "Mensen leren over desinformatie"]
    kept = {(one.column, one.text) for one in plan.kept if one.node_uid == _node(plan, "Mensen").uid}
    assert kept == {
        ("Gevraagde KPI", "120"), ("Toegekende KPI", "80"), ("Bereikt", "75"), ("Motivering", "Twee groepen vielen "
            "uit"),
    }  # fmt: skip
    assert _row(plan, 4).became == "Een rij met een totaal; bewaard als notitie."
    assert ("Aandeel", "50 %") in {(one.column, one.text) for one in plan.kept}


def test_f8_a_period_that_ends_on_31_september_is_kept_and_flagged(read_example):
    plan = read_example("f8.xlsx")
    (timing,) = _node(plan, "Actieplan").timings
    assert (timing.kind, timing.words) == (TimingKind.UNDETERMINED, "1 oktober 2025 - 31 september 2026")
    assert "Deze dag bestaat niet." in _row(plan, 2).flags[0]
    assert _node(plan, "Mensen").timings[0].starts_on == date(2026, 6, 30)


def test_csv_of_a_flemish_windows_is_read_whole(read_example):
    plan = read_example("dorp.csv")
    cafe = _node(plan, "Café zonder drempels")
    assert (cafe.reference, cafe.leads, cafe.target_groups) == ("1.1", ("Jeugd", "Sport"), ("jongeren", "ouders"))
    assert cafe.partners == ("School De Linde", "VZW Samen")
    assert cafe.content_lines == (ContentLine.POLARISATION, ContentLine.HATE_SPEECH)
    assert cafe.budget == (
        BudgetLine(640_000, MoneySource.OWN, "Eigen middelen"),
        BudgetLine(200_000, MoneySource.FLEMISH, "Vlaamse subsidie Eigen middelen"),
    )
    assert cafe.risks == (Risk("Te weinig volk", "Zelf uitnodigen"),)
    assert (cafe.timings[0].starts_on, cafe.timings[0].ends_on) == (date(2027, 9, 1), date(2028, 6, 30))
    assert cafe.indicators == (Indicator(cafe.indicators[0].uid, "Bezoekers", baseline="n.t.b.", target="?%"),)
    assert {one.field for one in cafe.tbd} == {TbdField.BASELINE, TbdField.TARGET}


def test_csv_open_empty_impossible_and_dangerous_cells(read_example):
    plan = read_example("dorp.csv")
    letter = _node(plan, "Brief aan elk gezin")
    assert (letter.leads, letter.partners, letter.risks) == ((), (), ())
    assert {one.field for one in letter.tbd} == {TbdField.LEAD, TbdField.BUDGET}
    assert letter.timings[0].words == "maart 2027 – 31/04/2027"
    kept = [(one.column, one.text) for one in plan.kept if one.node_uid == letter.uid]
    assert kept == [("Inhoudslijn", "iets anders"), ("Opmerking", "=cmd|' /C calc'!A0")]
    assert len(_row(plan, 3).flags) == 6


def test_ods_with_a_merged_goal_a_real_day_and_a_million_empty_rows(read_example):
    plan = read_example("dorp.ods")
    assert [node.number for node in plan.content.nodes] == ["1", "1.1", "1.1.1", "1.1.2", "1.2"]
    assert _node(plan, "Bemiddelaars opleiden").timings[0].starts_on == date(2027, 5, 12)
    assert _node(plan, "Bemiddelaars voorstellen").leads == ("Politie", "Buurtwerk")
    assert _row(plan, 3).cells[0].fate is Fate.CARRIED
