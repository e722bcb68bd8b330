"""Change between two moments: the numbers of domain/practice.md 4.7, the honest sentence, and seldom a false alarm."""

import re

import numpy as np
import pytest
from scipy import stats

from samenplan.analysis.measures import (
    DifferentScales,
    Mean,
    NoSpread,
    NotADeviation,
    NotANumber,
    NotAShare,
    NothingCounted,
    NotWholeCounts,
    Share,
    TooFewAnswers,
    TooFewCategories,
    Verdict,
    change_in_agreement,
    change_in_mean,
    change_in_share,
    wilson,
    z_of_shares,
)
from samenplan.analysis.measures.student import t_quantile
from samenplan.analysis.measures.wording import AGREEMENT, MARGIN_IS_LARGER, MEAN, SHARE

FIRST, SECOND = Share(0.26, 450), Share(0.30, 450)
NOTHING, UP, DOWN = Verdict.NO_DEMONSTRABLE_CHANGE, Verdict.UP, Verdict.DOWN
CAUSAL = re.compile(r"(?i)\b(door|dankzij|effect\w*|gevolg\w*|oorzaak|veroorza\w*|leid\w*|impact|zorgt?|resultaat)\b")


def plain(sentence):
    return sentence.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(("share", "low", "high"), [(FIRST, 22.2, 30.2), (SECOND, 25.9, 34.4)])
def test_wilson_as_computed(share, low, high):
    found = wilson(share)
    assert (round(found.low * 100, 1), round(found.high * 100, 1)) == (low, high)


@pytest.mark.parametrize(("count", "base"), [(0, 10), (10, 10), (1, 7), (117, 450), (3, 1200)])
def test_wilson_is_what_scipy_makes_of_it(count, base):
    expected = stats.binomtest(count, base).proportion_ci(method="wilson")
    found = wilson(Share(count / base, base))
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high), abs=1e-12)


def test_26_and_30_percent_of_450_are_no_demonstrable_change():
    assert round(z_of_shares(FIRST, SECOND), 3) == 1.336
    found = change_in_share(FIRST, SECOND)
    assert found.verdict is NOTHING
    assert plain(found.sentence) == (
        "Geen aantoonbare verandering: 26 % en 30 %. Met 95 % zekerheid ligt het verschil tussen -1,9 en 9,8 "
        "procentpunt. Het kan dus ook nul zijn."
    )
    assert found.difference == pytest.approx(0.04)


def test_a_rise_and_a_fall_that_stand_beyond_chance():
    rose = change_in_share(FIRST, Share(0.40, 450))
    fell = change_in_share(Share(0.40, 450), FIRST)
    assert (rose.verdict, fell.verdict) == (UP, DOWN)
    assert plain(rose.sentence).startswith("Het aandeel is aantoonbaar gestegen: van 26 % naar 40 %.")
    assert plain(fell.sentence).startswith("Het aandeel is aantoonbaar gedaald: van 40 % naar 26 %.")
    assert (rose.interval.low, rose.interval.high) == pytest.approx((-fell.interval.high, -fell.interval.low))


def test_newcombes_own_example():
    found = change_in_share(Share(48 / 80, 80), Share(56 / 70, 70))  # 56/70 - 48/80, method 10: 0.0524 to 0.3339
    assert (round(found.interval.low, 4), round(found.interval.high, 4)) == (0.0524, 0.3339)


@pytest.mark.parametrize("part", [0, 1])
def test_nobody_or_everybody_twice_is_no_change(part):
    found = change_in_share(Share(part, 20), Share(part, 30))
    assert found.verdict is NOTHING
    assert z_of_shares(Share(part, 20), Share(part, 30)) == 0
    assert found.interval.low < 0 < found.interval.high


@pytest.mark.parametrize(("first", "second"), [(6, 54), (9, 68), (11, 32), (14, 46)])
def test_the_interval_reaches_zero_when_the_test_does_not_agree(first, second):
    """Newcombe's interval of these four lies just beside zero, while z stays just below 1.96."""
    before, after = Share(first / 20, 20), Share(second / 100, 100)
    found = change_in_share(before, after)
    assert 1.957 < abs(z_of_shares(before, after)) < 1.96
    assert found.verdict is NOTHING
    assert 0 in (found.interval.low, found.interval.high)


def test_means_as_welch_and_scipy_have_them():
    found = change_in_mean(Mean(3.2, 1.0, 12), Mean(4.3, 1.4, 9))
    expected = stats.ttest_ind_from_stats(4.3, 1.4, 9, 3.2, 1.0, 12, equal_var=False)
    degrees = (1 / 12 + 1.96 / 9) ** 2 / ((1 / 12) ** 2 / 11 + (1.96 / 9) ** 2 / 8)
    margin = stats.t.ppf(0.975, degrees) * (1.1 / expected.statistic)
    assert found.verdict is NOTHING
    assert expected.pvalue == pytest.approx(2 * stats.t.sf(expected.statistic, degrees))
    assert (found.interval.low, found.interval.high) == pytest.approx((1.1 - margin, 1.1 + margin), abs=1e-9)
    assert change_in_mean(Mean(3.2, 1.0, 120), Mean(4.3, 1.4, 90)).verdict is UP
    assert change_in_mean(Mean(4.3, 1.4, 90), Mean(3.2, 0, 120)).verdict is DOWN


@pytest.mark.parametrize("degrees", [1, 2, 3.7, 10, 29, 400, 20_000])
def test_students_t_is_scipys(degrees):
    assert t_quantile(0.975, degrees) == pytest.approx(stats.t.ppf(0.975, degrees), rel=1e-9)


