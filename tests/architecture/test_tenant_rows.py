import pytest

from samenplan.authorities.models import Party
from samenplan.core.actor import Actor, Reach
from samenplan.core.errors import UnscopedQuery


@pytest.fixture
def two_parties(brugwijk, molenrode):
    return [town.parties.create(name=f"Jeugddienst {town}") for town in (brugwijk, molenrode)]


def names(rows):
    return sorted(rows.values_list("name", flat=True))


@pytest.mark.parametrize("ask", ["all", "filter", "get", "first", "count", "exists", "create", "values", "bulk_create"])
def test_rows_asked_for_nobody_are_refused(ask):
    with pytest.raises(UnscopedQuery, match="visible_to"):
        getattr(Party.objects, ask)()


def test_an_actor_sees_the_rows_of_her_town_only(two_parties, lien, omar):
    assert names(Party.objects.visible_to(lien)) == ["Jeugddienst Brugwijk"]
    assert names(Party.objects.visible_to(omar)) == ["Jeugddienst Molenrode"]


def test_an_actor_with_no_reach_sees_nothing_and_the_agency_everything(two_parties, ria):
    nobody = Actor("command:x", frozenset(), frozenset())
    assert names(Party.objects.visible_to(nobody)) == []
    assert (ria.reach, len(names(Party.objects.visible_to(ria)))) == (Reach.EVERYWHERE, 2)


def test_unscoped_wants_a_reason(two_parties):
    assert len(names(Party.objects.unscoped(reason="a test"))) == 2
    with pytest.raises(UnscopedQuery, match="reason"):
        Party.objects.unscoped(reason="")
