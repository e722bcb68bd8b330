"""What is internal never leaves, in whatever form one asks; what people typed never becomes markup."""

import subprocess
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from io import BytesIO

import pytest

from samenplan.decisions.models import AdviceRound, Decision
from samenplan.decisions.rules.bodies import Outcome
from samenplan.plans.models import PlanNode, PlanVersion, WaivedAdvice
from samenplan.plans.operations import comments, nodes, plans, versions
from samenplan.plans.operations.storing import store_nodes
from samenplan.plans.rules.content import BbcCodes, PlanContent, Risk, SectionKind
from samenplan.plans.rules.editing import Change
from samenplan.plans.rules.remarks import Remark
from samenplan.plans.rules.status import ActionStatus
from samenplan.plans.tests.examples import small_plan
from samenplan.public.tests.published import a_plan, address, publish

pytestmark = pytest.mark.django_db
CANARY = "KANARIE"
TAILS = (
    "", "?zoek=kanarie", "?zoek=gesprek", "acties/act-avonden/", "acties/act-feest/", "versies/1/", "verloop/",
    "plan.pdf", "plan.docx", "plan.xlsx", "plan.csv", "plan.json", "plan.jsonld", "versies/1/plan.json",
)  # fmt: skip
TOWN = ("/openbaar/", "/openbaar/brugwijk/", "/openbaar/brugwijk/nieuws.atom")


def everything_said(client, version: PlanVersion, tails=TAILS) -> dict[str, str]:
    """Every public form of this version as text, the insides of files too, in both languages."""
    paths = [f"{start}{path}" for start in ("", "/en") for path in TOWN]
    paths += [address(version, tail, language=language) for language in ("nl", "en") for tail in tails]
    return {path: inside(client.get(path)) for path in paths}


def inside(response) -> str:
    headers = "\n".join(f"{name}: {value}" for name, value in response.items())
    data = response.content
    if data.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(data)) as archive:
            data = b"\n".join(archive.read(name) for name in archive.namelist())
    elif data.startswith(b"%PDF"):
        read = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True, timeout=30)
        data = read.stdout
    return headers + data.decode(errors="replace")


def internal_content() -> PlanContent:
    """The small plan with a canary in every field that only the college sees."""
    risk = Risk(text=f"{CANARY}-risico", response=f"{CANARY}-aanpak")
    bbc = BbcCodes(*(f"{CANARY}-bbc{place}" for place in range(4)))
    plan = small_plan()
    return replace(plan, nodes=tuple(replace(node, risks=(risk,), bbc=bbc) for node in plan.nodes))


def published_by_the_road(lien) -> PlanVersion:
    """From working text to public page by the operations, with canaries in everything that is not the text."""
    day, moment = date(2026, 11, 1), datetime(2026, 11, 2, 9, tzinfo=UTC)
    facts = plans.PlanFacts("Samen in Brugwijk", starts_on=date(2026, 1, 1), ends_on=date(2028, 12, 31))
    plan = plans.create_plan(facts, by=lien)
    store_nodes(plan, internal_content().nodes, by=lien)
    PlanNode.objects.visible_to(lien).update(internal_note=f"{CANARY}-nota")
    note = Change("", f"{CANARY}-sectienota")
    plans.change_section(plan, SectionKind.VISION, Change("", "Onze visie."), note, by=lien)
    comments.say(plan, Remark(f"{CANARY}-opmerking"), by=lien)
    node = PlanNode.objects.visible_to(lien).get(uid="act-avonden")
    nodes.tell_progress(node, ActionStatus.RUNNING, f"{CANARY}-stand", on=day, by=lien)
    WaivedAdvice._rows.create(plan=plan, key="x", reason=f"{CANARY}-reden", by_id=lien.user_id)
    version = versions.submit(plan, on=day, by=lien)
    versions.approve(version, on=day, by=lien)
    versions.publish(version, at=moment, by=lien)
    PlanVersion._rows.filter(pk=version.pk).update(note=f"{CANARY}-waarom")
    hidden = {name: f"{CANARY}-{name}" for name in ("context", "facts", "motivation", "finances", "alternatives")}
    Decision._rows.create(
        plan=plan, version=version, approved_version=version, title="Besluit", outcome=Outcome.APPROVED,
        decided_on=day, **hidden,
    )  # fmt: skip
    AdviceRound._rows.create(plan=plan, version=version, body=f"{CANARY}-raad", asked_on=day, text=f"{CANARY}-advies")
    return PlanVersion._rows.get(pk=version.pk)