def test_agreement_that_fell_and_the_same_seed_twice():
    together, apart = (5, 10, 70, 10, 5), (40, 5, 10, 5, 40)
    found = change_in_agreement(together, apart, seed=3)
    assert (found.verdict, found.before, found.after) == (DOWN, 0.675, pytest.approx(-77 / 120))
    assert found.interval.low <= found.difference <= found.interval.high < 0
    assert change_in_agreement(together, apart, seed=3) == found
    assert change_in_agreement(together, together, seed=3).verdict is NOTHING


def test_a_handful_of_people_show_no_change_in_agreement():
    found = change_in_agreement((3, 0, 0, 0, 0), (2, 0, 0, 0, 1), seed=1)
    assert found.verdict is NOTHING
    assert found.interval.low <= found.difference < 0 <= found.interval.high


def test_everyone_the_same_twice_still_has_a_margin():
    found = change_in_agreement((30, 0, 0), (0, 0, 30), seed=1)
    assert found.verdict is NOTHING
    assert found.interval.low < 0 < found.interval.high


@pytest.mark.parametrize("sizes", [(30, 450), (100, 100)])
@pytest.mark.parametrize(
    "town", [(0.4, 0.05, 0.1, 0.05, 0.4), (0.05, 0.1, 0.7, 0.1, 0.05), (0.97, 0.03, 0.0, 0.0, 0.0)]
)
def test_two_samples_of_one_town_seldom_differ(town, sizes):
    random = np.random.default_rng(11)
    pairs = [(random.multinomial(sizes[0], town), random.multinomial(sizes[1], town)) for _ in range(60)]
    alarms = sum(change_in_agreement(a, b, seed=number).verdict is not NOTHING for number, (a, b) in enumerate(pairs))
    assert alarms <= 7  # more than 7 of 60 has a chance of 1 % when 5 % is meant


def test_two_towns_that_do_differ_are_told_apart():
    random = np.random.default_rng(12)
    pairs = [
        (random.multinomial(200, (0.1, 0.2, 0.4, 0.2, 0.1)), random.multinomial(200, (0.3, 0.15, 0.1, 0.15, 0.3)))
        for _ in range(20)
    ]
    assert all(change_in_agreement(a, b, seed=1).verdict is DOWN for a, b in pairs)


def test_weights_or_low_response_add_a_sentence_and_widen_nothing():
    changes = [
        lambda said: change_in_share(FIRST, SECOND, margin_is_larger=said),
        lambda said: change_in_mean(Mean(3, 1, 40), Mean(4, 1, 40), margin_is_larger=said),
        lambda said: change_in_agreement((9, 9, 9), (1, 20, 1), seed=1, margin_is_larger=said),
    ]
    for change in changes:
        bare, cautious = change(False), change(True)
        assert cautious.sentence == f"{bare.sentence} {MARGIN_IS_LARGER}"
        assert (cautious.interval, cautious.verdict) == (bare.interval, bare.verdict)
    assert "e marge is in werkelijkheid groter" in MARGIN_IS_LARGER


def test_no_sentence_speaks_of_causes():
    said = [part for words in (SHARE, MEAN, AGREEMENT) for part in (words.up, words.down, words.none)]
    assert [sentence for sentence in [*said, MARGIN_IS_LARGER] if CAUSAL.search(sentence)] == []
    assert CAUSAL.search("Het aandeel steeg door de actie.")
    assert all("zegt dit cijfer niet" in sentence or "Geen aantoonbare verandering" in sentence for sentence in said)


@pytest.mark.parametrize(
    ("number", "written"), [(0.26, "26"), (0.265, "26,5"), (-0.0001, "0"), (0.1004, "10"), (1, "100")]
)
def test_figures_are_written_with_a_comma_and_no_idle_zeros(number, written):
    assert SHARE.bare(number) == written


@pytest.mark.parametrize(
    ("attempt", "refusal", "sentence"),
    [
        (lambda: Share(1.2, 10), NotAShare, "tot en met 100 %"),
        (lambda: Share(-0.1, 10), NotAShare, "aandeel"),
        (lambda: Share(float("nan"), 10), NotANumber, "geen getal"),
        (lambda: Share(0.5, 0), TooFewAnswers, "minstens 1"),
        (lambda: Mean(3, -1, 10), NotADeviation, "standaardafwijking"),
        (lambda: Mean(float("inf"), 1, 10), NotANumber, "geen getal"),
        (lambda: Mean(3, 1, 1), TooFewAnswers, "minstens 2"),
        (lambda: change_in_mean(Mean(3, 0, 10), Mean(4, 0, 10)), NoSpread, "hetzelfde antwoord"),
        (lambda: change_in_agreement((1, 2, 3), (1, 2, 3, 4), seed=1), DifferentScales, "niet vergelijken"),
        (lambda: change_in_agreement((1, 2), (1, 2), seed=1), TooFewCategories, "minstens 3"),
        (lambda: change_in_agreement((1.5, 2, 3), (1, 2, 3), seed=1), NotWholeCounts, "geen percentages"),
        (lambda: change_in_agreement((1, 2, 3), (0, 0, 0), seed=1), NothingCounted, "geen antwoorden"),
    ],
)
def test_what_cannot_be_compared_is_refused_with_a_sentence(attempt, refusal, sentence):
    with pytest.raises(refusal, match=sentence):
        attempt()
