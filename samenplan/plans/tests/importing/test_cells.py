import pytest

from samenplan.plans.rules.content import BudgetLine, MoneySource, TbdField
from samenplan.plans.rules.importing.action_cells import leading_code, read_action
from samenplan.plans.rules.importing.measure_cells import read_measures
from samenplan.plans.rules.importing.money_cells import read_money
from samenplan.plans.rules.importing.name_cells import read_names


@pytest.mark.parametrize(
    ("words", "cents"),
    [
        ("€ 6.400", 640_000), ("6400 euro", 640_000), ("EUR 6 400", 640_000), ("12.500,50", 1_250_050),
        ("25.000,-", 2_500_000), ("3200,5", 320_050), ("0", 0), ("€6k", 600_000), ("1.250.000", 125_000_000),
    ],
)  # fmt: skip
def test_amounts_in_dutch_notation_become_cents(words, cents):
    assert read_money(words).lines == (BudgetLine(cents),)


@pytest.mark.parametrize("words", ["€ 1,200.50", "1,200", "6.4", "€ 2.000 tot € 3.000", "binnen de werking", "9" * 30])
def test_an_amount_that_can_be_read_two_ways_is_not_guessed(words):
    reading = read_money(words)
    assert reading.lines == (BudgetLine(None, label=words),)
    assert len(reading.flags) == 1


def test_several_amounts_keep_year_source_and_words():
    assert read_money("2027: € 5.000\n2028: € 4.000 (Vlaamse subsidie)\n1.000 zaalhuur").lines == (
        BudgetLine(500_000, year=2027),
        BudgetLine(400_000, MoneySource.FLEMISH, "Vlaamse subsidie", 2028),
        BudgetLine(100_000, label="zaalhuur"),
    )


@pytest.mark.parametrize("words", ["pm", "P.M.", "nog te bepalen", "n.t.b."])
def test_open_money_is_open(words):
    assert read_money(words).is_open
    assert read_money(words).lines == (BudgetLine(None, label=words),)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Dienst A / Dienst B", ("Dienst A", "Dienst B")),
        ("Politie/Brandweer", ("Politie", "Brandweer")),
        ("Politie, CAW en Jeugddienst", ("Politie", "CAW", "Jeugddienst")),
        ("- Jeugddienst\n- Bibliotheek", ("Jeugddienst", "Bibliotheek")),
        ("Jeugddienst; Bibliotheek; Jeugddienst", ("Jeugddienst", "Bibliotheek")),
        ("Dienst Jeugd (met A, B / C)", ("Dienst Jeugd (met A, B / C)",)),
        ("Dienst Jeugd, dienst Cultuur en politie", ("Dienst Jeugd", "dienst Cultuur", "politie")),
    ],
)
def test_leads_are_split_where_that_is_certain(words, names):
    assert read_names(words).names == names
    assert read_names(words).flags == ()


@pytest.mark.parametrize("words", ["Dienst Welzijn, Wonen en Zorg", "Cel handhaving en toezicht", "buren en vrienden"])
def test_a_name_with_commas_stays_whole_and_is_flagged(words):
    assert read_names(words).names == (words,)
    assert words in read_names(words).flags[0]


def test_two_bare_names_are_split_but_flagged():
    assert read_names("Jeugd en Sport").names == ("Jeugd", "Sport")
    assert len(read_names("Jeugd en Sport").flags) == 1


def test_a_cell_that_names_its_partners_gives_partners():
    reading = read_names("Trekker: Dienst Samenleven\nPartners: School De Linde; CAW\nnog te bepalen")
    assert reading.names == ("Dienst Samenleven",)
    assert reading.partners == ("School De Linde", "CAW")
    assert reading.is_open


def test_an_action_cell_gives_title_text_bullets_updates_and_asterisks():
    reading = read_action(
        "Brochure**\nMet uitleg\n- tekst\n- druk\nUpdate: klaar\nmet foto\nStand van zaken 2: verdeeld"
    )
    assert (reading.title, reading.description, reading.asterisks) == ("Brochure", "Met uitleg", "**")
    assert reading.sub_actions == ("tekst", "druk")
    assert reading.updates == ("Update: klaar\nmet foto", "Stand van zaken 2: verdeeld")


def test_a_cell_of_bullets_takes_the_first_as_title_and_says_so():
    reading = read_action("- eerst dit\n- dan dat")
    assert (reading.title, reading.sub_actions) == ("eerst dit", ("dan dat",))
    assert len(reading.flags) == 1
    assert read_action("- alleen dit").flags == ()


def test_a_long_action_is_cut_after_a_sentence_and_nothing_is_lost():
    text = "Een korte zin. " + "woord " * 60
    reading = read_action(text.strip())
    assert reading.title == "Een korte zin."
    assert f"{reading.title} {reading.description}" == text.strip()


@pytest.mark.parametrize(
    ("title", "code"),
    [("1a Vorming", "1a"), ("1. Vorming", "1"), ("CC1 Kaart", "CC1"), ("2.3.1 Vorming", "2.3.1"), ("A) Vorming", "A")],
)
def test_a_code_before_a_title_is_its_reference(title, code):
    assert leading_code(title) == (code, title.split(" ", 1)[1])


@pytest.mark.parametrize(
    "title", ["3 vormingen voor leerkrachten", "Vorming", "100 gezinnen bezoeken", "De 2.0 versie"]
)
def test_a_number_that_counts_something_is_no_code(title):
    assert leading_code(title) == ("", title)


def test_a_success_measure_keeps_its_value_as_written():
    one, two = read_measures("Een ?% stijging van de meldingen (nulmeting nog te bepalen)\n- 40 deelnemers tegen 2028")
    assert (one.target, one.still_open) == ("?%", (TbdField.TARGET, TbdField.BASELINE))
    assert len(one.flags) == 2
    assert (two.name, two.target, two.still_open) == ("40 deelnemers tegen 2028", "40", ())
