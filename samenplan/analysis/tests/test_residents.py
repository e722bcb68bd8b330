"""What somebody with the link sees and sends: no cookie, no moment, a Dutch sentence for whatever goes wrong."""

import threading
from datetime import date, timedelta
from html.parser import HTMLParser

import pytest
from django.core import signing
from django.db import connection
from django.test import Client
from django.utils.timezone import localdate

from samenplan.analysis.models import Survey, SurveyResponse
from samenplan.analysis.operations import answering as operations
from samenplan.analysis.operations.questions import add_question
from samenplan.analysis.operations.surveys import close_survey, make_survey, open_survey
from samenplan.analysis.rules.kinds import QuestionKind
from samenplan.analysis.rules.questions import Question
from samenplan.analysis.rules.surveys import SurveyDetails
from samenplan.analysis.tests.builders import TODAY, a_draft, an_open_survey, said
from samenplan.analysis.views.answering import PURPOSE
from samenplan.core.form_token import MAX_SECONDS, key_of, new_form_token

pytestmark = pytest.mark.django_db
XSS = (
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "<svg/onload=alert(1)>", "javascript:alert(1)",
    "{{ 7*7 }}", "{% load static %}", "</title><script>", "[x](javascript:alert(1))", "' onmouseover='alert(1)",
)  # fmt: skip
MALFORMED = (
    b"", b"\x00", b"formulier", b"formulier=&formulier=", b"formulier=a:b:c", b"formulier=%ff%fe", b"vraag-1=1",
    b"vraag-=1", b"vraag-%00=1", b"vraag-99999999999999999999=1", b"vraag-1[]=1", b"{\"vraag-1\": 1}", b"a=" * 500,
    b"formulier=" + b"A" * 5000, b"=", b"&&&&", b"vraag-1=%E2%80%AE5", b"csrfmiddlewaretoken=x", b"website=", b"%",
    b"formulier=eyJ0eXAiOiJKV1QifQ.e30.x", b"vraag-1=1;vraag-1=2",
)  # fmt: skip


def link(survey, tail="", language=""):
    return f"{language}/bevraging/{survey.token}/{tail}"


def form(survey, *values):
    return {**said(survey, *values), "formulier": [new_form_token(PURPOSE, survey.token)], "website": [""]}


def kept():
    return SurveyResponse.objects.unscoped(reason="test").count()


def words(response):
    return response.content.decode()


def test_from_the_link_to_thanks_without_any_cookie(client, lien):
    survey = an_open_survey(lien)
    page = client.get(link(survey))
    assert "De meeste mensen in onze gemeente zijn te vertrouwen." in words(page)
    answer = client.post(link(survey), form(survey, 4))
    assert (answer.status_code, answer["Location"]) == (302, link(survey, "bedankt/"))
    thanks = client.get(answer["Location"])
    assert "Bedankt, je antwoorden zijn bewaard" in words(thanks)
    for response in (page, answer, thanks):
        assert ("Set-Cookie" in response.headers, bool(response.cookies)) == (False, False)
        assert "Cookie" not in response.get("Vary", "")
    assert "no-store" in page["Cache-Control"]
    assert kept() == 1


def test_whoever_is_signed_in_leaves_no_more_trace_than_a_stranger(client_of, lien_user, lien):
    survey = an_open_survey(lien)
    browser = client_of(lien_user)
    response = browser.get(link(survey))
    assert "Lien" not in words(response)
    assert "Set-Cookie" not in response.headers
    browser.post(link(survey), form(survey, 4))
    assert browser.get("/brugwijk/bevragingen/").status_code == 200
    assert kept() == 1


def test_the_same_form_sent_twice_counts_once(client, lien):
    survey = an_open_survey(lien)
    sent = form(survey, 4)
    assert [client.post(link(survey), sent).status_code for _ in range(3)] == [302, 302, 302]
    assert kept() == 1


def test_a_form_that_is_not_ours_keeps_nothing_but_what_was_ticked(client, lien):
    survey, other = an_open_survey(lien), an_open_survey(lien)
    good = new_form_token(PURPOSE, survey.token)
    for token in ("", "x", good[:-1], good + "x", new_form_token(PURPOSE, other.token), new_form_token("ander", "x")):
        response = client.post(link(survey), {**said(survey, 4), "formulier": token})
        assert response.status_code == 422
        assert "Deze bladzijde stond te lang open" in words(response)
        assert 'value="4" checked' in words(response)
    assert kept() == 0


