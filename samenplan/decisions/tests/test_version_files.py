"""A frozen version as a file, for the college."""

import pytest
from django.urls import reverse

from samenplan.plans.operations.versions import freeze
from samenplan.plans.rules.state import VersionKind
from samenplan.plans.tests.builders import a_plan


@pytest.mark.parametrize("kind", ["pdf", "docx", "xlsx", "csv", "json"])
def test_a_frozen_version_is_downloaded_as_a_file_with_its_hash_kept(lien_user, lien, client_of, kind):
    plan = a_plan(lien)
    frozen = freeze(plan, VersionKind.DRAFT, by=lien)
    browser = client_of(lien_user)
    response = browser.get(reverse("decisions:version_file", args=["brugwijk", plan.pk, frozen.number, kind]))
    assert response.status_code == 200
    assert response["Content-Disposition"] == f'attachment; filename="brugwijk-plan-versie-1.{kind}"'
    assert browser.get(reverse("decisions:version_file", args=["brugwijk", plan.pk, 9, kind])).status_code == 404
