"""The French and English of residents' pages are whole."""

import pytest
from babel.messages.catalog import Catalog

from samenplan.debate.tests.translations import LANGUAGES, catalogue, compiled, mo, texts, untranslated

REPAIR = "run: python -m samenplan.debate.tests.translations"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated_and_none_is_a_guess(language):
    assert untranslated(catalogue(language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_holds_exactly_the_texts_that_are_used(language):
    assert {message.id for message in catalogue(language) if message.id} == set(texts()), REPAIR


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_that_of_the_text(language):
    assert mo(language).read_bytes() == compiled(catalogue(language)), REPAIR


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_what_is_filled_in(language):
    for message in catalogue(language):
        if message.id:
            assert not list(message.check()), message.id


def test_a_missing_and_a_guessed_translation_would_be_found():
    holed = Catalog(locale="fr")
    holed.add("Eens", "")
    holed.add("Oneens", "Pas d’accord", flags=["fuzzy"])
    holed.add(("stem", "stemmen"), ("vote", ""))
    assert set(untranslated(holed)) == {"Eens", "Oneens", ("stem", "stemmen")}
