"""What may be seen of answers, and that nobody finds a count of few in it."""

from collections import Counter
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from samenplan.analysis.rules.kinds import Channel, Grouping, QuestionKind
from samenplan.analysis.rules.plain_shown import as_plain, from_plain
from samenplan.analysis.rules.questions import Question
from samenplan.analysis.rules.shown import Bar, Measures, Response, ShownQuestion, fewest, shown_questions
from samenplan.analysis.rules.steps import channels_to_show

MINIMUM = 5
SCALED = Question(1, QuestionKind.SCALE, "Eens?")
CHOSEN = Question(2, QuestionKind.CHOICE, "Wat?", ("a", "b", "c"))
ISSUE = (
    Question(1, QuestionKind.CHOICE, "?", ("voor", "tegen"), "issue_position"),
    Question(2, QuestionKind.THERMOMETER, "?", (), "issue_for"),
    Question(3, QuestionKind.THERMOMETER, "?", (), "issue_against"),
)


def people(question, link, paper=(), silent=0):
    """Responses with so many of each answer, by channel."""
    values = sorted(question.values)
    made = [
        Response(channel, {str(question.pk): value})
        for channel, counts in ((Channel.LINK, link), (Channel.PAPER, paper))
        for value, count in zip(values, counts, strict=False)
        for _ in range(count)
    ]
    return made + [Response(Channel.LINK, {str(question.pk): None})] * silent


def one(question, link, paper=(), silent=0):
    return shown_questions([question], people(question, link, paper, silent), MINIMUM)[0]


def totals(shown):
    return [bar.total for bar in shown.bars]


def test_enough_of_everything_shows_five_bars_and_every_measure():
    shown = one(SCALED, (40, 5, 10, 5, 40), silent=6)
    assert (shown.grouping, totals(shown)) == (Grouping.FULL, [40, 5, 10, 5, 40])
    assert (shown.base, shown.asked) == (100, 106)
    assert shown.measures == Measures(median=3.0, agreement=-0.64, polarisation=0.82, shape="U")


def test_a_small_bar_turns_the_scale_into_three_groups_without_a_on_it():
    shown = one(SCALED, (3, 9, 8, 12, 2))
    assert (shown.grouping, totals(shown)) == (Grouping.GROUPS, [12, 8, 14])
    assert shown.measures == Measures(median=2.0)


def test_a_small_group_hides_and_nothing_is_measured():
    shown = one(SCALED, (1, 1, 8, 12, 2))
    assert totals(shown)[0] is None
    assert totals(shown).count(None) > 1
    assert shown.measures == Measures()


def test_few_people_show_nothing():
    shown = one(SCALED, (1, 0, 2, 1, 0))
    assert (shown.grouping, totals(shown), shown.base) == (Grouping.NOTHING, [None] * 3, None)
    assert fewest([shown]) == 0


def test_few_without_an_opinion_keep_the_number_of_all_answers_in():
    assert one(SCALED, (5, 5, 5, 5, 5), silent=4).asked is None
    assert one(SCALED, (5, 5, 5, 5, 5), silent=5).asked == 30
    mixed = people(SCALED, (10, 0, 0, 0, 20), silent=6)
    both = shown_questions([SCALED, CHOSEN], [Response(r.channel, {**r.answers, "2": 1}) for r in mixed], MINIMUM)
    assert [shown.asked for shown in both] == [None, None]


def test_the_channels_stand_apart_when_both_are_large_enough():
    shown = one(CHOSEN, (10, 12, 14), (6, 7, 8))
    assert (shown.by_channel, shown.link_base, shown.paper_base) == (True, 36, 21)
    assert [(bar.link, bar.paper) for bar in shown.bars] == [(10, 6), (12, 7), (14, 8)]
    small = one(CHOSEN, (10, 12, 14), (1, 1, 0))
    assert (small.by_channel, totals(small), small.base) == (False, [11, 13, 14], 38)


def test_a_mean_is_in_whole_degrees_with_its_interval():
    warm = Question(4, QuestionKind.THERMOMETER, "Hoe warm?")
    shown = one(warm, (5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5))
    assert shown.measures == Measures(mean=50, low=41, high=59)
    few = one(warm, (1, 0, 0, 0, 0, 6, 0, 0, 0, 0, 5))
    assert few.measures == Measures()


def test_the_gap_is_own_side_less_the_other_side():
    sides = [Response(Channel.LINK, {"1": 1, "2": 80, "3": 20})] * 6
    sides += [Response(Channel.LINK, {"1": 2, "2": 30, "3": 70})] * 6
    assert shown_questions(ISSUE, sides, MINIMUM)[0].measures.gap == 50
    assert shown_questions(ISSUE, sides[:10], MINIMUM)[0].measures.gap is None
    unasked = [Response(Channel.LINK, {"1": 1, "2": None, "3": 20})] * 9
    assert shown_questions(ISSUE, unasked, MINIMUM)[0].measures.gap is None


