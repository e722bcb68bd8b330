"""Makes the Word examples F1, F2, F3, F4 and F7: own words, the layout traps of real plans.

Run `python -m samenplan.plans.tests.importing.word_files` to write them again.
"""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import docx
from docx.document import Document
from docx.table import Table, _Cell

FOLDER = Path(__file__).parent / "files"
Rows = Sequence[Sequence[str]]


def _new(title: str) -> Document:
    document = docx.Document()
    document.core_properties.created = document.core_properties.modified = datetime(2026, 11, 23)
    document.core_properties.author = "Samenplan"
    document.add_heading(title, 0)
    return document


def _write(cell: _Cell, text: str) -> None:
    """A line per paragraph; a line with "* " in front gets Word's own bullet."""
    for place, line in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
        if line.startswith("* "):
            paragraph.style = "List Bullet"
        paragraph.add_run(line.removeprefix("* "))


def _table(document: Document, rows: Rows) -> Table:
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            _write(cell, text)
    return table


def f1() -> Document:
    """Reference, action with bullets, leads, several deadlines in a cell; a row with a rule instead of a date."""
    document = _new("Actieplan samenleven Steenakker 2027-2029")
    document.add_heading("Inleiding", 1)
    document.add_paragraph("Steenakker telt vier dorpen. We willen dat ze elkaar beter kennen.")
    document.add_heading("Actietabel", 1)
    header = ("Ref.", "Actie", "Trekker", "Termijn")
    _table(
        document,
        (
            header,
            ("SA1", "Kaart maken van groepen en spanningen\n* gesprekken per dorp\n* cijfers van de scholen\n* "
                "jaarlijks nakijken",
             "Dienst Samenleven", "Maart 2027\nDecember 2027 (tweemaal)"),
            ("SA2", "Volgen hoe goed mensen met elkaar omgaan", "Dienst Samenleven / Politie", "In lijn met de "
                "bewonersmonitor"),
            header,
            ("SA3", "Samenleven opnemen in andere plannen:\n– jeugdbeleid\n– sportbeleid\n– woonbeleid\n– "
                "cultuurbeleid\n– zorgbeleid",
             "Algemeen directeur\nDienst Samenleven", "15 januari 2027\n30 juni 2027\n31 december 2028"),
            ("SA4", "Eigen indicatoren kiezen", "Nog te bepalen", "Q2 2027; voorjaar 2028"),
        ),
    )  # fmt: skip
    return document


def f2() -> Document:
    """English: objective, goal and measure with "?%" above each table; 1a, 1b; asterisks; relative dates."""
    document = _new("Hate crime strategy, Millbridge 2027-2030")
    document.add_paragraph("Objective 1: More people tell us what happened to them")
    document.add_paragraph("Strategic goal: Reporting is easy and safe for everyone")
    document.add_paragraph("Measure of success: an ?% increase in reports by victims (baseline to be established)")
    header = ("Action id", "Action", "Lead partner", "Outcome", "Completion date")
    _table(
        document,
        (
            header,
            ("1a", "Train front desk staff*", "City council and police", "Staff know how to take a report",
             "6 sessions a year, within one year"),
            ("1b", "Collect the figures of all reporting desks", "Police / Victim Support", "One picture of all "
                "reports",
             "Baseline within six months"),
            ("1c", "Write a plan for communication*", "Communications team", "People know where to "
                "go", "To be established"),
        ),
    )  # fmt: skip
    document.add_paragraph("Objective 2: People who cause harm are held to account")
    document.add_paragraph("Measure of success: 40% of known offenders follow a course")
    _table(
        document, (header, ("2a", "Set up a course about prejudice", "Probation office", "Fewer repeats", "June 2028"))
    )
    document.add_paragraph("* also part of the communications plan")
    return document


def f3() -> Document:
    """Update text inside the action cell, a list of leads in one cell, a heading row over the whole width."""
    document = _new("Uitvoeringsplan haatmisdrijven Brugwijk, kwartaal 2")
    rows = (
        ("Doelstelling", "Actie", "Timing", "Verantwoordelijken"),
        ("1. Voorkomen", "Week tegen haat organiseren in de scholen.\nUpdate (juli-september): drie scholen doen "
            "mee, de affiche is klaar.",
         "Oktober 2027", "Jeugddienst\nBibliotheek\nBuurtwerk De Brug"),
        ("", "Online meldpunt openen. Stand van zaken: het formulier wordt getest.", "uiterlijk 1 juli "
            "2027", "ICT, Politie en CAW"),
        ("2. Vertrouwen", "Uitleggen wat we met gegevens doen", "31 september 2027", "Dienst Welzijn, Wonen en Zorg"),
    )  # fmt: skip
    _table(document, rows)
    return document


def f4() -> Document:
    """Outcome, actions, milestones, responsibility, risk: merged cells, blank cells, notes that explain the columns."""
    document = _new("Sjabloon uitvoeringsplan samenhang")
    document.add_heading("Hoe vul je dit in?", 1)
    document.add_paragraph("Outcome: wat er anders zal zijn. Milestones: stappen met een datum.")
    document.add_heading("Delivery plan", 1)
    table = _table(
        document,
        (
            ("Outcome", "Actions", "Milestones", "Responsibility", "Risk"),
            ("Partners trekken samen", "Stuurgroep oprichten", "* leden gekend: 1 maart 2027\n* eerste overleg: 15 "
                "april 2027",
             "Burgemeester", "Partners tekenen niet"),
            ("", "Afspraken ondertekenen", "", "Dienst Samenleven", "Partners tekenen niet"),
            ("", "", "Handtekeningen binnen", "", ""),
            ("Buren kennen elkaar", "Straatfeesten steunen", "tien feesten in 2028", "", "Slecht weer"),
        ),
    )  # fmt: skip
    table.cell(1, 0).merge(table.cell(3, 0))
    table.cell(2, 1).merge(table.cell(3, 1))
    return document


def f7() -> Document:
    """A page with a decision: legal grounds, facts, articles; no table and no actions."""
    document = _new("Goedkeuring van het lokaal actieplan polarisatie")
    for heading, text in (
        ("Juridische gronden", "Het decreet over het lokaal bestuur, artikel 40."),
        ("Aanleiding en context", "De stad Molenrode wil spanningen vroeg zien en bespreken."),
        ("Communicatie", "Het plan komt op de website van de stad."),
        ("Besluit", "Artikel 1. De raad keurt het plan goed."),
    ):
        document.add_heading(heading, 2)
        document.add_paragraph(text)
    return document


def write_all() -> None:
    """Writes the files beside this script."""
    FOLDER.mkdir(exist_ok=True)
    for name, make in (("f1", f1), ("f2", f2), ("f3", f3), ("f4", f4), ("f7", f7)):
        make().save(str(FOLDER / f"{name}.docx"))


if __name__ == "__main__":
    write_all()
