"""Free text is refused for what never belongs in a plan, and for nothing else."""

import pytest
from django.core.exceptions import ValidationError

from samenplan.core.fields import ROAD, ScreenedTextField


def refused(text: str) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        ScreenedTextField().clean(text, None)
    return caught.value.messages


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("RRN 85.07.30-033.28", "een rijksregisternummer"),
        ("wagen 1-ABC-123", "een nummerplaat"),
        ("volg @brug_boos99", "een account op sociale media"),
    ],
)
def test_a_number_plate_or_account_is_refused_with_the_road_to_take(text, what):
    (sentence, road) = refused(text)
    assert what in sentence
    assert road == ROAD
    assert all(place in ROAD for place in ("LIVC-R", "politie", "Unia"))


def test_the_refusal_never_repeats_the_text():
    assert not any(
        "85.07" in message or "brug_boos99" in message for message in refused("@brug_boos99 85.07.30-033.28")
    )


@pytest.mark.parametrize("text", ["Gesprek met Lien Maes, 0478 12 34 56", "Kerkstraat 12", "Actie 1.2 van het plan"])
def test_other_traces_are_advice_and_stop_nobody(text):
    assert ScreenedTextField().clean(text, None) == text
