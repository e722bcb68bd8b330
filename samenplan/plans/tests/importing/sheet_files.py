"""Makes the spreadsheet examples F5, F6 and F8, one CSV and one ODS: own words, the layout traps of real files.

Run `python -m samenplan.plans.tests.importing.sheet_files` to write them again.
"""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import xlsxwriter

FOLDER = Path(__file__).parent / "files"
MADE_ON = {"created": datetime(2026, 11, 23)}
MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
ODS_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">'
    "<office:body><office:spreadsheet>"
)
ODS_TAIL = "</office:spreadsheet></office:body></office:document-content>"


def f5(path: Path) -> None:
    """Pillar, action, example; the pillar merged over its rows; a title above the header."""
    with xlsxwriter.Workbook(path) as book:
        book.set_properties(MADE_ON)
        sheet = book.add_worksheet("Samen Molenrode")
        sheet.write_row("A1", ("Samen in Molenrode 2027-2030",))
        sheet.write_row("A3", ("Pijler", "Actie", "Voorbeeld"))
        sheet.merge_range("A4:A5", "Ontmoeten")
        sheet.write_row("B4", ("Buren samen laten koken", "De soepkar op het plein"))
        sheet.write_row("B5", ("Verenigingen over de taalgrens", "Een koor in drie talen"))
        sheet.write_row("A6", ("Praten", "Gesprekken na een incident", "De praattafel van het Kanaalkwartier"))


def f6(path: Path) -> None:
    """A page of a budget: intentions and their state, no actions."""
    with xlsxwriter.Workbook(path) as book:
        book.set_properties(MADE_ON)
        sheet = book.add_worksheet("Programma 7")
        sheet.write_row("A1", ("Voornemen", "Stand van zaken", "Bedrag"))
        sheet.write_row("A2", ("We houden polarisatie klein", "Loopt volgens plan", 12500.5))
        sheet.write_row("A3", ("We volgen meldingen op", "Iets later dan voorzien", 4000))


def f8(path: Path) -> None:
    """A KPI sheet: asked, granted, reached, motivation; formulas; a period that ends on a day that does not exist."""
    with xlsxwriter.Workbook(path) as book:
        book.set_properties(MADE_ON)
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        share = book.add_format({"num_format": "0%"})
        sheet = book.add_worksheet("KPI")
        header = ("Actie", "Gevraagde KPI", "Toegekende KPI", "Bereikt", "Motivering", "Periode", "Aandeel")
        sheet.write_row("A1", header)
        sheet.write_row(
            "A2", ("Actieplan opmaken", 1, 1, 1, "Het plan is goedgekeurd", "1 oktober 2025 - 31 september 2026")
        )
        sheet.write("G2", 0.5, share)
        sheet.write_row("A3", ("Mensen leren over desinformatie", 120, 80, 75, "Twee groepen vielen uit"))
        sheet.write_datetime("F3", datetime(2026, 6, 30), day)
        sheet.write_row("A4", ("Totaal",))
        sheet.write_formula("B4", "=SUM(B2:B3)", None, 121)


def towns_csv(path: Path) -> None:
    """As Excel on a Flemish Windows writes it: semicolons, cp1252, newlines within quotes, Dutch amounts."""
    text = (
        "Nr.;Doelstelling;Actie;Wie?;Partners;Doelgroep;Budget;Financiering;Indicator;Nulmeting;Streefwaarde;Risico;Beheersmaatregel;"
        "Inhoudslijn;Begin;Einde;Opmerking\r\n"
        "1.1;Iedereen hoort erbij;\"Café zonder drempels\r\n• elke maand\r\n• in elk dorp\";Jeugd en Sport;School "
        "De Linde, VZW Samen;"
        "jongeren, ouders;\"€ 6.400\r\n2.000 Vlaamse subsidie\";Eigen middelen;Bezoekers;n.t.b.;?%;Te weinig "
        "volk;Zelf uitnodigen;"
        "polarisatie / haatspraak;1/9/2027;30/06/2028;Vraag eerst de raad\r\n"
        "1.2;;Brief aan elk gezin;p.m.;/;alle inwoners;pm;Loterij;Brieven;0;12.500;-;-;iets "
        "anders;maart 2027;31/04/2027;=cmd|' /C calc'!A0\r\n"
    )  # fmt: skip
    path.write_bytes(text.encode("cp1252"))


def _ods_cell(text: str) -> str:
    if text == "<":
        return "<table:covered-table-cell/>"
    attributes = ""
    if text.startswith("v"):
        attributes, text = ' table:number-rows-spanned="2" table:number-columns-spanned="1"', text[1:]
    if text.startswith("d"):
        day = f'office:value-type="date" office:date-value="{text[1:]}"'
        return f"<table:table-cell {day}><text:p>x</text:p></table:table-cell>"
    paragraphs = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n") if line)
    return f"<table:table-cell{attributes}>{paragraphs}</table:table-cell>"


def _ods_rows(rows: Sequence[Sequence[str]]) -> str:
    return "".join(f"<table:table-row>{''.join(_ods_cell(text) for text in row)}</table:table-row>" for row in rows)


def towns_ods(path: Path) -> None:
    """A merged goal, a real date, repeated empty rows and columns as every ODS ends with."""
    rows = (
        ("Doelstelling", "Actie", "Trekker", "Deadline"),
        (
            "vRust in de straat",
            "Bemiddelaars opleiden\n- zes buren\n- twee ambtenaren",
            "Dienst Samenleven",
            "d2027-05-12",
        ),
        ("<", "Bemiddelaars voorstellen", "Politie/Buurtwerk", "elk kwartaal"),
    )
    blank = '<table:table-cell table:number-columns-repeated="16384"/>'
    rest = f'<table:table-row table:number-rows-repeated="1048570">{blank}</table:table-row>'
    content = f'{ODS_HEAD}<table:table table:name="Blad1">{_ods_rows(rows)}{rest}</table:table>{ODS_TAIL}'
    with ZipFile(path, "w", ZIP_DEFLATED) as zipped:
        for name, text in (("mimetype", MIMETYPE), ("content.xml", content)):
            zipped.writestr(ZipInfo(name, (2026, 11, 23, 0, 0, 0)), text)


def write_all() -> None:
    """Writes the files beside this script."""
    FOLDER.mkdir(exist_ok=True)
    f5(FOLDER / "f5.xlsx")
    f6(FOLDER / "f6.xlsx")
    f8(FOLDER / "f8.xlsx")
    towns_csv(FOLDER / "dorp.csv")
    towns_ods(FOLDER / "dorp.ods")


if __name__ == "__main__":
    write_all()
