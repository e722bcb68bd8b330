"""The components of the house: every template has them without loading; all stand on the page /onderdelen/."""

from django.template import Library

from samenplan.ui.templatetags import formparts, parts, ways, words

register = Library()
for library in (words.register, parts.register, ways.register, formparts.register):
    register.tags.update(library.tags)
    register.filters.update(library.filters)
