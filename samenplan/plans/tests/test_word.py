"""The Word file of a plan says the same as its PDF and can be edited."""

import io
from dataclasses import replace
from datetime import date

import docx

from samenplan.documents.house_style import HouseStyle
from samenplan.plans.reports.edition import Audience, Edition
from samenplan.plans.reports.word import plan_docx
from samenplan.plans.tests.examples import large_plan, small_plan

STYLE = HouseStyle("Gemeente Brugwijk", "#7a1f5c")
EDITION = Edition("Versie 3", "brugwijk-2026-3", date(2026, 11, 23), is_draft=False)


def _opened(content, edition: Edition = EDITION):
    return docx.Document(io.BytesIO(plan_docx(content, STYLE, edition)))


def test_the_tree_of_the_plan_is_the_outline_of_the_document() -> None:
    heads = [
        (part.style.name, part.text)
        for part in _opened(small_plan()).paragraphs
        if part.style.name.startswith("Heading")
    ]
    assert heads[3:6] == [
        ("Heading 1", "Doelstelling 1 Buren kennen elkaar weer, ook als ze het oneens zijn"),
        ("Heading 2", "Actie GA1 Gespreksavonden in vier buurten, met vaste gespreksleiders"),
        ("Heading 2", "Actie 1.2 Buurtfeest rond het nieuwe plein"),
    ]


def test_facts_are_lines_with_a_tab_that_one_can_edit() -> None:
    facts = [part.text for part in _opened(small_plan()).paragraphs if part.style.name == "Kenmerk"]
    assert "Trekkers\tJeugddienst en Dienst Communicatie" in facts
    assert "Nog te bepalen\ttrekker, tegen 1 december 2026" in facts


def test_only_the_college_sees_risks_and_codes() -> None:
    public = "\n".join(part.text for part in _opened(small_plan()).paragraphs)
    internal = _opened(small_plan(), replace(EDITION, audience=Audience.COLLEGE))
    college = "\n".join(part.text for part in internal.paragraphs)
    assert "overtuigd" in college and "AP-3.2" in college
    assert "overtuigd" not in public and "AP-3.2" not in public


def test_a_draft_says_so_in_the_head_of_each_page() -> None:
    draft = _opened(small_plan(), replace(EDITION, is_draft=True))
    assert "ontwerp" in draft.sections[0].header.paragraphs[0].text
    assert "ontwerp" not in _opened(small_plan()).sections[0].header.paragraphs[0].text


def test_a_large_plan_keeps_every_action() -> None:
    words = [part.text for part in _opened(large_plan(200)).paragraphs if part.style.name == "Heading 2"]
    assert len(words) == 200
