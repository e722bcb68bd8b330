"""The public words say in Dutch exactly what the plan's own rules say."""

from datetime import date

import pytest
from django.utils.translation import override

from samenplan.core.dutch import euros
from samenplan.plans.reports.node_blocks import budget_sentence, indicator_sentence, tbd_sentence
from samenplan.plans.rules import content as rules
from samenplan.plans.rules.content import Recurrence, Timing, TimingKind
from samenplan.plans.rules.differences import differences
from samenplan.plans.rules.timing import timing_sentence
from samenplan.plans.tests.examples import large_plan, small_plan
from samenplan.public import words

TIMINGS = [
    Timing(TimingKind.DATE, starts_on=date(2027, 6, 12)),
    Timing(TimingKind.DATE, words="ergens in juni"),
    Timing(TimingKind.PERIOD, starts_on=date(2026, 9, 1), ends_on=date(2027, 6, 30)),
    Timing(TimingKind.PERIOD, starts_on=date(2026, 9, 1)),
    Timing(TimingKind.PERIOD, ends_on=date(2027, 6, 30)),
    Timing(TimingKind.RELATIVE, after_months=1),
    Timing(TimingKind.RELATIVE, after_months=3),
    *(Timing(TimingKind.RECURRING, times=2, per=per) for per in Recurrence),
    Timing(TimingKind.RECURRING, times=1, per=Recurrence.YEAR),
    Timing(TimingKind.UNDETERMINED),
    Timing(TimingKind.UNDETERMINED, words="later"),
]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (words.SECTIONS, rules.SECTION_LABELS),
        (words.CONTENT_LINES, rules.CONTENT_LINE_LABELS),
        (words.PREVENTION, rules.PREVENTION_LABELS),
        (words.RECURRENCE, rules.RECURRENCE_LABELS),
        (words.MONEY, rules.MONEY_LABELS),
        (words.TBD, rules.TBD_LABELS),
    ],
)
def test_the_names_are_the_names_of_the_plan(ours, theirs):
    with override("nl"):
        assert {key: str(name) for key, name in ours.items()} == theirs


@pytest.mark.parametrize("timing", TIMINGS)
def test_a_timing_reads_in_dutch_as_it_does_in_the_documents(timing):
    with override("nl"):
        assert words.timing(timing) == timing_sentence(timing)


def test_money_indicators_and_open_values_read_as_in_the_documents():
    nodes = small_plan().nodes
    with override("nl"):
        assert [words.budget(line) for node in nodes for line in node.budget] == [
            budget_sentence(line) for node in nodes for line in node.budget
        ]
        assert [words.indicator(one) for node in nodes for one in node.indicators] == [
            indicator_sentence(one) for node in nodes for one in node.indicators
        ]
        assert [words.open_value(one) for node in nodes for one in node.tbd if one.due_on] == [
            tbd_sentence(one) for node in nodes for one in node.tbd if one.due_on
        ]


def test_amounts_and_days_follow_the_language():
    with override("nl"):
        assert (words.amount(123_450), words.day(date(2026, 11, 23))) == (euros(123_450), "23 november 2026")
    with override("en"):
        assert (words.amount(123_450), words.day(date(2026, 11, 23))) == ("€1,234.50", "23 November 2026")


def test_changes_are_one_sentence_in_english():
    with override("en"):
        assert words.changes(differences(small_plan(), small_plan())) == "There is no difference."
        told = words.changes(differences(small_plan(), large_plan(2)))
    assert told.startswith("1 goal added, 2 actions added, 2 goals removed, 4 actions removed")
