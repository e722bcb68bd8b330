"""The English of surveys, as residents see them, is whole."""

from babel.messages.catalog import Catalog

from samenplan.analysis.tests.translations import SURVEYS
from samenplan.ui.tests.catalogues import compiled, untranslated

REPAIR = "run: python -m samenplan.analysis.tests.translations"


def said(catalog: Catalog) -> set[object]:
    return {message.id for message in catalog if message.id}


def test_every_text_has_english_and_none_is_a_guess():
    assert untranslated(SURVEYS.catalogue("en")) == []


def test_the_catalogue_holds_exactly_the_texts_that_are_used():
    assert said(SURVEYS.catalogue("en")) == set(SURVEYS.texts()), REPAIR


def test_the_compiled_catalogue_is_that_of_the_text():
    assert SURVEYS.mo("en").read_bytes() == compiled(SURVEYS.catalogue("en")), REPAIR


def test_translations_keep_what_is_filled_in():
    for message in SURVEYS.catalogue("en"):
        if message.id:
            assert not list(message.check()), message.id
