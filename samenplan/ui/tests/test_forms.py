from datetime import date

import pytest
from django import forms
from django.core.exceptions import ValidationError

from samenplan.ui.forms import DutchDateField, EurosField, ListField, read_cents, read_day


@pytest.mark.parametrize(
    "text",
    [
        "2027-09-01",
        "1/9/2027",
        "01/09/2027",
        "1-9-2027",
        "1.9.2027",
        "1 9 2027",
        "1 september 2027",
        "1 Sept. 2027",
        " 1  sep  2027 ",
    ],
)
def test_a_day_is_read_as_flemish_people_write_it(text):
    assert read_day(text) == date(2027, 9, 1)


@pytest.mark.parametrize(
    ("text", "month"), [("3 mrt 2027", 3), ("3 maart 2027", 3), ("3 mei 2027", 5), ("3 okt 2027", 10)]
)
def test_months_are_read_short_and_long(text, month):
    assert read_day(text) == date(2027, month, 3)


@pytest.mark.parametrize("text", ["31 september 2027", "29/2/2027", "0/1/2027", "2027-13-01"])
def test_a_day_that_does_not_exist_is_called_so(text):
    with pytest.raises(ValidationError) as refused:
        read_day(text)
    assert refused.value.code == "impossible"
    assert "bestaat niet" in refused.value.messages[0]


@pytest.mark.parametrize(
    "text", ["morgen", "september 2027", "1/9/27", "1 m 2027", "1 juxx 2027", "9" * 500, "1/9/2027 12:00"]
)
def test_what_is_no_day_says_how_to_write_one(text):
    with pytest.raises(ValidationError) as refused:
        read_day(text)
    assert refused.value.code == "invalid"


class DateForm(forms.Form):
    day = DutchDateField(required=False)


def test_a_refused_date_stays_readable_in_its_box():
    form = DateForm({"day": "31 september 2027"})
    assert not form.is_valid()
    assert 'type="text"' in str(form["day"]) and 'value="31 september 2027"' in str(form["day"])


def test_a_known_date_stands_in_a_date_box():
    assert 'type="date"' in str(DateForm(initial={"day": date(2027, 9, 1)})["day"])
    assert 'value="2027-09-01"' in str(DateForm(initial={"day": date(2027, 9, 1)})["day"])


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("1250", 125_000), ("1.250", 125_000), ("€ 1.250,50", 125_050), ("1250,5", 125_050), ("1 250 euro", 125_000),
        ("0,05", 5), ("€\N{NO-BREAK SPACE}25.000", 2_500_000), ("-3", -300), ("1.250.000", 125_000_000),
    ],
)  # fmt: skip
def test_an_amount_is_read_in_cents(text, cents):
    assert read_cents(text) == cents


@pytest.mark.parametrize("text", ["veel", "1.25", "12,505", "1,250.50", "1e9", "--3", "", "€", "9" * 19, "1.2500", "٣"])
def test_what_is_no_amount_is_refused_and_never_guessed(text):
    with pytest.raises(ValidationError):
        read_cents(text)


def test_an_amount_below_zero_is_refused_unless_it_may_be():
    with pytest.raises(ValidationError):
        EurosField().clean("-3")
    assert EurosField(negative=True).clean("-3") == -300


def test_an_empty_amount_is_unknown_and_not_nothing():
    assert EurosField(required=False).clean(" ") is None
    assert EurosField(required=False).clean("0") == 0


@pytest.mark.parametrize(
    ("cents", "shown"), [(125_050, "1.250,50"), (640_000, "6.400"), (-5, "-0,05"), ("veel", "veel")]
)
def test_an_amount_shows_in_its_box_as_one_would_type_it(cents, shown):
    assert EurosField().prepare_value(cents) == shown


def test_the_same_amount_written_otherwise_is_no_change():
    assert not EurosField().has_changed(125_000, "1.250,00")
    assert EurosField().has_changed(125_000, "1.251")


@pytest.mark.parametrize(
    "text", ["De Brug\nbibliotheek", "De Brug, bibliotheek", " De  Brug ;bibliotheek\n\n, De Brug"]
)
def test_a_list_is_read_by_line_comma_or_semicolon_without_doubles(text):
    assert ListField().clean(text) == ("De Brug", "bibliotheek")


def test_a_list_has_bounds():
    with pytest.raises(ValidationError):
        ListField(longest=5).clean("te lang woord")
    with pytest.raises(ValidationError):
        ListField(most=2).clean("a,b,c")


def test_a_list_shows_one_per_line():
    assert ListField().prepare_value(("a", "b")) == "a\nb"
