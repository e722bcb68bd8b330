"""Every field that holds or names a person stands in the catalogue, with its purpose, ground, term and readers."""

from django.apps import apps
from django.db import models

from samenplan.authorities.catalogue import catalogue
from samenplan.authorities.models import Contact, User

NAMED = frozenset({"full_name", "key_hash"})
"""A name; or the hash of a key, which follows from an account as long as a debate is open."""


def holds_a_person(field: models.Field) -> bool:
    """A mail address, a name, a key that somebody can be found by, or a reference to somebody."""
    return isinstance(field, models.EmailField) or field.name in NAMED or field.related_model in (User, Contact)


def fields_of_persons() -> set[str]:
    """feature.Model.field of every one in the house."""
    return {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if model.__module__.startswith("samenplan.")
        for field in model._meta.fields
        if holds_a_person(field)
    }


def test_every_field_of_a_person_is_in_the_catalogue_and_nothing_else():
    assert sorted(name for line in catalogue() for name in line.fields) == sorted(fields_of_persons())


def test_every_line_is_whole():
    for line in catalogue():
        assert all((line.of_whom, line.purpose, line.base, line.term, line.readers)), line.fields


def test_a_field_of_a_person_is_recognised():
    assert holds_a_person(User._meta.get_field("email"))
    assert holds_a_person(Contact._meta.get_field("full_name"))
    assert not holds_a_person(Contact._meta.get_field("party"))
