"""The English of the public pages is whole."""

from babel.messages.catalog import Catalog

from samenplan.public.tests.translations import PUBLIC
from samenplan.ui.tests.catalogues import compiled, untranslated

REPAIR = "run: python -m samenplan.public.tests.translations"


def said(catalog: Catalog) -> set[object]:
    return {message.id for message in catalog if message.id}


def test_every_text_has_english_and_none_is_a_guess():
    assert untranslated(PUBLIC.catalogue("en")) == []


def test_the_catalogue_holds_exactly_the_texts_that_are_used():
    assert said(PUBLIC.catalogue("en")) == set(PUBLIC.texts()), REPAIR


def test_the_compiled_catalogue_is_that_of_the_text():
    assert PUBLIC.mo("en").read_bytes() == compiled(PUBLIC.catalogue("en")), REPAIR


def test_translations_keep_what_is_filled_in():
    for message in PUBLIC.catalogue("en"):
        if message.id:
            assert not list(message.check()), message.id


def test_a_missing_and_a_guessed_translation_would_be_found():
    holed = Catalog(locale="en")
    holed.add("Wie trekt dit?", "")
    holed.add("Wanneer?", "When?", flags=["fuzzy"])
    holed.add(("doel", "doelen"), ("goal", ""))
    assert set(untranslated(holed)) == {"Wie trekt dit?", "Wanneer?", ("doel", "doelen")}