def test_a_form_of_yesterday_is_too_old(client, lien, monkeypatch):
    survey = an_open_survey(lien)
    token = new_form_token(PURPOSE, survey.token)
    assert key_of(token, PURPOSE, survey.token)
    now = signing.time.time()
    monkeypatch.setattr(signing.time, "time", lambda: now + MAX_SECONDS + 1)
    assert key_of(token, PURPOSE, survey.token) == ""
    assert client.post(link(survey), {**said(survey, 4), "formulier": token}).status_code == 422
    assert kept() == 0


def test_what_another_site_sends_is_refused(client, lien):
    survey = an_open_survey(lien)
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elders.example"}):
        assert client.post(link(survey), form(survey, 4), headers=headers).status_code == 403
    assert kept() == 0
    same = {"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"}
    assert client.post(link(survey), form(survey, 4), headers=same).status_code == 302


@pytest.mark.parametrize("value", ["6", "0", "-1", "abc", "", "1e1", "٣", "1 OR 1=1"])
def test_an_answer_out_of_range_is_one_sentence_and_nothing_is_kept(client, lien, value):
    survey = an_open_survey(lien)
    field = f"vraag-{survey.questions.get().pk}"
    response = client.post(link(survey), {**form(survey, 4), field: [value]})
    assert response.status_code == 422
    assert "Er is niets bewaard" in words(response)
    assert kept() == 0


def test_an_answer_to_another_survey_keeps_nothing(client, lien, omar):
    survey, other = an_open_survey(lien), an_open_survey(omar)
    response = client.post(link(survey), {**form(survey, 4), **said(other, 4)})
    assert response.status_code == 422
    assert "hoort bij een andere bevraging" in words(response)
    assert kept() == 0


def test_malformed_posts_keep_nothing_and_break_nothing(client, lien):
    survey = an_open_survey(lien)
    assert len(MALFORMED) >= 20
    for body in MALFORMED:
        response = client.post(link(survey), body, content_type="application/x-www-form-urlencoded")
        assert response.status_code == 422, body
    for kind in ("application/json", "multipart/form-data; boundary=x", "text/plain", "image/png"):
        assert client.post(link(survey), b"--x\r\nkapot", content_type=kind).status_code in (400, 422), kind
    assert kept() == 0


def test_a_machine_that_fills_in_everything_is_thanked_and_forgotten(client, lien):
    survey = an_open_survey(lien)
    response = client.post(link(survey), {**form(survey, 4), "website": "https://x.example"})
    assert response.status_code == 302
    assert kept() == 0


def test_fields_that_are_not_on_the_form_change_nothing(client, lien):
    survey = an_open_survey(lien)
    extra = {"channel": "paper", "came_on": "2020-01-01", "survey": "1", "is_shown": "on", "key": "mijn", "state": "x"}
    client.post(link(survey), {**form(survey, 4), **extra})
    row = SurveyResponse.objects.unscoped(reason="test").get()
    assert (row.channel, row.came_on, row.is_shown, row.survey_id) == ("link", localdate(), False, survey.pk)
    assert row.key != "mijn"


def test_closed_not_yet_open_and_unknown_are_friendly(client, lien):
    draft, closed = a_draft(lien), an_open_survey(lien)
    close_survey(closed, today=TODAY, by=lien)
    later = make_survey(SurveyDetails("Later", opens_on=localdate() + timedelta(days=9)), by=lien)
    add_question(later, Question(0, QuestionKind.YES_NO, "Gaat het?"), by=lien)
    open_survey(later, today=TODAY, by=lien)
    assert "Deze bevraging is afgelopen" in words(client.get(link(closed)))
    assert "Deze bevraging is nog niet open" in words(client.get(link(later)))
    assert draft.title not in words(client.get(link(draft)))
    unknown = client.get("/bevraging/bestaat-niet/")
    assert (unknown.status_code, "Deze bevraging vinden we niet" in words(unknown)) == (404, True)
    for survey in (draft, closed, later):
        assert client.post(link(survey), form(survey, 1)).status_code == 403
    assert client.get("/bevraging/bestaat-niet/bedankt/").status_code == 404
    assert client.get(link(draft, "bedankt/")).status_code == 404
    assert client.post(link(closed, "bedankt/")).status_code == 405
    assert kept() == 0


