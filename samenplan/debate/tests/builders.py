"""Debates for tests, and somebody who votes in them."""

import random
import re
from datetime import date

from django.test import Client

from samenplan.debate.models import Debate, Participant, Statement, Vote
from samenplan.debate.operations.taking_part import Who, come_in
from samenplan.debate.rules.kinds import DebateState, StatementState

REASON = "a test builds and looks at debates"
TEXTS = (
    "Er moeten meer banken staan op het dorpsplein.",
    "Jongeren verdienen een eigen plek in het centrum.",
    "Nieuwkomers moeten sneller Nederlands leren.",
    "De wekelijkse markt hoort op zaterdag.",
    "Buren kennen elkaar hier te weinig.",
    "De gemeente luistert naar wie het hardst roept.",
    "Een straatfeest brengt mensen samen.",
    "Ik voel me ’s avonds veilig op straat.",
)


def a_debate(town, **given):
    """An open debate with eight statements."""
    said = {
        "question": "Hoe leven we hier goed samen?",
        "why": "Er was dit jaar veel spanning op het plein.",
        "asked_by": "Het college",
        "follow_up": "Het college antwoordt op elke stelling die we delen.",
        "state": DebateState.OPEN,
        "last_statement": len(TEXTS),
    }
    debate = Debate.objects.unscoped(reason=REASON).create(authority=town, **{**said, **given})
    for number, text in enumerate(TEXTS, start=1):
        debate.statements.create(number=number, text=text, state=StatementState.ACCEPTED)
    return debate


def statement_of(debate, number) -> Statement:
    return debate.statements.get(number=number)


def come(debate: Debate, people: range) -> None:
    """People of two kinds, who vote on everything, straight into the database."""
    rows = [Participant(debate=debate, number=number) for number in people]
    rows = Participant.objects.unscoped(reason=REASON).bulk_create(rows)
    drawn, votes = random.Random(people.start), []
    for row in rows:
        for statement in debate.statements.order_by("number"):
            kind = 1 if (row.number + statement.number * (row.number % 2)) % 2 else -1
            value = kind if drawn.random() < 0.9 else drawn.choice((-1, 0, 1))
            votes.append(Vote(debate=debate, participant=row, statement=statement, value=value, key=str(statement.pk)))
            votes[-1].sequence = debate.last_sequence + len(votes)
    Vote.objects.unscoped(reason=REASON).bulk_create(votes)
    debate.last_sequence += len(votes)
    debate.save(update_fields=["last_sequence"])


class Resident:
    """A browser of somebody who holds the link."""

    def __init__(self, debate, **headers):
        self.debate, self.client = debate, Client(headers=headers)
        self.home = f"/debat/{debate.token}/"

    def get(self, where="", **query):
        return self.client.get(self.home + where, query)

    def post(self, where, **fields):
        return self.client.post(self.home + where, fields)

    def page(self, where="stem/", **query) -> str:
        return self.get(where, **query).content.decode()

    def fields(self, text: str) -> dict[str, str]:
        """The hidden fields of the first form on the page."""
        form = text[text.index("<form") :]
        return dict(re.findall(r'name="(\w+)" value="([^"]*)"', form[: form.index("<button")]))

    def vote(self, choice="eens", **changed):
        """Vote on what is shown."""
        return self.post("stem/", **{**self.fields(self.page()), "keuze": choice, **changed})

    def vote_all(self, choose=lambda number: "eens"):
        """Vote until nothing is left."""
        for _ in range(500):
            text = self.page()
            if 'name="stelling"' not in text:
                return
            fields = self.fields(text)
            self.post("stem/", **fields, keuze=choose(int(fields["stelling"])))


TODAY = date(2026, 11, 25)


def entered(debate, key: str) -> Who:
    """Somebody with this key who came in."""
    who = Who(debate, key)
    come_in(who, today=TODAY)
    return who
