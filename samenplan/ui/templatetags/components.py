"""The components of the house."""

from django.template import Library

register = Library()