def test_what_is_kept_comes_back_the_same():
    kept = [one(SCALED, (40, 5, 10, 5, 40), (9, 9, 9, 9, 9)), one(CHOSEN, (1, 2, 3))]
    assert from_plain(as_plain(kept)) == tuple(kept)


# The attacker: she sees every bar, row and total, knows that they add up, and has linear programming.

counts = st.one_of(st.integers(0, 7), st.integers(0, 40))
choices = st.lists(counts, min_size=3, max_size=3)


def known(shown: ShownQuestion):
    """What an attacker reads of link, paper and without opinion per bar: equations over their numbers."""
    size = len(shown.bars)
    rows, right = [], []

    def tell(places, value):
        if value is not None:
            row = np.zeros(2 * size + 1)
            row[list(places)] = 1
            rows.append(row)
            right.append(value)

    for place, bar in enumerate(shown.bars):
        tell([place, size + place], bar.total)
        tell([place], bar.link)
        tell([size + place], bar.paper)
    tell(range(2 * size), shown.base)
    tell(range(size), shown.link_base)
    tell(range(size, 2 * size), shown.paper_base)
    tell(range(2 * size + 1), shown.asked)
    return np.array(rows), np.array(right)


def followed(shown: ShownQuestion, places):
    """The least and the most that a count can be, for who knows all that is shown."""
    rows, right = known(shown)
    size = 2 * len(shown.bars) + 1
    if not len(rows):
        return 0, float("inf")
    aim = np.zeros(size)
    aim[list(places)] = 1
    least, most = linprog(aim, A_eq=rows, b_eq=right), linprog(-aim, A_eq=rows, b_eq=right)
    assert least.status == 0
    return round(least.fun), float("inf") if most.status == 3 else round(-most.fun)


def small_counts_given_away(shown: ShownQuestion):
    """Bars, parts of bars, totals and silence of which it follows that they are below the minimum."""
    size = len(shown.bars)
    told = [[place, size + place] for place in range(size)]
    if shown.by_channel:
        told += [[place] for place in range(2 * size)]
    told += [list(range(2 * size)), [2 * size]]
    return [places for places in told if followed(shown, places)[1] < MINIMUM]


@settings(max_examples=80, deadline=None)
@given(choices, choices, st.integers(0, 9))
def test_no_count_of_few_follows_from_bars_channels_and_totals(link, paper, silent):
    shown = one(CHOSEN, link, paper, silent)
    assert small_counts_given_away(shown) == []


@settings(max_examples=40, deadline=None)
@given(st.lists(counts, min_size=5, max_size=5), st.lists(counts, min_size=5, max_size=5))
def test_no_count_of_few_follows_from_a_scale(link, paper):
    assert small_counts_given_away(one(SCALED, link, paper)) == []


def test_the_attacker_finds_what_is_left_in_the_open():
    hole = ShownQuestion(2, Grouping.FULL, (Bar("a", 20), Bar("b", None), Bar("c", 30)), 52, None)
    assert small_counts_given_away(hole) == [[1, 4]]
    split = ShownQuestion(
        2, Grouping.FULL, (Bar("a", 20, 18, None), Bar("b", 20, 20, 0), Bar("c", 30, 25, 5)), 70, None, by_channel=True
    )
    assert [3] in small_counts_given_away(split)
    silent = ShownQuestion(2, Grouping.FULL, (Bar("a", 20), Bar("b", 20), Bar("c", 30)), 70, 72)
    assert small_counts_given_away(silent) == [[6]]


def steps(arrivals, minimum=MINIMUM):
    """The people counted in each state that is shown, when somebody looks after every arrival."""
    counted, waiting, states = Counter(), Counter(), [Counter()]
    for channel in arrivals:
        waiting[channel] += 1
        for ready in channels_to_show(waiting, minimum):
            counted[ready] += waiting.pop(ready)
            states.append(Counter(counted))
    return states


def small_differences(states):
    """Pairs of figures, of any channel or both, at any two moments, that differ by a few people."""
    whole = (Channel.LINK,), (Channel.PAPER,), (Channel.LINK, Channel.PAPER)
    figures = [sum(state[channel] for channel in channels) for state, channels in product(states, whole)]
    return [pair for pair in combinations(figures, 2) if 0 < abs(pair[0] - pair[1]) < MINIMUM]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(list(Channel)), max_size=60))
def test_two_moments_of_one_figure_differ_by_nobody_or_by_at_least_the_minimum(arrivals):
    states = steps(arrivals)
    for before, after in combinations(states, 2):
        for channels in ((Channel.LINK,), (Channel.PAPER,), tuple(Channel)):
            grown = sum(after[channel] - before[channel] for channel in channels)
            assert grown == 0 or grown >= MINIMUM


def test_a_figure_that_moves_with_every_answer_is_found():
    assert small_differences([Counter({Channel.LINK: 20}), Counter({Channel.LINK: 21})]) != []


@pytest.mark.parametrize("minimum", [5, 10])
def test_the_minimum_of_the_survey_counts(minimum):
    shown = shown_questions([CHOSEN], people(CHOSEN, (7, 20, 30)), minimum)[0]
    assert (totals(shown)[0] is None) is (minimum == 10)
