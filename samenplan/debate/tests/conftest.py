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
