"""How the reading of statements goes, in numbers that can be checked by hand."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from samenplan.debate.operations.statements import Verdict, judge
from samenplan.debate.queries.running import moderation_load
from samenplan.debate.rules.kinds import ModerationKind, RefusalReason
from samenplan.debate.rules.moderating import Decision, load_of

TODAY = date(2026, 11, 25)
NOON = datetime(2026, 11, 25, 12, tzinfo=ZoneInfo("Europe/Brussels"))


def decision(days_ago, *, waited=0, kind=ModerationKind.ACCEPTED, reason="", by="Lien"):
    on = TODAY - timedelta(days=days_ago)
    return Decision(kind, reason, on, None if waited is None else on - timedelta(days=waited), by)


def load(*decisions, oldest=None):
    return load_of(decisions, waiting=0, appeals=0, oldest=oldest, today=TODAY)


def test_nothing_says_nothing():
    assert load().days is None
    assert (load().lately, load().reasons, load().readers) == (0, (), ())


def test_the_usual_wait_is_the_median_and_the_towns_own_statements_wait_for_nobody():
    found = load(decision(1, waited=0), decision(1, waited=1), decision(1, waited=9), decision(1, waited=None))
    assert found.days == 1


def test_an_appeal_is_no_decision():
    asked = decision(0, kind=ModerationKind.APPEALED, by="")
    assert (load(asked).lately, load(asked).days) == (0, None)


def test_the_last_seven_days_by_reader_and_all_reasons():
    double, unclear = RefusalReason.DOUBLE, RefusalReason.UNCLEAR
    refused = [decision(day, kind=ModerationKind.REFUSED, reason=double) for day in (0, 6, 7)]
    found = load(*refused, decision(2, kind=ModerationKind.REFUSED, reason=unclear, by="Bart"))
    assert found.lately == 3
    assert found.readers == (("Lien", 2), ("Bart", 1))
    assert found.reasons == ((double, 3), (unclear, 1))


def test_slow_is_longer_than_two_days():
    assert [load(oldest=TODAY - timedelta(days=days)).is_slow(TODAY) for days in (0, 2, 3)] == [False, False, True]
    assert not load().is_slow(TODAY)


def test_the_queue_tells_it_from_the_log(lien, debate, client_of, lien_user):
    rows = [
        debate.statements.create(number=90 + at, text=f"Stelling {at}.", came_on=came_on)
        for at, came_on in enumerate((TODAY - timedelta(days=5), TODAY - timedelta(days=4), TODAY - timedelta(days=4)))
    ]
    judge(rows[0], Verdict(False, RefusalReason.DOUBLE), now=NOON, by=lien)
    found = moderation_load(debate, lien, appeals=0, today=TODAY)
    assert (found.waiting, found.oldest, found.days) == (2, TODAY - timedelta(days=4), 5)
    text = client_of(lien_user).get(f"/brugwijk/debatten/{debate.pk}/nazicht/").content.decode()
    assert "De oudste stelling wacht sinds 21 november 2026" in text
    assert "1 × staat er al, in andere woorden" in text