def test_nothing_internal_leaves_in_any_form(client, brugwijk, lien, lien_user):
    version = published_by_the_road(lien)
    assert version.content.count(CANARY) > 12  # the frozen text does hold what is internal
    said = everything_said(client, version)
    leaks = {path for path, text in said.items() if f"{CANARY}-" in text}
    names = {path for path, text in said.items() if lien_user.email in text or lien_user.full_name in text}
    assert (leaks, names) == (set(), set())
    holding = [path for path, text in said.items() if "Gespreksavonden" in text]
    assert len(holding) == 2 * (len(TAILS) - 4)  # not on the other action, the road, or where a mark cuts the word


def test_a_leak_in_each_form_would_be_found(client, brugwijk):
    plan = small_plan()
    open_text = replace(plan.nodes[1], title=f"{CANARY}-titel")
    version = publish(a_plan(brugwijk), replace(plan, nodes=(plan.nodes[0], open_text, *plan.nodes[2:])))
    for tail in (
        "",
        "?zoek=kanarie",
        "acties/act-avonden/",
        "plan.pdf",
        "plan.docx",
        "plan.xlsx",
        "plan.csv",
        "plan.json",
    ):
        assert f"{CANARY}-titel" in inside(client.get(address(version, tail))).replace("</mark>", "").replace(
            "<mark>", ""
        )


ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</script><script>alert(1)</script>",
    "</title><svg onload=alert(1)>",
    "[klik](javascript:alert(1))",
    "[klik](//kwaad.example)",
    "<!--<script>",
    "{{ request }}{% debug %}",
    "]]><x>",
)


class Seen(HTMLParser):
    """What a browser would run: scripts, handlers, odd links, tags we never write."""

    def __init__(self) -> None:
        super().__init__()
        self.bad: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "script" and given != {"type": "application/ld+json"}:
            self.bad.append("script")
        if tag in ("iframe", "object", "embed", "style", "base", "x", "form") and given.get("role") != "search":
            self.bad.append(tag)
        if tag == "img" and not (given.get("src") or "").startswith("/openbaar/"):
            self.bad.append("img")
        self.bad.extend(name for name in given if name.startswith("on") or name == "style")
        href = given.get("href") or ""
        if href.lower().startswith(("javascript:", "data:", "vbscript:")) or href.startswith("//"):
            self.bad.append(href)


def attacked(text: str) -> PlanContent:
    """The small plan with this text in every field that takes text."""
    plan = small_plan()
    nodes_ = tuple(
        replace(
            node,
            title=text, description=text, level=text, number=text, reference=text, leads=(text,), partners=(text,),
            target_groups=(text,), themes=(text,), tags=(text,),
            timings=tuple(replace(timing, words=text) for timing in node.timings),
            budget=tuple(replace(line, label=text) for line in node.budget),
            indicators=tuple(
                replace(one, name=text, unit=text, baseline=text, target=text, source=text) for one in node.indicators
            ),
            tbd=tuple(replace(one, note=text) for one in node.tbd),
        )
        for node in plan.nodes
    )  # fmt: skip
    return replace(
        plan,
        title=text, summary=text, measure=text, nodes=nodes_, level_names=(text, text),
        owner=replace(plan.owner, name=text), participants=(replace(plan.owner, name=text),),
        sections=tuple(replace(section, text=text) for section in plan.sections),
        means=tuple(replace(part, label=text) for part in plan.means),
    )  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS)
def test_text_of_a_plan_never_becomes_markup(client, brugwijk, attack):
    plan = a_plan(brugwijk)
    publish(plan, replace(attacked(attack), title="Eerst gewoon"))
    version = publish(plan, attacked(attack), number=2)
    pages = [
        "",
        "?zoek=alert",
        f"?zoek={attack[:90]}",
        "acties/act-avonden/",
        "acties/act-feest/",
        "versies/1/",
        "verloop/",
    ]
    for path in (*TOWN[:2], *(address(version, tail) for tail in pages)):
        response = client.get(path)
        seen = Seen()
        seen.feed(response.content.decode())
        assert (response.status_code, seen.bad) == (200, []), path


def test_the_search_for_markup_would_find_it():
    seen = Seen()
    seen.feed('<script src="x"></script><img src=x onerror=a><a href="javascript:a">')
    assert seen.bad == ["script", "img", "onerror", "javascript:a"]
