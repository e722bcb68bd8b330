import pytest


def _builders():
    from samenplan.debate.tests import builders  # late: models exist only after Django's set-up

    return builders


@pytest.fixture
def debate(brugwijk):
    return _builders().a_debate(brugwijk)


@pytest.fixture
def ria_resident(debate):
    """Somebody of Brugwijk with the link and no account."""
    return _builders().Resident(debate)


@pytest.fixture
def example(lien, brugwijk):
    """The debate of the example: sixty invented voters, one answer of the town."""
    from django.utils.timezone import localdate  # late: models exist only after Django's set-up

    from samenplan.authorities.example import LIEN, place_person
    from samenplan.debate.example import place_example_debate
    from samenplan.debate.models import Debate

    place_person(LIEN)
    place_example_debate(localdate())
    return Debate.objects.unscoped(reason=_builders().REASON).get()
