"""Values as written, how an indicator stands, and what two measurements may say."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from samenplan.analysis.measures.shape import Shape
from samenplan.execution.rules.figures import (
    Aim,
    Standing,
    Value,
    offered_number,
    read_number,
    standing,
    written_value,
)
from samenplan.execution.rules.kinds import Direction
from samenplan.execution.rules.readings import (
    NoSpread,
    Reading,
    agreement_words,
    compare,
    compare_agreement,
    interval_of_share,
    median_words,
    spread,
)

CAUSAL = ("doordat", "dankzij", "effect", "gevolg", "leidde", "zorgde", "door het plan")


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("26 %", "26"), ("26,5%", "26.5"), ("48 jongeren", "48"), ("1.250 deelnemers", "1250"), ("ongeveer 30", "30"),
        ("minstens 1 250 gezinnen", "1250"), ("-3", "-3"), ("0", "0"),
        ("?%", None), ("nog te bepalen", None), ("", None), ("30 tot 40", None), ("4 op 5", None), ("20-30 %", None),
        ("3 van de 5 scholen", None), ("verdubbeling", None), ("in 2 wijken 40 gezinnen", None), ("1.2.3", None),
    ],
)  # fmt: skip
def test_a_number_is_offered_only_when_there_is_exactly_one_to_choose(written, number):
    assert offered_number(written) == (None if number is None else Decimal(number))


@pytest.mark.parametrize("typed", ["26.5", "1,2,3", "abc", "1e5", "٣", "12345678901", "NaN", "--1", "1.25"])
def test_what_is_no_dutch_number_is_not_guessed(typed):
    assert read_number(typed) is None


def test_a_value_is_written_with_its_unit_and_without_noughts_that_say_nothing():
    assert written_value(Decimal("26.5000"), "%") == "26,5\N{NO-BREAK SPACE}%"
    assert [written_value(value) for value in (1250, Decimal("-0.5"), 3.14159, 0)] == ["1.250", "-0,5", "3,14", "0"]


def value(number, low=None, high=None):
    return Value(Decimal(number), None if low is None else Decimal(low), None if high is None else Decimal(high))


@pytest.mark.parametrize(
    ("current", "aim", "expected"),
    [
        (None, Aim(Direction.UP_GOOD, Decimal(26), Decimal(40)), Standing.UNMEASURED),
        (value(30), Aim(Direction.WITH_CARE, Decimal(26), Decimal(40)), Standing.WITH_CARE),
        (value(30), Aim(Direction.NEUTRAL, Decimal(26), Decimal(40)), Standing.NO_DIRECTION),
        (value(30), Aim(Direction.UP_GOOD, Decimal(26)), Standing.TO_DECIDE),
        (value(40), Aim(Direction.UP_GOOD, Decimal(26), Decimal(40)), Standing.REACHED),
        (value(40), Aim(Direction.DOWN_GOOD, Decimal(60), Decimal(40)), Standing.REACHED),
        (value(35), Aim(Direction.UP_GOOD, Decimal(26), Decimal(40)), Standing.ON_THE_WAY),
        (value(50), Aim(Direction.DOWN_GOOD, Decimal(60), Decimal(40)), Standing.ON_THE_WAY),
        (value(20), Aim(Direction.UP_GOOD, Decimal(26), Decimal(40)), Standing.AWAY),
        (value(70), Aim(Direction.DOWN_GOOD, Decimal(60), Decimal(40)), Standing.AWAY),
        (value(35), Aim(Direction.UP_GOOD, None, Decimal(40)), Standing.NOT_YET),
        (value(26), Aim(Direction.UP_GOOD, Decimal(26), Decimal(40)), Standing.NO_CHANGE),
        (value(30, "25.9", "34.4"), Aim(Direction.UP_GOOD, Decimal(26), Decimal(40)), Standing.NO_CHANGE),
        (value(30, "27", "34"), Aim(Direction.UP_GOOD, Decimal(26), Decimal(40)), Standing.ON_THE_WAY),
    ],
)
def test_how_an_indicator_stands(current, aim, expected):
    assert standing(current, aim) is expected


def share(percentage, base, day=date(2024, 5, 1), **more):
    return Reading(day, Decimal(str(percentage)), is_share=True, base=base, **more)


def test_the_interval_of_26_and_30_percent_of_450_is_that_of_the_practice_note():
    assert [float(bound) for bound in interval_of_share(Decimal(26), 450)] == pytest.approx([22.2, 30.2], abs=0.051)
    assert [float(bound) for bound in interval_of_share(Decimal(30), 450)] == pytest.approx([25.9, 34.4], abs=0.051)


def test_26_and_30_percent_of_450_is_no_demonstrable_change():
    found = compare(share(26, 450), share(30, 450), unit="%")
    assert found.verdict == "no_demonstrable_change"
    assert found.sentence.startswith("Geen aantoonbare verandering: 26\N{NO-BREAK SPACE}% en 30\N{NO-BREAK SPACE}%.")


def test_a_weighted_sample_is_said_to_have_a_larger_margin():
    assert (
        "marge is in werkelijkheid groter"
        in compare(share(26, 450), share(30, 450), unit="%", is_weighted=True).sentence
    )


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [
        (share(26, 4500), share(40, 4500), "up"),
        (share(40, 4500), share(26, 4500), "down"),
        (Reading(date(2024, 1, 1), Decimal(3), low=Decimal("2.8"), high=Decimal("3.2")),
         Reading(date(2025, 1, 1), Decimal(4), low=Decimal("3.8"), high=Decimal("4.2")), "up"),
        (Reading(date(2024, 1, 1), Decimal(4), low=Decimal("3.8"), high=Decimal("4.2")),
         Reading(date(2025, 1, 1), Decimal(3), low=Decimal("2.8"), high=Decimal("3.2")), "down"),
        (Reading(date(2024, 1, 1), Decimal(3), low=Decimal("2.8"), high=Decimal("3.2")),
         Reading(date(2025, 1, 1), Decimal("3.2"), low=Decimal(3), high=Decimal("3.4")), "no_demonstrable_change"),
        (Reading(date(2024, 1, 1), Decimal(36)), Reading(date(2025, 1, 1), Decimal(48)), None),
        (share(26, None), share(40, None), None),
        (Reading(date(2024, 1, 1), None), share(40, 450), None),
    ],
)  # fmt: skip
def test_the_verdict_on_two_measurements_and_never_a_cause(before, after, verdict):
    found = compare(before, after, unit="%")
    assert found.verdict == verdict
    assert not [word for word in CAUSAL if word in found.sentence.lower()]


def test_a_share_without_a_number_of_answers_is_not_judged():
    assert "toeval" in compare(share(26, None), share(40, None), unit="%").sentence


def test_the_spread_of_the_vignettes_26_answers_is_the_published_one():
    found = spread((6, 8, 5, 3, 2, 0, 2))
    assert (found.agreement, found.polarisation) == (Fraction(51, 130), Fraction(79, 260))


def test_the_spread_of_the_papers_vector_with_its_companions():
    found = spread((30, 40, 210, 130, 530, 50, 10))
    assert found.agreement == Fraction(917, 1500)
    assert (round(found.consensus, 7), found.leik, found.iov) == (0.7256876, Fraction(43, 150), Fraction(151, 375))


@pytest.mark.parametrize(
    ("counts", "agreement"),
    [((40, 5, 10, 5, 40), Fraction(-77, 120)), ((70, 20, 5, 3, 2), Fraction(153, 200)), ((50, 0, 50), Fraction(-1))],
)
def test_agreement_of_the_practice_note(counts, agreement):
    assert spread(counts).agreement == agreement


def test_the_letter_and_the_median_of_two_camps():
    found = spread((40, 5, 10, 5, 40))
    assert (found.shape, found.median) == (Shape.BOTH_ENDS, Fraction(3))
    assert median_words(Fraction(3), ["a", "b", "c"]) == "c"
    assert median_words(Fraction(5, 2), ["a", "b", "c"]) == "tussen b en c"


def test_bimodality_comes_with_its_warning_even_for_a_false_alarm():
    found = spread((70, 20, 5, 3, 2))
    assert round(float(found.bimodality.value), 6) == 0.737569
    assert "nooit alleen" in found.bimodality.warning
    assert agreement_words(found.agreement) == "de antwoorden liggen dicht bij elkaar"


def test_fewer_than_three_answers_and_nobody_are_refused_with_the_reason():
    assert "minstens 3 antwoordmogelijkheden" in spread((10, 20)).reason
    assert spread((0, 0, 0)) == NoSpread("Er zijn geen antwoorden, dus er valt niets te meten.")


def test_agreements_on_scales_of_different_length_are_not_compared():
    before = Reading(date(2024, 1, 1), None, counts=(10, 20, 70))
    after = Reading(date(2025, 1, 1), None, counts=(5, 10, 70, 10, 5))
    found = compare_agreement(before, after, seed=1)
    assert (found.verdict, "3 antwoordmogelijkheden en de andere 5" in found.sentence) == (None, True)


def test_agreement_that_rose_beyond_chance_is_said_and_the_same_seed_says_the_same():
    before = Reading(date(2024, 1, 1), None, counts=(200, 25, 50, 25, 200))
    after = Reading(date(2025, 1, 1), None, counts=(25, 50, 350, 50, 25))
    found = compare_agreement(before, after, seed=7)
    assert found.verdict == "up"
    assert found == compare_agreement(before, after, seed=7)
    assert compare_agreement(before, Reading(date(2025, 1, 1), Decimal(1)), seed=7) is None
