"""The parts of a page: buttons, sheets, notices, the road, what is asked, what is still empty."""

from django.template import Context, Library
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from samenplan.ui.icons import icon_svg
from samenplan.ui.kinds import STEP_LABELS, TONE_ICONS, ButtonKind, StepState, Tone

register = Library()


def attributes(**given: object) -> SafeString:
    """HTML attributes of what was given: True gives a bare name, None, False and "" give nothing, _ becomes -."""
    pairs = ((name.strip("_").replace("_", "-"), value) for name, value in given.items())
    kept = [(name, value) for name, value in pairs if value is not None and value is not False and value != ""]
    return format_html_join("", "{}", ((_attribute(name, value),) for name, value in kept))


def _attribute(name: str, value: object) -> SafeString:
    return format_html(" {}", name) if value is True else format_html(' {}="{}"', name, value)


def trimmed(content: str) -> SafeString:
    """A block's content, which the template engine made safe, without the white space around it."""
    return SafeString(content.strip())


@register.simple_tag
def icon(name: str, size: int = 18) -> SafeString:
    """`{% icon "pencil" %}`: a lucide icon, hidden from screen readers; put a word beside it."""
    return icon_svg(str(name), size)


@register.simple_block_tag
def button(content: str, kind: str = "main", icon: str = "", **given: object) -> SafeString:
    """`{% button kind="quiet" name="omhoog" %}Omhoog{% endbutton %}`; other arguments become attributes."""
    given = {"type": "submit", **given}
    return format_html("<button{}>{}{}</button>", _dressed(kind, given), _drawn(icon), trimmed(content))


@register.simple_block_tag
def linkbutton(content: str, href: str, kind: str = "main", icon: str = "", **given: object) -> SafeString:
    """`{% linkbutton href=url %}Open het ontwerp{% endlinkbutton %}`: a link that looks like a button."""
    return format_html("<a{}>{}{}</a>", _dressed(kind, {"href": href, **given}), _drawn(icon), trimmed(content))


def _dressed(kind: str, given: dict[str, object]) -> SafeString:
    weight = ButtonKind(kind)
    own = "btn" if weight is ButtonKind.MAIN else f"btn {weight}"
    extra = given.pop("class_", "")
    return attributes(class_=f"{own} {extra}".strip(), **given)


def _drawn(name: str) -> SafeString:
    return icon_svg(str(name)) if name else SafeString("")


@register.simple_tag
def tag(text: object, tone: str = "plain") -> SafeString:
    """`{% tag "loopt · 2 van 4" "good" %}`: a state in a few words."""
    return format_html('<span class="tag {}">{}</span>', Tone(tone), text)


@register.simple_block_tag
def notice(content: str, tone: str = "info", title: str = "", live: bool = False) -> SafeString:
    """`{% notice "warn" title="…" %}…{% endnotice %}`; `live` has it read aloud when it appears."""
    kind = Tone(tone)
    role = ("alert" if kind is Tone.BAD else "status") if live else ""
    head = format_html('<p class="notice-title">{}</p>', title) if title else ""
    return format_html(
        '<div class="notice {}"{}>{}<div class="notice-text">{}{}</div></div>',
        kind, attributes(role=role), icon_svg(TONE_ICONS[kind], 20), head, content,
    )  # fmt: skip


@register.simple_block_tag
def sheet(content: str, title: str = "", level: int = 2, id: str = "") -> SafeString:
    """`{% sheet "Wie doet wat" %}…{% endsheet %}`: one subject on its own sheet of paper."""
    if not title:
        return format_html('<div class="sheet"{}>{}</div>', attributes(id=id), content)
    return format_html(
        '<section class="sheet stack"{}><h{}>{}</h{}>{}</section>', attributes(id=id), level, title, level, content
    )


@register.simple_block_tag
def ask(content: str, title: str, note: str = "", tone: str = "plain") -> SafeString:
    """`{% ask "Wat de oproep vraagt" note="…" %}{% ask_item … %}{% endask %}`: the panel of what is asked."""
    small = format_html("<small>{}</small>", note) if note else ""
    return format_html('<section class="ask {}"><h2>{}</h2>{}<ul>{}</ul></section>', Tone(tone), title, small, content)


@register.simple_block_tag
def ask_item(content: str, state: object = "no") -> SafeString:
    """`{% ask_item "ok" %}text{% endask_item %}`: "ok", "no", or a count that is shown as such."""
    if state == "ok":
        mark = format_html('<span class="ok">{}<span class="sr">In orde: </span></span>', icon_svg("check"))
    elif state == "no":
        mark = format_html('<span class="no">{}<span class="sr">Nog te doen: </span></span>', icon_svg("circle-alert"))
    else:
        mark = format_html('<span class="no">{}</span>', state)
    return format_html("<li>{}<span>{}</span></li>", mark, trimmed(content))


@register.simple_block_tag
def empty(content: str, sentence: str, title: str = "") -> SafeString:
    """`{% empty "Er staan nog geen acties in dit plan." %}button and example{% endempty %}`.

    Directly inside a `{% for %}` Django takes it for the loop's own `{% empty %}`: put it after that one.
    """
    head = format_html("<h2>{}</h2>", title) if title else ""
    return format_html('<div class="empty">{}<p>{}</p><div class="stack">{}</div></div>', head, sentence, content)


@register.simple_block_tag
def road(content: str, label: str = "Waar staat dit plan") -> SafeString:
    """`{% road %}{% step "Beeld" … %}{% endroad %}`: where one is on the way."""
    return format_html('<ol class="road" aria-label="{}">{}</ol>', label, content)


@register.simple_tag
def step(title: str, note: str = "", state: str = "later", href: str = "") -> SafeString:
    """`{% step "Plan" "4 doelen, 14 acties" state="now" href=url %}`: done, now or later; its state is also a word."""
    at = StepState(state)
    name = format_html('<a href="{}">{}</a>', href, title) if href else conditional_escape(title)
    return format_html(
        '<li class="{}"{}><b>{}</b><span class="sr"> ({})</span> <span class="step-note">{}</span></li>',
        at, attributes(aria_current="step" if at is StepState.NOW else None), name, STEP_LABELS[at], note,
    )  # fmt: skip


@register.simple_tag
def saved(text: str = "", id: str = "") -> SafeString:
    """`{% saved "Bewaard om 10:42" %}`: where autosave says how it went; empty until then."""
    return format_html('<span class="saved" role="status" data-saved{}>{}</span>', attributes(id=id), text)


@register.simple_block_tag
def copy(content: str, text: str) -> SafeString:
    """`{% copy url %}Kopieer de link{% endcopy %}`: a button that copies the text; hidden without JavaScript."""
    return format_html(
        '<button type="button" class="btn small" data-copy="{}" hidden>{}<span>{}</span></button>',
        text, icon_svg("copy"), trimmed(content),
    )  # fmt: skip


@register.simple_block_tag(takes_context=True)
def filled_as_side(context: Context, content: str) -> str:
    """Keeps what stands inside as `side_filled`, so that a layout knows whether there is a side at all."""
    context["side_filled"] = content.strip() and content
    return ""
