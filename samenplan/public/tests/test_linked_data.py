"""The plan as linked data, on its own and inside the page."""

import json
import re

import pytest

from samenplan.authorities.models import Authority
from samenplan.decisions.models import Decision
from samenplan.decisions.rules.bodies import BodyKind, Outcome
from samenplan.plans.tests.examples import small_plan
from samenplan.public.rules.linked_data import CONTEXT
from samenplan.public.tests.published import a_plan, a_published_plan, address, publish

pytestmark = pytest.mark.django_db
IRI = "http://data.lblod.info/id/bestuurseenheden/voorbeeld"


def linked(client, version, tail="plan.jsonld", language="nl"):
    response = client.get(address(version, tail, language=language))
    assert response["Content-Type"] == "application/ld+json"
    return response.json()


def every_term(value) -> set[str]:
    if isinstance(value, list):
        return set().union(*map(every_term, value)) if value else set()
    if not isinstance(value, dict):
        return set()
    kinds = value.get("@type", [])
    own = {kinds} if isinstance(kinds, str) else set(kinds)
    return own.union({key for key in value if not key.startswith("@")}, *(every_term(part) for part in value.values()))


def test_the_authority_is_known_by_its_iri(client, brugwijk):
    Authority.objects.filter(pk=brugwijk.pk).update(lblod_uri=IRI)
    publisher = linked(client, a_published_plan(brugwijk))["dct:publisher"]
    assert publisher == {
        "@id": IRI,
        "@type": "besluit:Bestuurseenheid",
        "skos:prefLabel": {"@language": "nl", "@value": "Brugwijk"},
    }


def test_versions_point_at_each_other(client, brugwijk):
    plan = a_plan(brugwijk)
    first = publish(plan)
    second = publish(plan, number=2)
    old, new = linked(client, first, "versies/1/plan.jsonld"), linked(client, second)
    assert old["dct:isReplacedBy"]["@id"] == new["@id"] == f"http://testserver{address(second, 'versies/2/')}"
    assert new["dct:replaces"] == new["prov:wasRevisionOf"] == {"@id": old["@id"]}


def test_the_decision_is_the_published_one(client, brugwijk):
    version = a_published_plan(brugwijk)
    Decision._rows.create(
        plan=version.plan,
        version=version,
        approved_version=version,
        body=BodyKind.COUNCIL,
        title="Goedkeuring van het actieplan",
        motivation="INTERN",
        outcome=Outcome.APPROVED,
        decided_on=version.approved_on,
        published_url="https://besluiten.example/1",
        published_on=version.approved_on,
    )
    assert linked(client, version)["dct:references"] == {
        "@id": "https://besluiten.example/1",
        "@type": "besluit:Besluit",
        "dct:title": {"@language": "nl", "@value": "Goedkeuring van het actieplan"},
        "eli:date_publication": {"@type": "xsd:date", "@value": "2026-10-30"},
    }
    page = client.get(address(version)).content.decode()
    assert ('href="https://besluiten.example/1"' in page, "gemeenteraad" in page, "INTERN" in page) == (
        True,
        True,
        False,
    )


def test_a_draft_decision_is_not_told(client, brugwijk):
    version = a_published_plan(brugwijk)
    Decision._rows.create(plan=version.plan, version=version, title="Ontwerp van besluit")
    assert "Ontwerp van besluit" not in client.get(address(version)).content.decode()
    assert "dct:references" not in linked(client, version)


def test_every_prefix_is_declared_and_every_action_is_a_part(client, brugwijk):
    facts = linked(client, a_published_plan(brugwijk))
    prefixes = {term.partition(":")[0] for term in every_term({**facts, "@context": {}})}
    assert prefixes <= set(CONTEXT)
    goal = facts["dct:hasPart"][0]
    assert [part["dct:identifier"] for part in goal["dct:hasPart"]] == ["act-avonden", "act-feest"]
    assert [part["dct:identifier"] for part in facts["dct:hasPart"]] == ["goal-buren", "goal-online"]
    assert small_plan().nodes[0].title == goal["dct:title"]["@value"]


def test_english_readers_get_the_same_identifiers(client, brugwijk):
    version = a_published_plan(brugwijk)
    assert linked(client, version) == linked(client, version, language="en")


def test_every_address_in_it_can_be_opened(client, brugwijk):
    version = a_published_plan(brugwijk)
    facts = json.dumps({**linked(client, version), "@context": {}})
    addresses = set(re.findall(r'"http://testserver([^"#]+)', facts))
    assert {client.get(one).status_code for one in addresses} == {200}
    assert len(addresses) > 8


def test_the_page_holds_the_same_data(client, brugwijk):
    version = a_published_plan(brugwijk)
    page = client.get(address(version)).content.decode()
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL).group(1)
    assert json.loads(block) == linked(client, version)
