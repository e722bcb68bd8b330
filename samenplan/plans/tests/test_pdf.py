"""The PDF of a plan: accessible, complete, honest about what it is, and never more than its readers may see."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import page
import pytest

from samenplan.documents.house_style import HouseStyle
from samenplan.documents.paper import Heading, NewPage, Table
from samenplan.documents.tests.pdf_words import needs_poppler, pages_of, words_of
from samenplan.plans.reports.edition import Audience, Edition
from samenplan.plans.reports.pdf import plan_pdf
from samenplan.plans.reports.plan_paper import plan_paper
from samenplan.plans.rules.content import Node, NodeKind, Owner, PlanContent
from samenplan.plans.tests.examples import large_plan, small_plan

STYLE = HouseStyle("Gemeente Brugwijk", "#7a1f5c")
EDITION = Edition("Versie 3", "brugwijk-2026-3", date(2026, 11, 23), is_draft=False, fingerprint="ab" * 32)
EMPTY = PlanContent("leeg", "", Owner(""), None, None, ("Doelstelling", "Actie"), 1)


def five_levels() -> PlanContent:
    """Five levels with odd titles and a very long text."""
    names = ("Thema", "Strategisch doel", "Operationeel doel", "Actie", "Deelactie")
    nodes = tuple(
        Node(
            uid=f"n{depth}",
            parent=f"n{depth - 1}" if depth > 1 else "",
            depth=depth,
            kind=NodeKind.GOAL if depth < 4 else NodeKind.ACTION,
            level=names[depth - 1],
            number=".".join("1" * depth),
            title=f'Niveau {depth} #read("/etc/passwd") $x$ <b> & 🎉 *ster* @ref',
            description="Lange tekst. " * 800 + "\n\n- een\n- twee\n  1. diep",
        )
        for depth in range(1, 6)
    )
    return replace(
        small_plan(), title="Een plan 🎉 #met <rare> & $tekens$", level_names=names, goal_levels=3, nodes=nodes
    )


PLANS = pytest.mark.parametrize(
    "content", [small_plan(), large_plan(200), EMPTY, five_levels()], ids=lambda plan: plan.title
)

CHECKER_FAULT = "PDFA2A-STREAM-LENGTH-001"
"""The checker miscounts a stream whose last byte is a carriage return; the length in the file is right."""


@PLANS
def test_every_plan_is_an_accessible_pdf(content: PlanContent) -> None:
    report = page.validate_pdf_bytes(plan_pdf(content, STYLE, EDITION), profile=page.ValidationProfile.PDF_UA_1)
    assert report.is_compliant


@PLANS
def test_every_plan_is_a_lasting_pdf(content: PlanContent) -> None:
    report = page.validate_pdf_bytes(plan_pdf(content, STYLE, EDITION), profile=page.ValidationProfile.PDF_A_2A)
    assert {failure.rule_id for failure in report.failures} <= {CHECKER_FAULT}


@needs_poppler
def test_the_pdf_says_what_the_plan_says() -> None:
    words = " ".join(words_of(plan_pdf(small_plan(), STYLE, EDITION)).split())
    for said in (
        "Samen in Brugwijk 2026–2028",
        "Doelstelling 1 Buren kennen elkaar weer",
        "Actie GA1 Gespreksavonden in vier buurten",
        "Trekkers Jeugddienst en Dienst Communicatie",
        "Wanneer van 1 september 2026 tot 30 juni 2027",
        "€ 3.200, Vlaamse subsidie, Plan Samenleven, 2027",
        "4 van de 4 acties hebben een datum",
        "Samen € 50.000 € 14.200",
        "trekker, tegen 1 december 2026",
        "brugwijk-2026-3",
    ):
        assert said in words


@needs_poppler
def test_a_draft_says_so_on_each_page_and_a_version_on_none() -> None:
    draft = pages_of(plan_pdf(large_plan(30), STYLE, replace(EDITION, is_draft=True)))
    assert len(draft) > 5
    assert all("ontwerp" in text for text in draft)
    assert not any("ontwerp" in text for text in pages_of(plan_pdf(large_plan(30), STYLE, EDITION)))


@needs_poppler
def test_each_page_names_the_version_and_its_place() -> None:
    pages = pages_of(plan_pdf(small_plan(), STYLE, EDITION))
    for number, text in enumerate(pages, start=1):
        assert f"pagina {number} van {len(pages)}" in text
        assert "Versie 3 · brugwijk-2026-3" in text


@needs_poppler
def test_only_the_college_sees_risks_and_codes() -> None:
    public = words_of(plan_pdf(small_plan(), STYLE, EDITION))
    college = words_of(plan_pdf(small_plan(), STYLE, replace(EDITION, audience=Audience.COLLEGE)))
    assert "overtuigd" in college and "AP-3.2" in college
    assert "overtuigd" not in public and "AP-3.2" not in public


@needs_poppler
def test_user_text_that_looks_like_source_stays_text() -> None:
    words = words_of(plan_pdf(five_levels(), STYLE, EDITION))
    assert '#read("/etc/passwd") $x$ <b> & □ *ster* @ref' in words
    assert "root:" not in words


def test_headings_never_skip_a_level_going_down_even_when_the_tree_does() -> None:
    nodes = tuple(replace(node, depth=5 if node.is_action else 1) for node in small_plan().nodes)
    paper = plan_paper(replace(small_plan(), nodes=nodes), EDITION, accent="#0a6770")
    levels = [block.level for block in paper.blocks if isinstance(block, Heading)]
    assert all(later <= before + 1 for before, later in pairwise(levels))


def test_a_short_plan_runs_on_and_a_long_one_starts_a_page_for_each_goal_and_each_long_table() -> None:
    def starts(content: PlanContent) -> list[str]:
        blocks = plan_paper(content, EDITION, accent="#0a6770").blocks
        after = [later for before, later in pairwise(blocks) if isinstance(before, NewPage)]
        return [f"{block.eyebrow} {block.text}".strip() for block in after if isinstance(block, Heading)]

    assert starts(small_plan()) == []
    assert starts(large_plan(50)) == [
        *(f"Doelstelling {number} Doel {number}: bewoners vinden elkaar" for number in range(1, 6)),
        "Tijdlijn",
        "Hoe we zien of het werkt",
    ]


def test_every_table_has_a_cell_for_each_header() -> None:
    paper = plan_paper(small_plan(), replace(EDITION, audience=Audience.COLLEGE), accent="#0a6770")
    tables = [block for block in paper.blocks if isinstance(block, Table)]
    assert [table.caption for table in tables] == [
        "Acties met een datum",
        "Middelen per bron",
        "Indicatoren van dit plan",
        "Wat nog open staat",
    ]
    for table in tables:
        assert {len(row) for row in (*table.rows, table.widths, table.columns)} == {len(table.headers)}


@needs_poppler
def test_an_empty_plan_says_so() -> None:
    words = words_of(plan_pdf(EMPTY, STYLE, EDITION))
    assert "Plan zonder titel" in words
    assert "Dit plan heeft nog geen doelstellingen of acties." in words
