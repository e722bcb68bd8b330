import pytest

from samenplan.audit.models import Event
from samenplan.authorities.models import Invitation, Membership, Party
from samenplan.authorities.operations import parties as operations
from samenplan.authorities.rules import PartyKind
from samenplan.core.errors import Forbidden, Refused

REASON = "a test looks at everything"


def names():
    return sorted(Party.objects.unscoped(reason=REASON).values_list("name", flat=True))


def verbs():
    return list(Event.objects.unscoped(reason=REASON).order_by("pk").values_list("verb", flat=True))


def test_a_coordinator_adds_and_renames_a_party(lien):
    party = operations.add_party("  Jeugd   dienst ", PartyKind.SERVICE, by=lien)
    operations.rename_party(party, "Jeugddienst", by=lien)
    assert names() == ["Jeugddienst"]
    assert verbs() == ["party.added", "party.renamed"]


def test_the_same_name_stands_once_in_a_town_and_may_stand_in_another(lien, omar):
    operations.add_party("Jeugddienst", PartyKind.SERVICE, by=lien)
    operations.add_party("Jeugddienst", PartyKind.SERVICE, by=omar)
    with pytest.raises(Refused, match="staat al"):
        operations.add_party("jeugddienst", PartyKind.SERVICE, by=lien)
    assert names() == ["Jeugddienst", "Jeugddienst"]


def test_merging_moves_everything_and_drops_the_double(lien, mo_user, buurtwerk, brugwijk):
    kept = operations.add_party("De Brug vzw", PartyKind.ORGANISATION, by=lien)
    operations.merge_parties(buurtwerk, kept, by=lien)
    assert Membership.objects.unscoped(reason=REASON).get(user=mo_user).party == kept
    assert names() == ["De Brug vzw"]
    assert verbs() == ["party.added", "party.merged"]


def test_every_model_that_points_at_a_party_is_reached_by_merging():
    reached = {relation.related_model for relation in Party._meta.related_objects}
    assert {Membership, Invitation} <= reached
    assert not [each for each in Party._meta.related_objects if each.many_to_many]


def test_a_party_does_not_merge_with_itself_or_with_one_of_another_town(lien, omar, buurtwerk):
    theirs = operations.add_party("Jeugddienst", PartyKind.SERVICE, by=omar)
    with pytest.raises(Refused, match="verschillende"):
        operations.merge_parties(buurtwerk, buurtwerk, by=lien)
    with pytest.raises(Party.DoesNotExist):
        operations.merge_parties(buurtwerk, theirs, by=lien)
    with pytest.raises(Party.DoesNotExist):
        operations.rename_party(theirs, "Van ons", by=lien)
    assert names() == ["Buurtwerk De Brug", "Jeugddienst"]


def test_a_partner_changes_no_list(mo, buurtwerk):
    with pytest.raises(Forbidden):
        operations.rename_party(buurtwerk, "Iets anders", by=mo)
    assert names() == ["Buurtwerk De Brug"]
