"""Decision drafts: the usual headings, nothing invented, what is empty is visible."""

import io
from dataclasses import replace
from datetime import date

import docx
import page
import pytest

from samenplan.decisions.reports.draft import TO_FILL_IN, draft_docx, draft_paper, draft_pdf
from samenplan.decisions.rules.draft import DecidingBody, DecisionDraft, draft_of, missing_parts
from samenplan.documents.house_style import HouseStyle
from samenplan.documents.paper import Heading, Note
from samenplan.plans.tests.examples import small_plan

STYLE = HouseStyle("Gemeente Brugwijk")
DAY = date(2026, 11, 23)
DRAFT = draft_of(small_plan(), DecidingBody.COLLEGE, version_uid="brugwijk-3", version_hash="ab" * 32)
FULL = replace(
    DRAFT,
    meets_on=date(2026, 12, 7),
    context="De gemeente tekende in op een oproep.",
    facts="Het plan lag **twee weken** ter inzage.",
    motivation="- het plan is gedragen\n- het plan is betaalbaar",
    legal_grounds=("Decreet over het lokaal bestuur, artikel 56",),
    competence="Het college is bevoegd.",
    advices=("Cultuurraad: gunstig",),
    alternatives="Niets doen.",
)


def test_a_first_draft_fills_in_nothing_legal() -> None:
    assert (DRAFT.legal_grounds, DRAFT.competence, DRAFT.motivation) == ((), "", "")
    assert missing_parts(DRAFT) == [
        "Datum van de zitting",
        "Aanleiding en context",
        "Feiten",
        "Motivering",
        "Juridische gronden",
        "Bevoegdheid",
        "Adviezen",
        "Alternatieven",
    ]
    assert missing_parts(FULL) == []


def test_every_missing_part_is_visible_where_it_stands() -> None:
    empty = DecisionDraft(DecidingBody.COUNCIL, "", "", "")
    paper = draft_paper(empty, STYLE)
    gaps = [block for block in paper.blocks if isinstance(block, Note) and block.is_gap]
    assert len(gaps) + 2 == len(missing_parts(empty)) == 12  # title and date stand on top
    assert (paper.title, dict(paper.cover)["Zitting van"]) == (TO_FILL_IN, TO_FILL_IN)
    assert not [block for block in draft_paper(FULL, STYLE).blocks if isinstance(block, Note) and block.is_gap]


def test_the_headings_are_the_usual_ones_in_their_order() -> None:
    heads = [block.text for block in draft_paper(FULL, STYLE).blocks if isinstance(block, Heading)]
    assert heads == [
        "Aanleiding en context",
        "Feiten",
        "Motivering",
        "Juridische gronden",
        "Bevoegdheid",
        "Adviezen",
        "Financiën",
        "Alternatieven",
        "BESLUIT",
        "Artikel 1",
        "Bijlagen",
    ]


def test_the_money_is_that_of_the_plan() -> None:
    assert [(part.label, part.available_cents, part.planned_cents) for part in DRAFT.money] == [
        ("eigen middelen", 2_500_000, 620_000),
        ("Vlaamse subsidie", 2_500_000, 800_000),
    ]


@pytest.mark.parametrize("draft", [DRAFT, FULL, DecisionDraft(DecidingBody.COUNCIL, "", "", "")])
def test_every_draft_is_an_accessible_pdf(draft: DecisionDraft) -> None:
    pdf = draft_pdf(draft, STYLE, dated_on=DAY)
    assert page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1).is_compliant


def test_the_word_draft_can_be_edited_under_the_same_headings() -> None:
    document = docx.Document(io.BytesIO(draft_docx(FULL, STYLE, dated_on=DAY)))
    heads = [part.text for part in document.paragraphs if part.style.name == "Heading 1"]
    assert heads[0] == "Aanleiding en context"
    assert heads[-2:] == ["BESLUIT", "Bijlagen"]
    assert "Het college van burgemeester en schepenen keurt het plan" in "\n".join(p.text for p in document.paragraphs)
    assert "ontwerp" in document.sections[0].header.paragraphs[0].text
