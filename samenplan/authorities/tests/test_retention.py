"""What is known of people goes when its term is over, is counted, and nothing else goes."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from samenplan.audit.models import Event
from samenplan.authorities import queries
from samenplan.authorities.models import Contact, Invitation
from samenplan.authorities.operations.contacts import add_contact, end_contact, make_link
from samenplan.authorities.operations.invitations import Wish, invite
from samenplan.authorities.operations.retention import FORGOTTEN, erase_due, set_terms
from samenplan.authorities.rules import RETENTION_DAYS, RetentionKind
from samenplan.core.errors import Forbidden, Refused
from samenplan.core.permissions import Role

LATER = timedelta(days=400)
REASON = "a test looks at everything"


@pytest.fixture
def kept(ann, lien, buurtwerk):
    """An invitation and an ended contact with a link."""
    invite(Wish("jan@brugwijk.example", "Jan Peeters", (Role.COLLEAGUE,)), by=ann, now=now())
    contact = add_contact(buurtwerk, "Noor Aziz", "noor@debrug.example", by=lien)
    make_link(contact, by=lien, now=now())
    end_contact(contact, by=lien, now=now())
    return contact


def verbs():
    return list(Event.objects.unscoped(reason=REASON).order_by("pk").values_list("verb", flat=True))


def test_what_is_old_goes_and_is_counted_without_saying_what_it_was(kept, ann):
    found = erase_due(by=ann, now=now() + LATER)
    assert found == {RetentionKind.INVITATION: 1, RetentionKind.LINK: 1, RetentionKind.CONTACT: 1}
    kept.refresh_from_db()
    assert (kept.full_name, kept.email) == (FORGOTTEN, "")
    event = Event.objects.unscoped(reason=REASON).order_by("pk").last()
    assert (event.verb, event.facts) == ("retention.carried_out", {"invitation": 1, "link": 1, "contact": 1})


def test_what_is_not_old_enough_stays_and_leaves_no_line(kept, ann):
    before = verbs()
    assert erase_due(by=ann, now=now()) == {}
    assert (Invitation.objects.unscoped(reason=REASON).count(), verbs()) == (1, before)


def test_a_contact_that_is_still_asked_keeps_her_name(ann, lien, buurtwerk):
    contact = add_contact(buurtwerk, "Noor Aziz", "", by=lien)
    assert erase_due(by=ann, now=now() + LATER) == {}
    assert Contact.objects.unscoped(reason=REASON).get(pk=contact.pk).full_name == "Noor Aziz"


def test_another_towns_rows_stay(kept, omar):
    assert erase_due(by=omar, now=now() + LATER) == {}


def test_twice_is_once(kept, ann):
    erase_due(by=ann, now=now() + LATER)
    assert erase_due(by=ann, now=now() + LATER) == {}


def test_an_administrator_sets_the_terms_of_her_own_town_only(ann, omar):
    set_terms({RetentionKind.LINK: 10}, by=ann)
    assert queries.retention_days(ann.home) == RETENTION_DAYS | {RetentionKind.LINK: 10}
    assert queries.retention_days(omar.home) == RETENTION_DAYS


@pytest.mark.parametrize("days", [0, 4000])
def test_a_term_that_cannot_be_changes_nothing(ann, days):
    with pytest.raises(Refused, match="termijn van 1 tot"):
        set_terms({RetentionKind.LINK: 10, RetentionKind.MAIL: days}, by=ann)
    assert queries.retention_days(ann.home) == RETENTION_DAYS


def test_a_coordinator_may_not_set_terms(lien):
    with pytest.raises(Forbidden):
        set_terms({RetentionKind.LINK: 10}, by=lien)


def test_the_dpo_reads_the_catalogue_and_may_not_change_it(client_of, nele_user):
    client = client_of(nele_user)
    page = client.get("/brugwijk/bewaartermijnen/").content.decode()
    assert "Wat we van mensen bewaren" in page and "Bewaar de termijnen" not in page
    posted = client.post("/brugwijk/bewaartermijnen/", {str(kind): 5 for kind in RetentionKind})
    assert (posted.status_code, queries.retention_days(nele_user.memberships.get().authority_id)) == (
        403,
        RETENTION_DAYS,
    )


def test_the_administrator_changes_them_on_the_page(client_of, ann_user):
    client = client_of(ann_user)
    wrong = client.post("/brugwijk/bewaartermijnen/", {str(kind): 0 for kind in RetentionKind})
    assert wrong.status_code == 422
    posted = client.post("/brugwijk/bewaartermijnen/", {str(kind): 5 for kind in RetentionKind})
    assert posted.status_code == 302
    assert set(queries.retention_days(ann_user.memberships.get().authority_id).values()) == {5}
