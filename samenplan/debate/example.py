"""A running debate of the invented town of Brugwijk: twelve statements, sixty invented voters in two groups."""

import random
from datetime import date, timedelta

from django.db import transaction

from samenplan.authorities.models import Membership, User
from samenplan.authorities.queries import actor_for
from samenplan.core.actor import Actor
from samenplan.debate.models import Debate, Exposure, Participant, Statement, Vote
from samenplan.debate.operations.computing import snapshot
from samenplan.debate.operations.following_up import answer
from samenplan.debate.operations.halls import Cards, add_meeting, count_cards
from samenplan.debate.operations.running import Draft, open_up, start
from samenplan.debate.operations.statements import Verdict, add_seeds, judge, translate
from samenplan.debate.rules.kinds import PersonKind, RefusalReason, StatementOrigin, StatementState
from samenplan.plans.models import Plan
from samenplan.plans.rules.example import EXAMPLE_TOWN

REASON = "the example is loaded by a command, for nobody"
VOTERS, FIRST_GROUP = 60, 33
QUESTION = "Hoe leven we samen op en rond het Brugplein?"
STATEMENTS: tuple[tuple[str, str, str, float, float], ...] = (
    ("Buren kennen elkaar hier te weinig.", "Les voisins se connaissent trop peu ici.",
     "Neighbours know each other too little here.", 0.85, 0.9),
    ("Op het plein moeten meer banken en bomen komen.", "Il faut plus de bancs et d’arbres sur la place.",
     "The square needs more benches and trees.", 0.9, 0.88),
    ("Jongeren verdienen een eigen plek in het centrum.", "Les jeunes méritent un lieu à eux dans le centre.",
     "Young people deserve a place of their own in the centre.", 0.45, 0.92),
    ("Er moeten camera’s hangen op het plein.", "Il faut des caméras sur la place.",
     "There should be cameras on the square.", 0.88, 0.2),
    ("Een straatfeest brengt mensen dichter bij elkaar.", "Une fête de rue rapproche les gens.",
     "A street party brings people together.", 0.82, 0.86),
    ("Wie hier woont, spreekt best Nederlands op straat.", "Ceux qui habitent ici devraient parler néerlandais en rue.",
     "People who live here should speak Dutch in the street.", 0.75, 0.12),
    ("De gemeente luistert vooral naar wie het hardst roept.", "La commune écoute surtout ceux qui crient fort.",
     "The town listens mostly to those who shout loudest.", 0.8, 0.78),
    ("’s Avonds voel ik me veilig op het plein.", "Le soir, je me sens en sécurité sur la place.",
     "I feel safe on the square in the evening.", 0.25, 0.7),
    ("De politie mag vaker te voet langskomen.", "La police peut passer plus souvent à pied.",
     "The police may walk by more often.", 0.92, 0.55),
    ("Verenigingen moeten samen één zaal kunnen gebruiken.", "Les associations devraient pouvoir partager une salle.",
     "Clubs should be able to share one hall.", 0.84, 0.9),
    ("Auto’s horen niet op het plein.", "Les voitures n’ont pas leur place sur la place.",
     "Cars do not belong on the square.", 0.3, 0.85),
    ("Over wat online over het plein verschijnt, moet de gemeente sneller antwoorden.",
     "La commune doit répondre plus vite à ce qui paraît en ligne sur la place.",
     "The town should answer faster to what appears online about the square.", 0.8, 0.83),
)  # fmt: skip
"""Dutch, French, English, and the share of each group that agrees."""
HALL = {2: (24, 0, 6), 4: (12, 16, 0), 5: (25, 0, 5)}
"""What went up in an invented hall: statement, and cards for agree, disagree, no opinion."""
_WORDINGS = {
    "fr": {
        "question": "Comment vivons-nous ensemble sur et autour de la Brugplein ?",
        "why": "Il y a eu cette année des tensions sur la place. Avant de décider, nous voulons savoir ce qui vous "
        "rapproche.",
        "asked_by": "Le collège de Brugwijk, avec le conseil des jeunes",
        "follow_up": "Le collège répond à chaque idée partagée et la reprend, si possible, dans le plan.",
    },
    "en": {
        "question": "How do we live together on and around the Brugplein?",
        "why": "There were tensions on the square this year. Before we decide, we want to know what you share.",
        "asked_by": "The college of Brugwijk, with the youth council",
        "follow_up": "The college answers every statement that people share and takes it into the plan where it can.",
    },
}


