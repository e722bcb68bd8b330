"""A page with a form that a rule may refuse."""

from collections.abc import Callable
from typing import cast

from django import forms
from django.http import HttpResponse

from samenplan.core.access import ActingRequest
from samenplan.core.errors import Refused
from samenplan.ui.page import page


def done(form: forms.Form, act: Callable[[], object]) -> bool:
    """Do it, when the form is filled in well; a rule's no is shown above the form, with what was typed."""
    if not form.is_bound or not form.is_valid():
        return False
    try:
        act()
    except Refused as refusal:
        for objection in refusal.objections:
            form.add_error(None, objection)
        return False
    return True


def form_page(request: ActingRequest, template: str, context: dict[str, object]) -> HttpResponse:
    """A page with `form` in its context: 422 when something in it is wrong."""
    form = cast(forms.Form, context["form"])
    return page(request, template, context, status=422 if form.errors else 200)
