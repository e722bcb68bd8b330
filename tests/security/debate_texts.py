"""Texts that attack who shows, prints, mails or opens them, and every place of a debate where one can come in."""

from datetime import date

from django.utils.timezone import now

from samenplan.debate.models import Debate, Statement
from samenplan.debate.operations import following, following_up, halls, running, statements
from samenplan.debate.operations.statements import Verdict
from samenplan.debate.operations.taking_part import Who, Written, add_statement, appeal
from samenplan.debate.rules.kinds import RefusalReason, StatementState
from samenplan.debate.tests.builders import REASON, TEXTS, entered

TODAY = date(2026, 11, 25)
MARKUP = (
    "<xss onclick=alert(1)>hier</xss>",
    "\"'><xss onload=alert(1)>",
    "</title></textarea><xss>",
    "<svg/onload=alert(1)><xss>",
    "[klik](javascript:alert(1))",
    "{{ 7|add:70000 }}{% now 'Y' %}",
    "&lt;xss&gt; &#60;xss&#62;",
    "]]><xss/><!--",
)
FORMULAS = (
    '=HYPERLINK("https://x.example")',
    "+1+cmd|' /C calc'!A0",
    "-2+3 en meer",
    "@(1+1) samen en meer",
    "＝1+1 breed",
)
SETTING = (
    '#read("/etc/passwd") op papier',
    "#panic() $ x^2 $ en *vet* _schuin_",
    "= Kop \\ - lijst @1 <label>",
    '#image("x.png") `raw` // weg',
)
HEADERS = ("Hoe\r\nBcc: wie@x.example", "Hoe\nSet-Cookie: x=1", "Hoe\u2028X-Kop: 1")
HARMFUL = (*MARKUP, *FORMULAS, *SETTING, *HEADERS)
NEVER_KEPT = ("85.07.30-033.28", "1-ABC-234", "https://www.facebook.com/jan.peeters.33")
"""A national number, a plate, an account: refused wherever one types."""
PERSONS = (*NEVER_KEPT, "Bel 0470 12 34 56 nu.", "Jan Peeters is de schuld.", "jan.peeters@gmail.com", "Dorpsstraat 12")
"""Refused as well in what everyone reads as a resident's own words."""


def a_harmful_debate(text: str, lien, brugwijk) -> Debate:
    """A published debate with this text in every place where one can come in, by the operations."""
    draft = running.Draft(
        question=text, why=text, asked_by=text, follow_up=text,
        wordings={"fr": {"question": text, "why": text, "asked_by": text, "follow_up": text}},
    )  # fmt: skip
    debate = running.start(draft, by=lien)
    first = statements.add_seeds(debate, [text, *TEXTS], language="nl", by=lien)[0]
    statements.translate(first, {"fr": text, "en": text}, by=lien)
    running.open_up(debate, today=TODAY, by=lien)
    debate.refresh_from_db()
    refused(debate, text, lien)
    hall = halls.add_meeting(debate, text, TODAY, present=60, by=lien)
    halls.count_cards(hall, first, halls.Cards(20, 20, 20), by=lien)
    following_up.answer(first, text, now=now(), by=lien)
    return debate


def refused(debate: Debate, text: str, lien) -> Statement:
    """A resident's statement with this text, refused with it, and asked about again with it."""
    who = entered(debate, "f" * 32)
    made = add_statement(who, Written(f"Zeker {text}", "nl", "een"), today=TODAY)
    statements.judge(made, Verdict(False, RefusalReason.HURTS, text), now=now(), by=lien)
    appeal(who, made.number, text, now=now())
    return made


def published(debate: Debate, lien) -> None:
    """The same, closed and published."""
    Statement.objects.unscoped(reason=REASON).filter(debate=debate, state=StatementState.WAITING).update(
        state=StatementState.REFUSED
    )
    running.close(debate, by=lien)
    running.publish(debate, link="https://x.example/", now=now(), by=lien)
    debate.refresh_from_db()


def followed(debate: Debate, address: str, language: str = "nl") -> None:
    """Somebody who wants to hear of the result."""
    following.follow(Who(debate, "e" * 32), address, language)
