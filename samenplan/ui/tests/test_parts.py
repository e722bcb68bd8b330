from datetime import UTC, date, datetime

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory

HOSTILE = '"><script>alert(1)</script>'


def rendered(template: str, **context: object) -> str:
    return Template(template).render(Context(context))


@pytest.mark.parametrize(
    "template",
    [
        "{% tag text %}",
        "{% notice title=text %}{{ text }}{% endnotice %}",
        "{% sheet text id=text %}{{ text }}{% endsheet %}",
        "{% button name=text value=text %}{{ text }}{% endbutton %}",
        "{% linkbutton href=text %}{{ text }}{% endlinkbutton %}",
        "{% ask text note=text %}{% ask_item text %}{{ text }}{% endask_item %}{% endask %}",
        "{% empty text title=text %}{{ text }}{% endempty %}",
        "{% road text %}{% step text text href=text %}{% endroad %}",
        "{% breadcrumbs text text text %}",
        "{% tabs text %}{% tab text text %}{% endtabs %}",
        "{% datatable text %}{{ text }}{% enddatatable %}",
        "{% figure text text %}{{ text }}{% figuretable text %}{{ text }}{% endfiguretable %}{% endfigure %}",
        "{% fold text %}{{ text }}{% endfold %}",
        "{% saved text id=text %}",
        "{% copy text %}{{ text }}{% endcopy %}",
        "{{ text|markdown }}",
    ],
)
def test_no_component_lets_text_become_html(template):
    assert "<script" not in rendered(template, text=HOSTILE)


def test_html_inside_a_block_stays_html():
    assert "<b>Opmaak</b>" in rendered('{% ask "T" %}{% ask_item "ok" %}<b>Opmaak</b>{% endask_item %}{% endask %}')


@pytest.mark.parametrize(
    "template", ['{% tag "x" "blauw" %}', '{% notice "blauw" %}x{% endnotice %}', '{% step "x" state="ooit" %}']
)
def test_a_kind_that_does_not_exist_is_a_mistake_and_not_a_look(template):
    with pytest.raises(ValueError, match="is not a valid"):
        rendered(template)


def test_a_state_is_never_colour_alone():
    html = rendered(
        '{% ask_item "ok" %}a{% endask_item %}{% ask_item "no" %}b{% endask_item %}{% step "Plan" state="now" %}'
    )
    assert "In orde: " in html and "Nog te doen: " in html and "(hier ben je)" in html and 'aria-current="step"' in html


def test_attributes_of_a_button_come_from_what_is_given():
    html = rendered(
        '{% button kind="quiet" name="omhoog" value=3 disabled=on aria_label="Omhoog" hx_post="" %}x{% endbutton %}',
        on=True,
    )
    assert (
        html
        == '<button class="btn quiet" type="submit" name="omhoog" value="3" disabled aria-label="Omhoog">x</button>'
    )


def test_breadcrumbs_end_at_this_page_without_a_link():
    html = rendered('{% breadcrumbs "Plannen" "/p/" "Samen" %}')
    assert '<a href="/p/">Plannen</a>' in html and '<li aria-current="page">Samen</li>' in html


def test_a_tab_knows_by_its_address_that_it_is_here():
    request = RequestFactory().get("/plan/tabel/")
    html = rendered('{% tab "/plan/" "Boom" %}{% tab "/plan/tabel/" "Tabel" %}', request=request)
    assert html == ('<li><a href="/plan/">Boom</a></li><li><a href="/plan/tabel/" aria-current="page">Tabel</a></li>')
    assert 'aria-current="page"' in rendered('{% tab "/elders/" "Boom" current=True %}', request=request)


def test_a_pager_keeps_the_filter_and_is_silent_on_one_page():
    request = RequestFactory().get("/?trekker=Jeugd+%26+co&pagina=2")
    html = rendered("{% pager shown %}", shown=Paginator(range(60), 20).page(2), request=request)
    assert 'href="?trekker=Jeugd+%26+co&amp;pagina=1"' in html and 'href="?trekker=Jeugd+%26+co&amp;pagina=3"' in html
    assert rendered("{% pager shown %}", shown=Paginator(range(3), 20).page(1)) == ""


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{{ cents|money }}", "€\N{NO-BREAK SPACE}12,50"),
        ("{{ nothing|money }}{{ nothing|day }}{{ nothing|moment }}{{ nothing|number }}{{ unknown|day }}", ""),
        ("{{ on|day }}", "23 november 2026"),
        ("{{ at|moment }}", "24 november 2026 om 00:30"),
        ("{{ at|day }}", "24 november 2026"),
        ('{{ one|plural:"actie,acties" }}, {{ many|plural:"actie,acties" }}', "1 actie, 1.400 acties"),
    ],
)
def test_filters_write_as_flemish_readers_do(template, text):
    facts = {"cents": 1250, "nothing": None, "on": date(2026, 11, 23), "one": 1, "many": 1400}
    assert rendered(template, at=datetime(2026, 11, 23, 23, 30, tzinfo=UTC), **facts) == text


TABS = (
    '{% tabs "Bekijk als" %}{% for name in names %}{% tab "#"|add:name name current=forloop.last %}{% endfor %}'
    "{% endtabs %}"
)


def test_few_tabs_stand_beside_each_other():
    assert "<details" not in rendered(TABS, names=["a", "b", "c"])


def test_many_tabs_are_also_a_menu_that_says_where_one_is():
    html = rendered(TABS, names=["a", "b", "c", "d"])
    assert '<summary><span class="sr">Bekijk als, nu: </span>d</summary>' in html
    menu = html[html.index("<details") :]
    assert [menu.count(f'href="#{name}"') for name in "abcd"] == [1, 1, 1, 1]
    assert menu.count('aria-current="page"') == 1


def test_a_menu_of_tabs_that_are_elsewhere_carries_their_name():
    html = rendered(TABS.replace("forloop.last", "False"), names=["a", "b", "c", "d"])
    assert "<summary>Bekijk als</summary>" in html


def test_tabs_count_only_their_own():
    assert "<details" not in rendered(TABS + TABS, names=["a", "b"])
