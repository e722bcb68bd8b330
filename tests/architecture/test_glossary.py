"""docs/begrippen.toml has an entry for every model and enum: the Dutch word, its plural, its meaning, its source."""

import ast
import tomllib

from django.apps import apps

from tests.architecture.source import ROOT, modules

GLOSSARY = tomllib.loads((ROOT / "docs" / "begrippen.toml").read_text(encoding="utf-8"))
ENUMS = frozenset({"Enum", "StrEnum", "IntEnum", "TextChoices", "Flag"})
KEYS = {"nl", "plural", "meaning", "source"}


def names_in_code() -> set[str]:
    """feature.Name of every model and enum."""
    models = {
        f"{model.__module__.split('.')[1]}.{model.__name__}"
        for model in apps.get_models()
        if model.__module__.startswith("samenplan.")
    }
    enums = {
        f"{module.feature}.{node.name}"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef) and ENUMS & {getattr(base, "id", "") for base in node.bases}
    }
    return models | enums


def names_in_glossary() -> set[str]:
    return {f"{feature}.{name}" for feature, entries in GLOSSARY.items() for name in entries}


def test_every_model_and_enum_has_its_dutch_word():
    assert sorted(names_in_code() - names_in_glossary()) == []


def test_the_glossary_holds_no_word_for_what_is_gone():
    assert sorted(names_in_glossary() - names_in_code()) == []


def test_every_entry_is_whole():
    faulty = [
        f"{feature}.{name}"
        for feature, entries in GLOSSARY.items()
        for name, entry in entries.items()
        if set(entry) != KEYS or not all(isinstance(value, str) and value.strip() for value in entry.values())
    ]
    assert faulty == []
