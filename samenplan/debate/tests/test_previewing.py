"""Looking at a debate as a participant, before it is open: the same pages, and nothing counts."""

import pytest

from samenplan.debate.models import Debate, Exposure, Participant, Vote
from samenplan.debate.rules.kinds import DebateState
from samenplan.debate.tests.builders import REASON, TEXTS, Resident, a_debate, statement_of


@pytest.fixture
def draft(brugwijk):
    debate = a_debate(brugwijk, state=DebateState.DRAFT, wordings={"fr": {"question": "Comment vivre ensemble ?"}})
    statement_of(debate, 1).translations.create(language="fr", text="Plus de bancs.")
    return debate


@pytest.fixture
def hers(client_of, lien_user):
    return client_of(lien_user)


def at(debate, tail=""):
    return f"/brugwijk/debatten/{debate.pk}/voorbeeld/{tail}"


def test_the_whole_way_is_there_while_residents_see_nothing_and_nobody_is_counted(hers, draft):
    assert Resident(draft).get().status_code == 404
    first = hers.get(at(draft)).content.decode()
    assert (draft.question in first, "Wat je hier kiest, telt nergens mee" in first, "Begin" in first) == (True,) * 3
    seen, after = [], ""
    while True:
        text = hers.get(at(draft, "stem/"), {"na": after, "keuze": "eens"}).content.decode()
        number = next(
            (row.number for row in draft.statements.all() if f'lang="nl" tabindex="-1" data-focus>{row.text}' in text),
            None,
        )
        if number is None:
            break
        seen.append(number)
        after = str(number)
    assert seen == list(range(1, len(TEXTS) + 1))
    assert "Je hebt op alles gestemd" in text
    kept = [model.objects.unscoped(reason=REASON).count() for model in (Participant, Vote, Exposure)]
    assert kept == [0, 0, 0]
    assert Debate.objects.unscoped(reason=REASON).get().state == DebateState.DRAFT


def test_no_link_leads_to_a_page_that_is_not_there_yet(hers, draft):
    for tail in ("", "stem/", "stem/?na=8"):
        assert f"/debat/{draft.token}/" not in hers.get(at(draft, tail)).content.decode()


def test_in_another_language_with_what_was_translated(hers, draft):
    assert "Comment vivre ensemble ?" in hers.get(at(draft), {"taal": "fr"}).content.decode()
    text = hers.get(at(draft, "stem/"), {"taal": "fr"}).content.decode()
    assert (TEXTS[0] in text, "Plus de bancs." in text, "D’accord" in text) == (True, True, True)
    assert hers.get(at(draft), {"taal": "xx"}).status_code == 200


@pytest.mark.parametrize("number", ["0", "99", "x", "-1", "1e3", "²"])
def test_what_is_no_number_begins_anew(hers, draft, number):
    assert TEXTS[0] in hers.get(at(draft, "stem/"), {"na": number}).content.decode()


def test_another_town_and_who_runs_no_debates_see_nothing(client_of, omar_user, jef_user, draft):
    for tail in ("", "stem/"):
        assert client_of(omar_user).get(at(draft, tail)).status_code == 404
        assert client_of(jef_user).get(at(draft, tail)).status_code in (403, 404)