def test_it_closes_while_somebody_fills_it_in(client, lien, monkeypatch):
    survey = an_open_survey(lien)

    def closes_first(survey, *args, **kwargs):
        close_survey(survey, today=TODAY, by=lien)
        return keep(survey, *args, **kwargs)

    keep = operations.answer
    monkeypatch.setattr(operations, "answer", closes_first)
    response = client.post(link(survey), form(survey, 4))
    assert (response.status_code, "afgelopen" in words(response)) == (403, True)
    assert kept() == 0


def test_a_flood_is_told_in_a_sentence(client, lien, monkeypatch):
    monkeypatch.setattr(operations, "MOST_A_DAY", 0)
    survey = an_open_survey(lien)
    response = client.post(link(survey), form(survey, 4))
    assert (response.status_code, "Probeer het morgen opnieuw" in words(response)) == (422, True)


@pytest.mark.parametrize("text", XSS)
def test_what_a_town_wrote_is_shown_and_never_run(client, client_of, lien_user, lien, text):
    survey = make_survey(SurveyDetails(f"Titel {text}", f"Uitleg {text}"), by=lien)
    filled = text.replace("[", "").replace("]", "")  # between brackets is a place that must still be filled in
    options = (f"eerste {filled}", f"tweede {filled}")
    add_question(survey, Question(0, QuestionKind.CHOICE, f"Vraag {filled}", options), by=lien)
    open_survey(survey, today=TODAY, by=lien)
    hers = client_of(lien_user)
    home = f"/brugwijk/bevragingen/{survey.pk}/"
    pages = [client.get(link(survey)), client.get(link(survey, "bedankt/"))]
    pages += [hers.get(f"{home}{tail}") for tail in ("", "affiche/", "papier/", "papier/typen/", "qr.svg")]
    for page in pages:
        assert page.status_code == 200
        assert doors_left_open(words(page)) == []
        assert "Titel 49" not in words(page)


class Reader(HTMLParser):
    """Collects what a browser would run."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        if tag == "script" and not (said.get("src") or "").startswith("/static/"):
            self.found.append(tag)
        self.found += [name for name, value in attrs if name.startswith("on") or "javascript:" in (value or "")]


def doors_left_open(page):
    """Scripts of others, attributes that run, addresses that run."""
    reader = Reader()
    reader.feed(page)
    return reader.found


def test_a_door_left_open_would_be_found():
    for hole in ("<script>1</script>", "<p onclick='1'>", '<a href="javascript:1">', "<svg onload=1>"):
        assert doors_left_open(hole) != []


def test_residents_can_read_it_in_english(client, lien):
    survey = an_open_survey(lien, bank=["trust_people", "contact_neighbours"])
    english = words(client.get(link(survey, language="/en")))
    for part in (
        "Most people in our town can be trusted.",
        "fully agree",
        "almost every day",
        "no opinion",
        'lang="en"',
    ):
        assert part in english
    answer = client.post(link(survey, language="/en"), form(survey, 4, 1))
    assert answer["Location"] == link(survey, "bedankt/", "/en")
    assert "Thank you" in words(client.get(answer["Location"]))
    preferring = client.get(link(survey), headers={"Accept-Language": "en"})
    assert "Most people" not in words(preferring)


def test_a_long_survey_costs_as_many_queries_as_a_short_one(client, lien, django_assert_num_queries):
    short, long = an_open_survey(lien), an_open_survey(lien, bank=["trust_people", "trust_town", "trust_heard"])
    for survey in (short, long):
        with django_assert_num_queries(2):
            client.get(link(survey))


@pytest.mark.django_db(transaction=True)
def test_the_same_form_sent_twice_at_once_counts_once(lien):
    survey = an_open_survey(lien)
    sent = form(survey, 4)
    statuses = []

    def send():
        try:
            statuses.append(Client().post(link(survey), sent).status_code)
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert statuses == [302] * 6
    assert kept() == 1


def test_a_day_in_the_past_or_future_is_no_part_of_the_form(client, lien):
    survey = an_open_survey(lien)
    client.post(link(survey), {**form(survey, 4), "today": "2020-01-01"})
    assert Survey.objects.unscoped(reason="test").get().responses.get().came_on == localdate() > date(2026, 1, 1)
