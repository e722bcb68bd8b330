"""Files with figures as towns have them, in our own words: a workbook like the Gemeente-Stadsmonitor's, and answers."""

import csv
import random
from io import BytesIO, StringIO

import xlsxwriter

METADATA = (
    ("Naam", "Houding tegenover buren van andere herkomst"),
    ("Thema", "Samenleven"),
    ("Type", "bevraging"),
    ("Definitie", "Aandeel inwoners dat positief staat tegenover buren van een andere herkomst."),
    ("Eenheid", "%"),
    ("Teller", "inwoners die (helemaal) eens antwoorden"),
    ("Noemer", "inwoners met een mening"),
    ("Vraag", "In hoeverre ben je het eens met deze stelling?"),
    ("Antwoorden", "oneens, neutraal, eens; geen mening telt niet mee"),
    ("Bron", "verzonnen burgerbevraging"),
    ("Laatste jaar", "2023"),
    ("Volgende levering", "2026"),
)
YEARS, PARTS = (2020, 2023), ("oneens", "neutraal", "eens", "geen mening", "aantal respondenten")
TOWNS = (
    ("41001", "Aardbeek", ("20,1%", "30,2%", "49,7%", "4%", "310", "19,0%", "31,0%", "50,0%", "5%", "298")),
    ("41002", "Brugwijk (1)", ("31,4%", "32,6%", "36,0%", "5%", "400", "-", "28,1 %", "41,5 %", "10%", "500")),
    ("41003", "Brugwijkdal", ("x", "x", "x", "x", "12", "x", "x", "x", "x", "9")),
    ("41004", "Molenrode", ("25,0%", "25,0%", "50,0%", "2%", "350", "24,0%", "26,0%", "50,0%", "3%", "340")),
)
TOTALS = (
    ("", "Totaal provincie", ("26,0%", "29,0%", "45,0%", "4%", "9.812", "25,0%", "28,0%", "47,0%", "4%", "9.700")),
    ("", "Vlaams Gewest", ("24,9%", "29,3%", "45,8%", "4%", "135.000", "24,1%", "28,7%", "47,2%", "4%", "134.200")),
)
FOOTNOTES = (
    "- : geen gegevens    x : te weinig antwoorden om te tonen",
    "(1) Samengevoegd met Kanaaldorp op 1 januari 2019.",
    "Let op: kleine verschillen tussen gemeenten betekenen niets.",
)


def monitor_workbook(code: str = "41002", town: str = "Brugwijk (1)") -> bytes:
    """Two sheets: metadata, and data with a title, merged years over parts, texts with commas, totals and footnotes."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False})
    about = book.add_worksheet("Metadata")
    for row, (label, text) in enumerate(METADATA):
        about.write_row(row, 0, (label, text))
    data = book.add_worksheet("Data")
    data.merge_range(0, 0, 0, 11, "Houding tegenover buren van andere herkomst, naar gemeente")
    data.merge_range(2, 0, 3, 0, "NIS-code")
    data.merge_range(2, 1, 3, 1, "Gemeente")
    for place, year in enumerate(YEARS):
        first = 2 + place * len(PARTS)
        data.merge_range(2, first, 2, first + len(PARTS) - 1, str(year))
        data.write_row(3, first, PARTS)
    rows = [(code, town, row[2]) if row[0] == "41002" else row for row in TOWNS]
    for place, (nis, name, cells) in enumerate((*rows, *TOTALS)):
        data.write_row(4 + place, 0, (nis, name, *cells))
    for place, note in enumerate(FOOTNOTES):
        data.write(5 + len(rows) + len(TOTALS) + place, 0, note)
    book.close()
    return file.getvalue()


def yearly_csv() -> bytes:
    """A town's own list, a row per year, as Excel saves it on a Flemish Windows."""
    return "Jaar;Deelnemers;Aantal respondenten\n2023;1.250;\n2024;1.310;\n2025;n.b.;\n".encode("cp1252")


def answers_csv(people: int, *, seed: int = 1) -> bytes:
    """Answers to six statements, one row per person, with what never may be kept: number, moment, open text."""
    chance, file = random.Random(seed), StringIO(newline="")
    writer = csv.writer(file, delimiter=";")
    writer.writerow(["nummer", "ingevuld op", "v1", "familie", "vrienden", "buren", "praatje", "praatje2", "opmerking"])
    scale = ["1", "2", "3", "4", "5", "geen mening"]
    contact = ["1", "2", "3", "4", "5", "6", "7", ""]
    for number in range(people):
        five = chance.choices(contact, k=5)
        moment = f"2026-05-01 {number // 3600 % 24:02d}:{number // 60 % 60:02d}:{number % 60:02d}"
        writer.writerow([number + 1, moment, chance.choices(scale, (40, 5, 10, 5, 38, 2))[0], *five, f"tekst {number}"])
    return file.getvalue().encode()
