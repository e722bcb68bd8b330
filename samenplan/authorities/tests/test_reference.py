from dataclasses import replace
from datetime import date

import pytest

from samenplan.authorities.management.commands.laad_besturen import mergers, municipalities
from samenplan.authorities.models import Authority, NisCode
from samenplan.authorities.operations.reference import load_municipalities


@pytest.fixture
def loaded(db):
    return load_municipalities(municipalities(), mergers())


def test_all_municipalities_come_in_with_one_code_that_holds(loaded):
    assert (len(loaded.added), Authority.objects.count()) == (285, 285)
    assert NisCode.objects.filter(valid_until=None).count() == 285


def test_loading_again_changes_nothing(loaded):
    before = sorted(Authority.objects.values_list()), sorted(NisCode.objects.values_list("authority", "code"))
    report = load_municipalities(municipalities(), mergers())
    assert (report.added, report.changed, len(report.unchanged)) == ([], [], 285)
    assert (sorted(Authority.objects.values_list()), sorted(NisCode.objects.values_list("authority", "code"))) == before


def test_a_merged_municipality_knows_its_former_codes(loaded):
    pajottegem = NisCode.objects.get(code="23106")
    assert pajottegem.valid_from == date(2025, 1, 1)
    former = NisCode.objects.get(code="23023")
    assert (former.authority, former.valid_until, former.former_name) == (
        pajottegem.authority,
        date(2024, 12, 31),
        "Galmaarden",
    )


def test_a_code_that_stayed_through_a_merger_has_no_break(loaded):
    antwerpen = NisCode.objects.get(code="11002")
    assert (antwerpen.valid_from, antwerpen.valid_until) == (None, None)


def test_another_name_is_reported_and_keeps_address_and_colour(loaded):
    gent = Authority.objects.get(slug="gent")
    gent.accent = "#123456"
    gent.save(update_fields=["accent"])
    rows = [replace(row, name="Gent aan de Leie") if row.name == "Gent" else row for row in municipalities()]
    report = load_municipalities(rows, mergers())
    gent.refresh_from_db()
    assert report.changed == ["Gent aan de Leie"]
    assert (gent.slug, gent.name, gent.accent) == ("gent", "Gent aan de Leie", "#123456")


def test_no_municipality_gets_an_address_of_the_house_itself(db):
    rows = [replace(municipalities()[0], name="Voorbeeld", kbo_number="1"), replace(municipalities()[1], name="Over")]
    load_municipalities(rows, [])
    assert sorted(Authority.objects.values_list("slug", flat=True)) == ["over-gemeente", "voorbeeld-gemeente"]
