"""Telling and withdrawing a value, the fiche, the rule: who may, what is refused, what stays."""

import threading
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.utils.timezone import now

from samenplan.audit.models import Event
from samenplan.core.actor import Actor
from samenplan.core.errors import Forbidden, Refused
from samenplan.core.permissions import Role
from samenplan.execution.models import IndicatorProfile, Measurement
from samenplan.execution.operations import measuring, profiles
from samenplan.execution.rules.composite import Rule, RuleKind
from samenplan.execution.rules.kinds import Direction, FigureSource, ResultLevel
from samenplan.execution.rules.measuring import NewMeasurement
from samenplan.execution.tests.figures import ANSWERS, TODAY, a_measured_plan, a_measurement, an_indicator

FACTS = profiles.ProfileFacts(ResultLevel.OUTCOME, Direction.UP_GOOD, FigureSource.SURVEY, target_value=Decimal(40))


@pytest.fixture
def indicator(lien):
    return an_indicator(a_measured_plan(lien), answers=list(ANSWERS))


def verbs():
    return [verb for verb in Event._rows.order_by("pk").values_list("verb", flat=True) if verb[0] in "mi"]


def rows():
    return list(Measurement._rows.order_by("pk"))


def test_a_share_gets_its_interval_and_one_event(indicator, lien):
    row = a_measurement(indicator, 26, by=lien, n=500, base=450)
    assert (round(row.low, 1), round(row.high, 1), row.by_id) == (Decimal("22.2"), Decimal("30.2"), lien.user_id)
    assert verbs() == ["measurement.told"]


def test_an_interval_that_was_typed_stays(indicator, lien):
    row = a_measurement(indicator, 26, by=lien, base=450, low=Decimal(20), high=Decimal(32))
    assert (row.low, row.high) == (20, 32)


def test_counts_per_answer_give_base_and_by_the_rule_the_share(indicator, lien):
    profiles.set_rule(indicator, Rule(RuleKind.SHARE, ("v1",), (4, 5)), by=lien)
    row = a_measurement(indicator, None, by=lien, counts=(10, 20, 30, 25, 15), n=120)
    assert (row.value, row.base, row.n, row.counts) == (Decimal("40.00"), 100, 120, [10, 20, 30, 25, 15])
    assert row.low < 40 < row.high


@pytest.mark.parametrize(
    ("told", "word"),
    [
        (NewMeasurement(date(2027, 1, 1), Decimal(3)), "toekomst"),
        (NewMeasurement(TODAY), "Vul een waarde in"),
        (NewMeasurement(TODAY, Decimal(101)), "aandeel"),
        (NewMeasurement(TODAY, Decimal(3), n=5, base=6), "niet meer mensen"),
        (NewMeasurement(TODAY, Decimal(3), low=Decimal(2)), "beide grenzen"),
        (NewMeasurement(TODAY, Decimal(3), low=Decimal(4), high=Decimal(5)), "ligt niet tussen"),
        (NewMeasurement(TODAY, counts=(1, 2, 3)), "5 antwoorden"),
        (NewMeasurement(TODAY, counts=(1, 2, 3, -1, 0)), "kleiner zijn dan 0"),
    ],
)
def test_what_contradicts_itself_is_refused_and_changes_nothing(indicator, lien, told, word):
    with pytest.raises(Refused, match=word):
        measuring.measure(indicator, told, key="k", today=TODAY, by=lien)
    assert (rows(), verbs()) == ([], [])


def test_the_same_form_twice_is_one_measurement(indicator, lien):
    told = NewMeasurement(TODAY, Decimal(26))
    first = measuring.measure(indicator, told, key="k", today=TODAY, by=lien)
    assert measuring.measure(indicator, told, key="k", today=TODAY, by=lien) == first
    assert (len(rows()), verbs()) == (1, ["measurement.told"])


