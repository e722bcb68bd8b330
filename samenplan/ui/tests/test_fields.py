import re

from django import forms
from django.template import Context, Template

from samenplan.ui.templatetags.formparts import field, form_errors, form_fields


class ActionForm(forms.Form):
    title = forms.CharField(label="Titel", max_length=80, help_text="Kort en actief.")
    note = forms.CharField(label="Nota", required=False, widget=forms.Textarea)
    lines = forms.MultipleChoiceField(
        label="Waarover", choices=[("p", "polarisatie"), ("h", "haatspraak")], widget=forms.CheckboxSelectMultiple
    )
    agreed = forms.BooleanField(label="Nagelezen", required=False)
    secret = forms.CharField(widget=forms.HiddenInput, required=False)


def _refused() -> ActionForm:
    form = ActionForm({"title": "", "note": "<b>"})
    form.full_clean()
    return form


def _ids(html: str) -> set[str]:
    return set(re.findall(r'\bid="([^"]+)"', html))


def _described(html: str) -> list[str]:
    return [one for found in re.findall(r'aria-describedby="([^"]+)"', html) for one in found.split()]


def test_a_field_has_label_hint_counter_and_describes_itself_by_them():
    html = field(ActionForm()["title"])
    assert '<label for="id_title">Titel</label>' in html
    assert _described(html) == ["id_title_helptext", "id_title_counter"]
    assert set(_described(html)) <= _ids(html)


def test_a_refused_field_describes_itself_by_its_error_and_says_so():
    html = field(_refused()["title"])
    assert "id_title_error" in _described(html) and set(_described(html)) <= _ids(html)
    assert 'aria-invalid="true"' in html and 'class="field invalid"' in html and 'id="field-id_title"' in html


def test_a_field_that_may_stay_empty_says_so_and_a_needed_one_does_not():
    assert "mag leeg blijven" in field(ActionForm()["note"])
    assert "mag leeg blijven" not in field(ActionForm()["title"])


def test_who_will_read_it_stands_beside_the_label_in_words():
    assert "<span>openbaar</span>" in field(ActionForm()["title"], visibility="openbaar")
    assert "<span>intern</span>" in field(ActionForm()["title"], visibility="intern")


def test_what_was_typed_is_escaped():
    assert "<b>" not in field(_refused()["note"]) and "&lt;b&gt;" in field(_refused()["note"])


def test_several_choices_stand_in_a_fieldset_with_a_legend():
    html = field(_refused()["lines"])
    assert html.startswith('<fieldset class="field invalid"') and "<legend>Waarover</legend>" in html
    assert html.count('type="checkbox"') == 2
    assert set(_described(html)) <= _ids(html)


def test_one_box_stands_before_its_label():
    html = field(ActionForm()["agreed"])
    assert html.index("<input") < html.index("<label")


def test_a_hidden_field_is_only_itself():
    assert field(ActionForm()["secret"]) == '<input type="hidden" name="secret" id="id_secret">'


def test_the_summary_links_to_each_wrong_field():
    html = form_errors(_refused())
    assert 'href="#id_title"' in html and 'href="#field-id_lines"' in html and 'tabindex="-1"' in html
    assert {"id_title", "field-id_lines"} <= _ids(form_fields(_refused()))


def test_the_summary_of_a_form_without_errors_is_nothing():
    assert form_errors(ActionForm()) == ""


def test_templates_have_the_components_without_loading_them():
    assert "Titel" in Template("{% field form.title %}").render(Context({"form": ActionForm()}))
