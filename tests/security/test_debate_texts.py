"""What people type in a debate is only ever text: on a page, in a sheet, on paper, in a mail; and names nobody."""

import csv
import io
import subprocess
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from django.core import mail
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe
from django.utils.timezone import now

from samenplan.core.errors import Refused
from samenplan.debate.models import Follower, HallMeeting, Statement
from samenplan.debate.operations import following_up, halls, running, statements
from samenplan.debate.operations.statements import Verdict
from samenplan.debate.operations.taking_part import Hindered, Who, Written, add_statement, appeal
from samenplan.debate.queries import exporting
from samenplan.debate.queries.exporting import statements_csv
from samenplan.debate.queries.results import reading
from samenplan.debate.reports import result_figures
from samenplan.debate.reports.result_files import ResultFile, result_file
from samenplan.debate.rules import entering, likeness
from samenplan.debate.rules.entering import tidy
from samenplan.debate.rules.kinds import RefusalReason
from samenplan.debate.rules.likeness import Known, alike
from samenplan.debate.tests.builders import REASON, Resident, a_debate, come, entered, statement_of
from samenplan.notices.jobs import send_due
from samenplan.notices.models import Notice
from tests.security.debate_texts import (
    FORMULAS,
    HARMFUL,
    HEADERS,
    MARKUP,
    NEVER_KEPT,
    PERSONS,
    SETTING,
    TODAY,
    a_harmful_debate,
    followed,
    published,
)

DOORS = ("", "stem/", "stelling/", "mijn/", "volgen/", "kaart/", "resultaat/", "narekenen/")
ROOMS = (
    "", "gegevens/", "stellingen/", "nazicht/", "logboek/", "uitnodigen/", "affiche/", "resultaat/", "verdacht/",
    "zaal/", "afronden/",
)  # fmt: skip


