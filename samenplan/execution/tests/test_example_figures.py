"""The figures of the example plan show what they are there to show."""

import pytest
from django.urls import reverse

from samenplan.execution.example.figures import place
from samenplan.plans.rules.example import example_content
from samenplan.plans.tests.builders import a_plan


@pytest.fixture
def page_of(client_of, lien_user, lien):
    plan = a_plan(lien, example_content())
    place(plan, lien)

    def read(uid):
        row = next(node.indicators.get(uid=uid) for node in plan.nodes.all() if node.indicators.filter(uid=uid))
        answer = client_of(lien_user).get(reverse("execution:indicator", args=["brugwijk", row.pk]))
        return answer.content.decode()

    return read


def test_the_example_shows_no_change_care_and_a_distribution(page_of):
    assert "Geen aantoonbare verandering" in page_of("vb-ind-contact")
    assert "Meer meldingen kan ook goed nieuws zijn" in page_of("vb-ind-melding")
    assert "Overeenstemming A" in page_of("vb-ind-balie")
    assert "3 van 8" in page_of("vb-ind-avonden")
