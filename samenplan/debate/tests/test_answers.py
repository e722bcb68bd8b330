"""A town that answers: who asked so hears of it once and is forgotten, and everyone reads what still waits."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from samenplan.core.errors import Forbidden, Refused
from samenplan.debate import jobs
from samenplan.debate.models import Debate, Follower, Statement
from samenplan.debate.operations import following, following_up, running
from samenplan.debate.operations.locking import Gone
from samenplan.debate.queries.results import reading
from samenplan.debate.tests.builders import REASON, Resident
from samenplan.notices.models import Notice
from samenplan.plans.operations.versions import freeze
from samenplan.plans.rules.content import NodeKind
from samenplan.plans.rules.state import VersionKind
from samenplan.plans.tests.builders import a_plan

LINK = "https://samen.example/debat/x/"


def followed(debate) -> Resident:
    """One who wants the result only, in French, and one who wants the answers too."""
    somebody = Resident(debate)
    somebody.vote()
    fields = somebody.fields(somebody.page("volgen/"))
    assert somebody.post("volgen/", **fields, adres="ria@buurt.example", antwoorden="1").status_code == 302
    assert somebody.post("volgen/?taal=fr", **fields, adres="luc@buurt.example").status_code == 302
    return somebody


def publish(debate, by) -> None:
    Statement.objects.unscoped(reason=REASON).filter(state="waiting").update(state="refused")
    running.close(debate, by=by)
    running.publish(debate, link=LINK, now=now(), by=by)


def addresses() -> list[str]:
    return sorted(Follower.objects.unscoped(reason=REASON).values_list("address", flat=True))


def mails() -> list[tuple[str, str]]:
    rows = Notice.objects.unscoped(reason=REASON).order_by("pk")
    return list(rows.values_list("address", "subject"))


def answer_all(debate, by, at) -> None:
    for line in reading(debate).waiting:
        following_up.answer(line.statement, "Dat doen we dit jaar.", now=at, by=by)


def test_who_asked_for_answers_stays_until_they_come_and_the_other_goes_at_once(example, lien):
    followed(example)
    publish(example, lien)
    assert addresses() == ["ria@buurt.example"]
    told = dict(Notice.objects.unscoped(reason=REASON).values_list("address", "body"))
    assert "krijg je daarover nog één mail" in told["ria@buurt.example"]
    assert "le seul e-mail" in told["luc@buurt.example"] and "90 jours" in told["luc@buurt.example"]


def test_when_all_is_answered_at_publication_nobody_stays(example, lien):
    followed(example)
    answer_all(example, lien, now())
    publish(example, lien)
    assert addresses() == [] and len(mails()) == 2
    assert all("enige mail" in body or "seul e-mail" in body for body in _bodies())


def _bodies() -> list[str]:
    return list(Notice.objects.unscoped(reason=REASON).values_list("body", flat=True))


def test_the_officer_tells_once_and_the_address_goes(example, lien, client_of, lien_user):
    followed(example)
    publish(example, lien)
    hers, where = client_of(lien_user), f"/brugwijk/debatten/{example.pk}/"
    assert "Mail nu" in hers.get(f"{where}resultaat/").content.decode()
    assert hers.post(f"{where}melden/").status_code == 302
    assert mails()[-1] == ("ria@buurt.example", "Het bestuur antwoordde op het debat in Brugwijk")
    assert f"/debat/{example.token}/antwoorden/" in _bodies()[-1] and "7 stellingen" in _bodies()[-1]
    assert addresses() == []
    assert "Mail nu" not in hers.get(f"{where}resultaat/").content.decode()
    with pytest.raises(Refused, match="wacht niemand"):
        following.tell_of_answers(example, LINK, now=now(), by=lien)
    assert len(mails()) == 3


def test_the_mail_leaves_by_itself_a_day_after_the_last_answer_and_once(example, lien):
    followed(example)
    publish(example, lien)
    answered_at = now()
    answer_all(example, lien, answered_at)
    hours = [jobs.tell(lambda after=after: answered_at + timedelta(hours=after)) for after in (1, 23, 25, 26)]
    assert hours == [0, 0, 1, 0]
    assert len(mails()) == 3 and addresses() == []
    assert "antwoordde het nog niet" not in _bodies()[-1]


def test_it_does_not_leave_by_itself_while_something_waits(example, lien):
    followed(example)
    publish(example, lien)
    for line in reading(example).waiting[1:]:
        following_up.answer(line.statement, "Ja.", now=now(), by=lien)
    assert jobs.tell(lambda: now() + timedelta(days=9)) == 0 and addresses() == ["ria@buurt.example"]


def test_a_worker_that_comes_after_the_officer_goes_on(example, lien, monkeypatch):
    followed(example)
    publish(example, lien)
    answer_all(example, lien, now())
    later = now() + timedelta(days=2)
    monkeypatch.setattr(following, "followed_results", lambda: [example])  # as it was read a moment before
    assert following.tell_of_answers(example, LINK, now=later, by=lien) == 1
    assert jobs.tell(lambda: later) == 0 and len(mails()) == 3


@pytest.mark.parametrize("who", ["jef", "griet"])
def test_who_may_not_run_debates_tells_nobody(request, example, lien, who):
    followed(example)
    publish(example, lien)
    with pytest.raises(Forbidden):
        following.tell_of_answers(example, LINK, now=now(), by=request.getfixturevalue(who))
    assert len(mails()) == 2 and addresses() == ["ria@buurt.example"]


def test_another_town_tells_nobody(example, lien, omar):
    followed(example)
    publish(example, lien)
    with pytest.raises(Gone):
        following.tell_of_answers(example, LINK, now=now(), by=omar)
    assert len(mails()) == 2 and addresses() == ["ria@buurt.example"]


def test_nothing_is_told_before_publishing_or_before_an_answer(example, lien):
    followed(example)
    with pytest.raises(Refused, match="Publiceer eerst"):
        following.tell_of_answers(example, LINK, now=now(), by=lien)
    publish(example, lien)
    for line in reading(example).answered:
        following_up.answer(line.statement, "", now=now(), by=lien)
    with pytest.raises(Refused, match="Antwoord eerst"):
        following.tell_of_answers(example, LINK, now=now(), by=lien)
    assert len(mails()) == 2


def test_after_publication_one_can_still_ask_to_hear_of_the_answers_as_long_as_some_wait(example, lien):
    publish(example, lien)
    anyone = Resident(example)
    fields = anyone.fields(anyone.page("volgen/"))
    assert "als het bestuur antwoordt" in anyone.page("volgen/")
    assert anyone.post("volgen/", **fields, adres="mo@buurt.example").status_code == 302
    assert list(Follower.objects.unscoped(reason=REASON).values_list("hears_answers", flat=True)) == [True]
    answer_all(example, lien, now())
    refused = anyone.post("volgen/", **fields, adres="an@buurt.example")
    assert refused.status_code == 422 and "geen mail meer" in refused.content.decode()
    assert addresses() == ["mo@buurt.example"]


def test_a_second_time_adds_the_wish_and_never_takes_it_away(example):
    somebody = followed(example)
    fields = somebody.fields(somebody.page("volgen/"))
    somebody.post("volgen/", **fields, adres="ria@buurt.example")
    somebody.post("volgen/", **fields, adres="luc@buurt.example", antwoorden="1")
    assert set(Follower.objects.unscoped(reason=REASON).values_list("hears_answers", flat=True)) == {True}


def test_who_waits_for_answers_that_do_not_come_is_forgotten_by_the_term(lien, brugwijk):
    at = now()
    said = {"authority": brugwijk, "question": "Hoe?", "state": "published", "closes_on": date(2026, 1, 1)}
    debate = Debate.objects.unscoped(reason=REASON).create(**said, published_at=at)
    debate.followers.create(address="ria@buurt.example", hears_answers=True)
    day = at.date()
    assert following.forget_followers(day, by=lien) == 0  # closed long ago, published today
    assert following.forget_followers(day + timedelta(days=2), by=lien) == 1
    assert addresses() == []


def test_everyone_reads_what_was_answered_when_and_what_waits(example, lien):
    before = Resident(example)
    assert before.get("antwoorden/").status_code == 404
    publish(example, lien)
    text = Resident(example).page("antwoorden/")
    assert "zes banken" in text and "Brugwijk antwoordde op" in text and "moet het nog iets zeggen" in text
    assert text.count("<li><span") == len(reading(example).waiting) == 7
    answer_all(example, lien, now())
    text = Resident(example).page("antwoorden/")
    assert "is geantwoord" in text and "Wacht nog op een antwoord" not in text
    assert "Hoor het als" not in text


@pytest.mark.parametrize("where", ["antwoorden/", "resultaat/", "narekenen/"])
def test_a_page_costs_the_same_for_one_answer_and_for_all(example, lien, where):
    publish(example, lien)
    jobs.check(now)
    anyone = Resident(example)

    def cost() -> int:
        with CaptureQueriesContext(connection) as caught:
            assert anyone.get(where).status_code == 200
        return len(caught)

    cost()
    one = cost()
    answer_all(example, lien, now())
    assert cost() == one <= 12


def test_the_debate_counts_what_waits_for_an_answer(example, lien):
    counted = [example.awaiting]
    publish(example, lien)
    for act in (lambda: None, lambda: answer_all(example, lien, now())):
        act()
        example.refresh_from_db()
        counted.append(example.awaiting)
    assert counted == [0, 7, 0]


def test_what_became_of_a_statement_is_linked_once_everyone_may_read_the_plan(example, lien):
    plan = a_plan(lien)
    line = next(each for each in reading(example).shared if each.answer)
    seat = following_up.Seat(plan, NodeKind.ACTION, "Meer banken", plan.nodes.filter(kind="goal").first())
    made = following_up.take_into_plan(line.statement, seat, now=now(), by=lien)
    publish(example, lien)
    anyone, address = Resident(example), f"/openbaar/brugwijk/{plan.uid}/acties/{made.uid}/"
    assert address not in anyone.page("antwoorden/")
    version = freeze(plan, VersionKind.APPROVAL, by=lien)
    assert address not in anyone.page("antwoorden/")
    version.published_at = now()
    version.save()
    assert f'href="{address}"' in anyone.page("antwoorden/", taal="fr")
    assert f'href="/en{address}"' in anyone.page("antwoorden/", taal="en")
    version.withdrawn_at = now()
    version.save()
    assert address not in anyone.page("antwoorden/")
