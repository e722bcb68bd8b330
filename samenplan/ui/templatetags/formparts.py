"""Fields of a form: label, hint, error, who reads it, and how much still fits."""

from django.forms import BaseForm, BoundField, CheckboxInput
from django.template import Library
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from samenplan.ui.icons import icon_svg
from samenplan.ui.kinds import VISIBILITY_ICONS, VISIBILITY_LABELS, Visibility
from samenplan.ui.templatetags.parts import attributes

register = Library()
_NOTHING = SafeString("")


@register.simple_tag
def field(bound: BoundField, visibility: str = "", counter: bool = True, hint: str = "") -> SafeString:
    """`{% field form.title visibility="openbaar" %}`: the whole field; the block has the id `field-<name's id>`.

    `visibility` is "openbaar" or "intern"; a field with a maximum length counts down unless `counter` is False.
    """
    if bound.is_hidden:
        return SafeString(str(bound))
    extras = [_hint(bound, hint), _errors(bound)]
    limit = bound.field.widget.attrs.get("maxlength") if counter else None
    described = " ".join(mark for mark, there in zip(_marks(bound), (*extras, limit), strict=True) if there)
    control = bound.as_widget(attrs={"aria-describedby": described} if described else None)
    count = _counter(bound, limit) if limit else _NOTHING
    return _framed(bound, _label(bound, visibility), extras, [control, count])


def _marks(bound: BoundField) -> tuple[str, str, str]:
    """The ids of hint, error and counter."""
    return f"{bound.auto_id}_helptext", f"{bound.auto_id}_error", f"{bound.auto_id}_counter"


def _hint(bound: BoundField, hint: str) -> SafeString:
    text = hint or bound.help_text
    return format_html('<p class="hint" id="{}">{}</p>', _marks(bound)[0], text) if text else _NOTHING


def _errors(bound: BoundField) -> SafeString:
    if not bound.errors:
        return _NOTHING
    sentences = format_html_join("", "<span>{}</span>", ((error,) for error in bound.errors))
    return format_html('<p class="error" id="{}">{}{}</p>', _marks(bound)[1], icon_svg("circle-alert"), sentences)


def _counter(bound: BoundField, limit: object) -> SafeString:
    return format_html(
        '<p class="hint counter" id="{}" data-counter="{}" data-limit="{}">Hoogstens {} tekens.</p>',
        _marks(bound)[2], bound.id_for_label or bound.auto_id, limit, limit,
    )  # fmt: skip


def _label(bound: BoundField, visibility: str) -> SafeString:
    needed = _NOTHING
    if not bound.field.required and not isinstance(bound.field.widget, CheckboxInput):  # a box can always stay empty
        needed = SafeString(' <span class="optional">(mag leeg blijven)</span>')
    return format_html("{}{}{}", bound.label, needed, _visible_to(visibility))


def _visible_to(visibility: str) -> SafeString:
    if not visibility:
        return _NOTHING
    who = Visibility(visibility)
    return format_html(
        ' <span class="seen {}" title="{}">{}<span>{}</span></span>',
        who.name.lower(), VISIBILITY_LABELS[who], icon_svg(VISIBILITY_ICONS[who], 14), who.value,
    )  # fmt: skip


def _framed(bound: BoundField, label: SafeString, above: list[SafeString], control: list[SafeString]) -> SafeString:
    state = "field invalid" if bound.errors else "field"
    own = attributes(class_=state, id=f"field-{bound.auto_id}")
    inside, before = SafeString("".join(control)), SafeString("".join(above))
    if bound.use_fieldset:
        return format_html("<fieldset{}><legend>{}</legend>{}{}</fieldset>", own, label, before, inside)
    name = format_html('<label for="{}">{}</label>', bound.id_for_label, label)
    if isinstance(bound.field.widget, CheckboxInput):
        return format_html('<div{}><div class="check">{}{}</div>{}</div>', own, inside, name, before)
    return format_html("<div{}>{}{}{}</div>", own, name, before, inside)


@register.simple_tag
def form_errors(form: BaseForm, title: str = "Dit is nog niet bewaard", focus: bool = True) -> SafeString:
    """`{% form_errors form %}`: what is wrong, with a link to each field; nothing when all is well.

    With JavaScript it takes the focus, unless `focus` is False.
    """
    if not form.errors:
        return _NOTHING
    whole = format_html_join("", "<li>{}</li>", ((error,) for error in form.non_field_errors()))
    wrong = [bound for bound in form if bound.errors]
    linked = format_html_join(
        "",
        '<li><a href="#{}">{}: {}</a></li>',
        ((_target(bound), bound.label, error) for bound in wrong for error in bound.errors),
    )
    return format_html(
        '<div class="notice bad" role="alert" tabindex="-1"{}>{}<div class="notice-text">'
        '<p class="notice-title">{}</p><p>Wat je typte, staat er nog. Kijk dit na:</p><ul>{}{}</ul></div></div>',
        attributes(data_errors=focus), icon_svg("circle-alert", 20), title, whole, linked,
    )  # fmt: skip


def _target(bound: BoundField) -> str:
    """The first control of the field; of a list of choices the block itself."""
    return f"field-{bound.auto_id}" if bound.use_fieldset else bound.id_for_label or f"field-{bound.auto_id}"


@register.simple_tag
def form_fields(form: BaseForm) -> SafeString:
    """`{% form_fields form %}`: every field of the form, in its order."""
    return SafeString("".join(field(bound) for bound in form))