@transaction.atomic
def place_example_debate(today: date) -> None:
    """The debate, once; run again it does nothing."""
    if Debate.objects.unscoped(reason=REASON).filter(authority__slug=EXAMPLE_TOWN).exists():
        return
    by = _lien()
    plan = Plan.objects.unscoped(reason=REASON).filter(authority__slug=EXAMPLE_TOWN).first()
    debate = start(_draft(plan, today), by=by)
    rows = add_seeds(debate, [one[0] for one in STATEMENTS], language="nl", by=by)
    for row, (_, french, english, _, _) in zip(rows, STATEMENTS, strict=True):
        translate(row, {"fr": french, "en": english}, by=by)
    open_up(debate, today=today - timedelta(days=9), by=by)
    debate.refresh_from_db()
    _vote(debate)
    _of_people(debate, by, today)


def _lien() -> Actor:
    user = User.objects.get(email=f"lien@{EXAMPLE_TOWN}.example")
    mine = Membership.objects.unscoped(reason=REASON).filter(authority__slug=EXAMPLE_TOWN, user=user)
    return actor_for(user, list(mine.select_related("authority")))


def _draft(plan: Plan | None, today: date) -> Draft:
    return Draft(
        question=QUESTION,
        why="Er was dit jaar spanning op het plein. Voor we iets beslissen, willen we weten wat jullie delen.",
        asked_by="Het college van Brugwijk, samen met de jeugdraad",
        follow_up="Het college antwoordt op elke stelling die mensen delen, en neemt ze op in het plan waar dat kan.",
        wordings=_WORDINGS,
        opens_on=today - timedelta(days=9),
        closes_on=today + timedelta(days=20),
        plan=plan,
    )


def _vote(debate: Debate) -> None:
    """Sixty invented people, drawn the same way every time; each leaves some statements out."""
    drawn = random.Random(7)  # noqa: S311 - invented people, no secret
    statements = list(debate.statements.order_by("number"))
    kinds = [PersonKind.HALL if place % 5 == 0 else PersonKind.LINK for place in range(VOTERS)]
    made = [Participant(debate=debate, number=place + 1, kind=kind) for place, kind in enumerate(kinds)]
    people = Participant.objects.unscoped(reason=REASON).bulk_create(made)
    votes: list[Vote] = []
    shown: list[Exposure] = []
    for place, person in enumerate(people):
        for row in drawn.sample(statements, drawn.randint(8, len(statements))):
            one, other = STATEMENTS[row.number - 1][3:]
            share = one if place < FIRST_GROUP else other
            value = 0 if drawn.random() < 0.06 else (1 if drawn.random() < share else -1)
            vote = Vote(debate=debate, participant=person, statement=row, value=value, key=f"voorbeeld-{row.number}")
            vote.sequence = len(votes) + 1
            votes.append(vote)
            shown.append(Exposure(participant=person, statement=row, probability=1 / len(statements)))
            row.shown += 1
    Vote.objects.unscoped(reason=REASON).bulk_create(votes)
    Exposure.objects.unscoped(reason=REASON).bulk_create(shown)
    Statement.objects.unscoped(reason=REASON).bulk_update(statements, ["shown"])
    debate.last_sequence = len(votes)
    debate.save(update_fields=["last_sequence"])


def _of_people(debate: Debate, by: Actor, today: date) -> None:
    """What participants wrote: one to look at, one that does not take part; and a first answer of the town."""
    now = debate.created_at
    for text in ("De fontein moet in de zomer langer aan.", "De fietsenwinkel van de hoek is te duur en te traag."):
        debate.last_statement += 1
        made = Statement(debate=debate, number=debate.last_statement, text=text, origin=StatementOrigin.PERSON)
        made.state, made.came_on = StatementState.WAITING, today
        made.save(force_insert=True)
    debate.save(update_fields=["last_statement"])
    reply = "Dit gaat over één zaak, niet over het plein. Schrijf gerust iets over winkels in het algemeen."
    judge(made, Verdict(False, RefusalReason.PERSON, reply), now=now, by=by)
    first = debate.statements.get(number=2)
    answer(first, "We plaatsen voor de zomer zes banken en planten vier bomen.", now=now, by=by)
    evening = add_meeting(debate, "Buurthuis De Brug", today - timedelta(days=2), present=31, by=by)
    for number, cards in HALL.items():
        count_cards(evening, debate.statements.get(number=number), Cards(*cards), by=by)
    snapshot(debate, now=now)
