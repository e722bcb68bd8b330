"""When a result is computed anew."""

FEWEST_PEOPLE = 5
"""A result never differs from the one before by the votes of fewer people: else the two could be subtracted."""
FEWEST_NEW_VOTES = 20
FEWEST_SECONDS = 30
"""Between two results, however fast votes come in."""
RESULTS_KEPT = 5
"""Results that were not published; older ones go, the votes can give them back."""
CLAIM_MINUTES = 5
"""After this long a computation that did not come back may be taken over."""


def is_due(*, new_votes: int, by_people: int, is_first: bool) -> bool:
    """Whether enough happened since the last result; the first comes as soon as anything can be shown."""
    return by_people >= FEWEST_PEOPLE and (is_first or new_votes >= FEWEST_NEW_VOTES)
