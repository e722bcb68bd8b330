from samenplan.authorities.example import CAST, TOWNS, load_people
from samenplan.authorities.models import Authority, Membership, User
from samenplan.core.actor import Reach
from samenplan.core.permissions import Role


def test_loading_the_example_twice_changes_nothing(db):
    load_people()
    once = sorted(User.objects.values_list("email", "is_example"))
    load_people()
    assert sorted(User.objects.values_list("email", "is_example")) == once
    assert (len(once), Authority.objects.count()) == (len(CAST), len(TOWNS))


def test_everybody_in_the_example_is_marked_as_invented_and_has_no_password(db):
    load_people()
    assert [user.has_usable_password() for user in User.objects.all()] == [False] * len(CAST)
    assert set(User.objects.values_list("is_example", flat=True)) == {True}
    assert set(Authority.objects.values_list("is_example", flat=True)) == {True}


def test_the_cast_stands_in_its_own_towns(lien, omar, mo, ria, brugwijk, molenrode, buurtwerk):
    assert (lien.roles, lien.reach) == (frozenset({Role.COORDINATOR}), frozenset({brugwijk.pk}))
    assert omar.reach == frozenset({molenrode.pk})
    assert mo.party_id == buurtwerk.pk
    assert ria.reach is Reach.EVERYWHERE


def test_lien_sees_no_membership_of_another_town(lien, omar):
    assert [row.role for row in Membership.objects.visible_to(lien)] == [Role.COORDINATOR]