@pytest.mark.django_db(transaction=True)
def test_the_same_form_twice_at_once_is_one_measurement(indicator, lien):
    start, failures = threading.Barrier(2), []

    def tell():
        start.wait()
        try:
            measuring.measure(indicator, NewMeasurement(TODAY, Decimal(26)), key="k", today=TODAY, by=lien)
        except Exception as error:  # whatever it is, the test shows it
            failures.append(error)
        finally:
            connection.close()

    both = [threading.Thread(target=tell) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert (failures, len(rows()), verbs()) == ([], 1, ["measurement.told"])


def test_another_town_and_a_reader_change_nothing(indicator, omar, griet):
    with pytest.raises(measuring.Gone):
        a_measurement(indicator, 26, by=omar)
    with pytest.raises(Forbidden):
        a_measurement(indicator, 26, by=griet)
    assert (rows(), verbs()) == ([], [])


@pytest.fixture
def own(lien, buurtwerk):
    """A count of an action in which Mo's organisation joins."""
    row = an_indicator(a_measured_plan(lien), "Deelnemers", unit="")
    row.node.involvements.get_or_create(party=buurtwerk, part="partner")
    return row


def test_a_partner_counts_in_her_own_action_only(own, mo, lien):
    assert a_measurement(own, 48, by=mo).by_id == mo.user_id
    foreign = own.node.plan.nodes.filter(kind="action").exclude(involvements__party=mo.party_id).first()
    other = foreign.indicators.create(name="Van een ander")
    with pytest.raises(measuring.Gone):
        a_measurement(other, 48, by=mo)
    assert len(rows()) == 1


def test_a_contact_without_an_account_counts_too_and_is_named(own, buurtwerk, lien):
    contact = buurtwerk.contacts.create(full_name="Yasmina", email="yasmina@brug.example")
    actor = Actor(
        f"contact:{contact.pk}", frozenset({Role.PARTNER}), lien.reach, authority_id=lien.authority_id,
        party_id=buurtwerk.pk, contact_id=contact.pk,
    )  # fmt: skip
    row = a_measurement(own, 48, by=actor)
    assert (row.by_id, row.contact_id, "Yasmina" in row.teller) == (None, contact.pk, True)


def test_a_partner_does_not_write_in_a_survey_or_register(own, mo):
    IndicatorProfile(indicator=own, kind=FigureSource.REGISTER).save()
    with pytest.raises(measuring.Gone):
        a_measurement(own, 48, by=mo)
    assert rows() == []


def test_withdrawing_keeps_the_row_and_happens_once(indicator, lien, mo):
    row = a_measurement(indicator, 26, by=lien)
    with pytest.raises(Forbidden):
        measuring.withdraw_measurement(row, at=now(), by=mo)
    measuring.withdraw_measurement(row, at=now(), by=lien)
    with pytest.raises(Refused, match="al ingetrokken"):
        measuring.withdraw_measurement(row, at=now(), by=lien)
    assert rows()[0].withdrawn_at is not None
    assert verbs() == ["measurement.told", "measurement.withdrawn"]


def test_another_town_withdraws_nothing(indicator, lien, omar):
    row = a_measurement(indicator, 26, by=lien)
    with pytest.raises(Refused):
        measuring.withdraw_measurement(row, at=now(), by=omar)
    assert rows()[0].withdrawn_at is None


def test_the_fiche_is_written_with_one_event(lien):
    bare = an_indicator(a_measured_plan(lien))
    profiles.describe(bare, FACTS, by=lien)
    assert IndicatorProfile._rows.get(indicator=bare).target_value == 40
    assert verbs() == ["indicator.described"]


def test_an_owner_of_another_town_is_refused(indicator, lien, molenrode):
    foreign = molenrode.parties.create(name="Van ginder")
    with pytest.raises(Refused, match="bestaat niet meer"):
        profiles.describe(
            indicator, profiles.ProfileFacts(FACTS.level, FACTS.direction, FACTS.kind, foreign.pk), by=lien
        )
    assert verbs() == []


def test_the_number_of_answers_stays_once_they_were_counted(indicator, lien):
    a_measurement(indicator, None, by=lien, counts=(10, 20, 30, 25, 15))
    with pytest.raises(Refused, match="niet meer te vergelijken"):
        profiles.describe(indicator, FACTS, by=lien)
    assert IndicatorProfile._rows.get(indicator=indicator).answers == list(ANSWERS)


def test_a_rule_that_is_none_is_refused_and_a_reader_sets_none(indicator, lien, griet):
    with pytest.raises(Refused, match="welke antwoorden"):
        profiles.set_rule(indicator, Rule(RuleKind.SHARE, ("v1",)), by=lien)
    with pytest.raises(Forbidden):
        profiles.set_rule(indicator, Rule(), by=griet)
    assert (IndicatorProfile._rows.get(indicator=indicator).rule, verbs()) == ({}, [])
