"""The French and English of residents' pages are whole."""

import pytest
from babel.messages.catalog import Catalog

from samenplan.debate.tests.translations import DEBATE
from samenplan.ui.tests.catalogues import compiled, untranslated

REPAIR = "run: python -m samenplan.debate.tests.translations"


@pytest.mark.parametrize("language", DEBATE.languages)
def test_every_text_is_translated_and_none_is_a_guess(language):
    assert untranslated(DEBATE.catalogue(language)) == []


@pytest.mark.parametrize("language", DEBATE.languages)
def test_the_catalogue_holds_exactly_the_texts_that_are_used(language):
    assert {message.id for message in DEBATE.catalogue(language) if message.id} == set(DEBATE.texts()), REPAIR


@pytest.mark.parametrize("language", DEBATE.languages)
def test_the_compiled_catalogue_is_that_of_the_text(language):
    assert DEBATE.mo(language).read_bytes() == compiled(DEBATE.catalogue(language)), REPAIR


@pytest.mark.parametrize("language", DEBATE.languages)
def test_translations_keep_what_is_filled_in(language):
    for message in DEBATE.catalogue(language):
        if message.id:
            assert not list(message.check()), message.id


def test_a_missing_and_a_guessed_translation_would_be_found():
    holed = Catalog(locale="fr")
    holed.add("Eens", "")
    holed.add("Oneens", "Pas d’accord", flags=["fuzzy"])
    holed.add(("stem", "stemmen"), ("vote", ""))
    assert set(untranslated(holed)) == {"Eens", "Oneens", ("stem", "stemmen")}