class Tags(HTMLParser):
    """What a browser makes of a page: tags, attributes that run something, links that do, and the words."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.foul, self.words = [], []

    def handle_starttag(self, tag, attrs):
        if tag == "xss" or any(name.startswith("on") for name, _ in attrs):
            self.foul.append((tag, attrs))
        self.foul += [value for _, value in attrs if (value or "").strip().lower().startswith("javascript:")]
        self.words += [value for name, value in attrs if name == "value" and value]

    def handle_data(self, data):
        self.words.append(data)


def read(page: str) -> Tags:
    found = Tags()
    found.feed(page)
    return found


def every_page(debate, hers) -> dict[str, str]:
    """Every page of this debate, for residents in three languages and for members."""
    resident = Resident(debate)
    pages = {f"{tail} {short}": resident.page(tail, taal=short) for tail in DOORS for short in ("nl", "fr", "en")}
    home = f"/brugwijk/debatten/{debate.pk}/"
    first, last = statement_of(debate, 1), debate.statements.latest("number")
    rows = [f"stellingen/{row.pk}/{tail}" for row in (first, last) for tail in ("", "antwoord/", "naar-plan/")]
    rows += [f"zaal/{one.pk}/" for one in debate.meetings.all()]
    pages |= {tail: hers.get(home + tail).content.decode() for tail in (*ROOMS, *rows)}
    return {**pages, "list": hers.get("/brugwijk/debatten/").content.decode()}


@pytest.mark.parametrize("text", HARMFUL)
def test_what_people_type_is_text_on_every_page(text, lien, lien_user, brugwijk, client_of):
    debate, hers = a_harmful_debate(text, lien, brugwijk), client_of(lien_user)
    come(debate, range(1, 31))
    shown = every_page(debate, hers)
    published(debate, lien)
    shown |= {f"{where} after": page for where, page in every_page(debate, hers).items()}
    assert [(where, read(page).foul) for where, page in shown.items() if read(page).foul] == []
    spoken = tidy(text)
    reached = [where for where, page in shown.items() if spoken in " ".join("".join(read(page).words).split())]
    assert len(reached) > 15, reached


def test_a_page_that_trusts_a_text_would_be_found(lien, lien_user, brugwijk, client_of, monkeypatch):
    debate = a_harmful_debate(MARKUP[0], lien, brugwijk)
    monkeypatch.setattr("django.template.base.conditional_escape", lambda text: mark_safe(str(text)))
    assert conditional_escape("<") == "&lt;"
    assert any(read(page).foul for page in every_page(debate, client_of(lien_user)).values())


def files(debate) -> dict[str, bytes]:
    found = reading(debate)
    made = {kind.value: result_file(kind, debate, found, dated_on=TODAY) for kind in ResultFile}
    return {**made, "stellingen": statements_csv(debate)}


def cells_that_count(sheet: bytes) -> list[str]:
    """Cells that a spreadsheet takes for a formula."""
    delimited = csv.reader(io.StringIO(sheet.decode("utf-8-sig"), newline=""), delimiter=";")
    cells = [cell for row in delimited for cell in row]
    return [cell for cell in cells if cell.lstrip()[:1] in tuple("=+-@＝＋－＠") and cell != "-1"]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_a_sheet_is_a_formula(text, lien, brugwijk):
    debate = a_harmful_debate(text, lien, brugwijk)
    come(debate, range(1, 31))
    published(debate, lien)
    made = files(debate)
    assert cells_that_count(made["csv"]) == cells_that_count(made["stellingen"]) == []
    assert all(text in made[kind].decode("utf-8-sig").replace('""', '"') for kind in ("csv", "stellingen"))


def test_a_sheet_that_forgets_the_guard_would_be_found(lien, brugwijk, monkeypatch):
    debate = a_harmful_debate(FORMULAS[0], lien, brugwijk)
    come(debate, range(1, 31))
    published(debate, lien)
    for place in (exporting, result_figures):
        monkeypatch.setattr(place, "guarded", lambda text: text)
    assert cells_that_count(files(debate)["csv"]) and cells_that_count(files(debate)["stellingen"])


def on_paper(body: bytes) -> str:
    """The words of a PDF or a Word file, without spaces: a line can end anywhere."""
    if body.startswith(b"%PDF"):
        read_back = subprocess.run(["pdftotext", "-", "-"], input=body, capture_output=True, check=True, timeout=30)
        return "".join(read_back.stdout.decode().split())
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        root = ElementTree.fromstring(archive.read("word/document.xml"))
    return "".join("".join(root.itertext()).split())


@pytest.mark.parametrize("text", [*SETTING, *MARKUP[:4], *HEADERS, FORMULAS[0]])
def test_on_paper_it_is_the_text_itself(text, lien, brugwijk):
    debate = a_harmful_debate(text, lien, brugwijk)
    come(debate, range(1, 31))
    published(debate, lien)
    made = files(debate)
    for kind in ("pdf", "docx"):
        words = on_paper(made[kind]).replace("’", "'")
        assert words.count("".join(tidy(text).split())) >= 4, (kind, words[:500])
        assert "root:" not in words
    fields = zipfile.ZipFile(io.BytesIO(made["docx"])).read("word/document.xml").decode()
    assert "instrText" not in fields or "HYPERLINK" not in fields


@pytest.mark.parametrize("text", HEADERS)
def test_no_line_end_makes_a_header(text, lien, lien_user, brugwijk, client_of):
    debate = a_harmful_debate(text, lien, brugwijk)
    come(debate, range(1, 31))
    followed(debate, "ria@buurt.example")
    published(debate, lien)
    assert send_due(now) == 1
    (sent,) = mail.outbox
    kept = sent.message()
    assert (kept["To"], kept["Bcc"]) == ("ria@buurt.example", None)
    assert "\n" not in kept["Subject"] and "Bcc" not in kept["Subject"]
    for where in (f"/debat/{debate.token}/resultaat.csv", f"/brugwijk/debatten/{debate.pk}/bestand/cijfers/"):
        answer = client_of(lien_user).get(where)
        assert answer.status_code == 200
        assert not {"Set-Cookie", "X-Kop", "Bcc"} & set(answer.headers)


@pytest.mark.parametrize(
    "address", ["a@b.example\nBcc: c@d.example", "a@b.example\r\nX: y", "a@b.example, c@d.example", "a@b.example\x00",
                "<script>@b.example", "a@b.example\u2028Bcc: c@d.example", "=1+1", "@", "a" * 300 + "@b.example"],
)  # fmt: skip
def test_what_is_no_mail_address_is_kept_nowhere(brugwijk, address):
    visitor = Resident(a_debate(brugwijk))
    visitor.page()
    answer = visitor.post("volgen/", **visitor.fields(visitor.page("volgen/")), adres=address)
    assert (answer.status_code, Follower.objects.unscoped(reason=REASON).count()) == (422, 0)


def test_the_address_of_who_follows_goes_when_the_mail_left(lien, brugwijk):
    debate = a_debate(brugwijk)
    come(debate, range(1, 7))
    followed(debate, "ria@buurt.example")
    published(debate, lien)
    waiting = Notice.objects.unscoped(reason=REASON)
    assert (Follower.objects.unscoped(reason=REASON).count(), waiting.get().address) == (0, "ria@buurt.example")
    send_due(now)
    assert (waiting.get().address, waiting.get().body) == ("", "")


@pytest.mark.parametrize("text", PERSONS)
def test_a_resident_names_nobody(brugwijk, text):
    debate = a_debate(brugwijk)
    for disguised in (text, f"Zeker: {text}", text.replace(" ", "  "), "\u200b".join((text[:4], text[4:]))):
        with pytest.raises(Hindered):
            add_statement(entered(debate, "a" * 32), Written(disguised, "nl", disguised[:9]), today=TODAY)
    assert debate.statements.count() == 8


@pytest.mark.parametrize("text", ["Bel ０４７０ １２ ３４ ５６ nu.", "𝐉𝐚𝐧 𝐏𝐞𝐞𝐭𝐞𝐫𝐬 is de schuld."])
def test_nor_in_letters_that_look_the_same(brugwijk, text):
    with pytest.raises(Hindered):
        add_statement(entered(a_debate(brugwijk), "a" * 32), Written(text, "nl", "een"), today=TODAY)


@pytest.mark.parametrize("text", NEVER_KEPT)
def test_what_may_never_be_kept_is_refused_in_every_text_of_a_debate(lien, brugwijk, text):
    debate = a_debate(brugwijk)
    row = statement_of(debate, 1)
    mine = add_statement(entered(debate, "a" * 32), Written("Een gewone stelling.", "nl", "een"), today=TODAY)
    statements.judge(mine, Verdict(False, RefusalReason.HURTS), now=now(), by=lien)
    acts = [
        *(lambda name=name: running.start(running.Draft(**{"question": "Hoe?", name: text}), by=lien)
          for name in ("question", "why", "asked_by", "follow_up")),
        lambda: running.start(running.Draft("Hoe?", wordings={"fr": {"why": text}}), by=lien),
        lambda: statements.add_seeds(debate, [f"Zeker {text}"], language="nl", by=lien),
        lambda: statements.translate(row, {"fr": text}, by=lien),
        lambda: statements.judge(row, Verdict(False, RefusalReason.HURTS, text), now=now(), by=lien),
        lambda: following_up.answer(row, text, now=now(), by=lien),
        lambda: halls.add_meeting(debate, text, TODAY, present=None, by=lien),
        lambda: appeal(Who(debate, "a" * 32), mine.number, text, now=now()),
    ]  # fmt: skip
    for act in acts:
        with pytest.raises(Refused):
            act()
    assert HallMeeting.objects.unscoped(reason=REASON).count() == 0
    assert not Statement.objects.unscoped(reason=REASON).filter(text__contains=text[:9]).exists()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Meer ban\u200bken op\u00ad het plein", "Meer banken op het plein"),
        ("Meer \u202eneknab\u202c hier", "Meer neknab hier"),
        ("Meer\x00 banken\x1b[31m\u2028hier", "Meer banken [31m hier"),
        ("Cafe\u0301s blijven open", "Cafés blijven open"),
        ("Z" + "\u0334\u0335\u0336\u0337\u0338" * 9 + "algo hier", "Z\u0334\u0335algo hier"),
        ("Meer 🌳🌳 en 👩\u200d🌾 hier 🇧🇪", "Meer 🌳🌳 en 👩🌾 hier 🇧🇪"),
        ("\ufeff\u2066Rechts\u2069", "Rechts"),
    ],
)
def test_what_nobody_sees_or_what_turns_a_line_around_goes(typed, kept):
    assert tidy(typed) == kept == tidy(kept)


KNOWN = [Known(1, "Er moeten meer banken staan op het dorpsplein."), Known(2, "De wekelijkse markt hoort op zaterdag.")]


@pytest.mark.parametrize(
    "text",
    [
        "Zet meer ban\u200bken op het dorps\u200bplein",
        "Zet meer b\u00ada\u00adn\u00adk\u00ade\u00adn op het dorpsplein",
        "Ｚｅｔ ｍｅｅｒ ｂａｎｋｅｎ ｏｐ ｈｅｔ ｄｏｒｐｓｐｌｅｉｎ",
        "ZET MEER BANKEN OP HET DORPSPLEIN!!!",
        "Zet méér bänken op het dorpspleín",
    ],
)
def test_looking_for_likeness_is_not_fooled_by_signs_that_nobody_sees(text):
    assert [each.number for each in alike(text, KNOWN)] == [1]


def test_a_look_that_does_not_tidy_would_be_fooled(monkeypatch):
    monkeypatch.setattr(likeness, "tidy", lambda text: text)
    assert alike("Zet meer b\u00ada\u00adn\u00adk\u00ade\u00adn op het d\u200bo\u200br\u200bpsplein", KNOWN) == []


def test_without_a_look_for_persons_a_name_would_come_in(brugwijk, monkeypatch):
    monkeypatch.setattr(entering, "scan", lambda text: ())
    made = add_statement(entered(a_debate(brugwijk), "a" * 32), Written(PERSONS[4], "nl", "een"), today=TODAY)
    assert made.text == PERSONS[4]


def test_a_form_that_names_itself_with_what_no_database_takes_is_refused(brugwijk):
    visitor = Resident(a_debate(brugwijk))
    assert visitor.vote(eenmalig="a\x00b").status_code == 422
    fields = {**visitor.fields(visitor.page("stelling/")), "eenmalig": "\x00"}
    for text in ("Een goede nieuwe stelling.", "Nog een goede stelling, over fietsen."):
        assert visitor.post("stelling/", **fields, tekst=text, toch="1").status_code == 302
    assert visitor.debate.statements.count() == 10
