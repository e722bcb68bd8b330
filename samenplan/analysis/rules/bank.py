"""The bank of questions, as data: whoever asks the same words again can compare years.

The statements are written by us in plain Dutch; `source` says where the idea of a question comes from, or that it is
ours. Nothing here asks for party, belief, orientation, health or origin (rules/sensitive.py holds them to that).
`english` is for residents who read the page in English; where a place is left open there is none.
"""

import re
from dataclasses import dataclass

from samenplan.analysis.rules.kinds import BankTheme, QuestionKind
from samenplan.analysis.rules.questions import TO_FILL_IN

OWN = "eigen formulering"
ZERO_SUM_SOURCE = "idee: lokale polarisatie-audit van Efus BRIDGE (nulsomdenken); eigen formulering"
CONTACT_SOURCE = "idee: Gemeente-Stadsmonitor, intensiteit van contacten; eigen formulering"
DIVERSITY_SOURCE = "idee: Gemeente-Stadsmonitor, samenleven; eigen formulering"
TRUST_SOURCE = "idee: Gemeente-Stadsmonitor, vertrouwen in het lokaal bestuur; eigen formulering"
SOCIAL_TRUST_SOURCE = "idee: polarisatie als het omgekeerde van vertrouwen (Verwey-Jonker Instituut); eigen formulering"
WARMTH_SOURCE = "gevoelsthermometer, op standpunten in een lokale kwestie in plaats van op partijen; eigen formulering"
POSITION, FOR, AGAINST = "issue_position", "issue_for", "issue_against"
"""Together these three give the distance between how warm people feel towards their own side and the other."""


@dataclass(frozen=True, slots=True)
class BankQuestion:
    """A question that can be taken over as it is, or with its open places filled in."""

    key: str
    theme: BankTheme
    kind: QuestionKind
    text: str
    source: str
    english: str = ""
    options: tuple[str, ...] = ()

    def is_text(self, text: str) -> bool:
        """Whether a text is this question, with whatever stands in its open places."""
        parts = (re.escape(part) for part in TO_FILL_IN.split(self.text))
        return re.fullmatch(r"[^\n]{1,200}".join(parts), text) is not None


BANK: tuple[BankQuestion, ...] = (
    BankQuestion(
        "zero_sum_groups", BankTheme.ZERO_SUM, QuestionKind.SCALE,
        "Als de ene groep in onze gemeente erop vooruitgaat, gaat een andere groep erop achteruit.",
        ZERO_SUM_SOURCE, "When one group in our town gains, another group loses.",
    ),
    BankQuestion(
        "zero_sum_money", BankTheme.ZERO_SUM, QuestionKind.SCALE,
        "Geld dat naar een andere buurt gaat, is geld dat mijn buurt verliest.",
        ZERO_SUM_SOURCE, "Money that goes to another neighbourhood is money that my neighbourhood loses.",
    ),
    BankQuestion(
        "zero_sum_attention", BankTheme.ZERO_SUM, QuestionKind.SCALE,
        "Wie het luidst roept, krijgt iets; de anderen krijgen dan minder.",
        ZERO_SUM_SOURCE, "Whoever shouts loudest gets something; the others then get less.",
    ),
    BankQuestion(
        "zero_sum_together", BankTheme.ZERO_SUM, QuestionKind.SCALE,
        "Wat goed is voor de ene groep, kan ook goed zijn voor de andere.",
        ZERO_SUM_SOURCE, "What is good for one group can also be good for another.",
    ),
    BankQuestion(
        "contact_neighbours", BankTheme.CONTACT, QuestionKind.CHOICE,
        "Hoe vaak maak je een praatje met mensen in je buurt?",
        CONTACT_SOURCE, "How often do you have a chat with people in your neighbourhood?",
        ("bijna elke dag", "elke week", "elke maand", "een paar keer per jaar", "nooit"),
    ),
    BankQuestion(
        "contact_other_view", BankTheme.CONTACT, QuestionKind.CHOICE,
        "Hoe vaak praat je met iemand die heel anders denkt dan jij over wat er in de gemeente moet gebeuren?",
        CONTACT_SOURCE,
        "How often do you talk with somebody who thinks very differently about what should be done in the town?",
        ("bijna elke dag", "elke week", "elke maand", "een paar keer per jaar", "nooit"),
    ),
    BankQuestion(
        "contact_helped", BankTheme.CONTACT, QuestionKind.SCALE,
        "Als ik hulp nodig heb, kan ik bij iemand in mijn buurt terecht.",
        CONTACT_SOURCE, "When I need help, there is somebody in my neighbourhood I can turn to.",
    ),
    BankQuestion(
        "living_together", BankTheme.CONTACT, QuestionKind.SCALE,
        "In mijn buurt gaan mensen die van elkaar verschillen goed met elkaar om.",
        DIVERSITY_SOURCE, "In my neighbourhood, people who differ from each other get along well.",
    ),
    BankQuestion(
        "trust_people", BankTheme.TRUST, QuestionKind.SCALE,
        "De meeste mensen in onze gemeente zijn te vertrouwen.",
        SOCIAL_TRUST_SOURCE, "Most people in our town can be trusted.",
    ),
    BankQuestion(
        "trust_town", BankTheme.TRUST, QuestionKind.SCALE,
        "Ik heb vertrouwen in hoe het gemeentebestuur beslissingen neemt.",
        TRUST_SOURCE, "I trust the way in which the municipality takes decisions.",
    ),
    BankQuestion(
        "trust_heard", BankTheme.TRUST, QuestionKind.SCALE,
        "Het gemeentebestuur luistert ook naar mensen die het er niet mee eens zijn.",
        TRUST_SOURCE, "The municipality also listens to people who disagree.",
    ),
    BankQuestion(
        "trust_fair", BankTheme.TRUST, QuestionKind.SCALE,
        "De gemeente behandelt iedereen op dezelfde manier.",
        TRUST_SOURCE, "The municipality treats everyone in the same way.",
    ),
    BankQuestion(
        POSITION, BankTheme.THERMOMETER, QuestionKind.CHOICE,
        "Wat vind jij van [de lokale kwestie, bijvoorbeeld de knip in de Stationsstraat]?",
        WARMTH_SOURCE, options=("ik ben ervoor", "ik ben ertegen"),
    ),
    BankQuestion(
        FOR, BankTheme.THERMOMETER, QuestionKind.THERMOMETER,
        "Hoe warm of koud voel je je bij mensen die vóór [de lokale kwestie] zijn?",
        WARMTH_SOURCE,
    ),
    BankQuestion(
        AGAINST, BankTheme.THERMOMETER, QuestionKind.THERMOMETER,
        "Hoe warm of koud voel je je bij mensen die tegen [de lokale kwestie] zijn?",
        WARMTH_SOURCE,
    ),
    BankQuestion(
        "warmth_town", BankTheme.THERMOMETER, QuestionKind.THERMOMETER,
        "Hoe warm of koud is de sfeer tussen mensen in onze gemeente?",
        OWN, "How warm or cold is the mood between people in our town?",
    ),
    BankQuestion(
        "discrimination_self", BankTheme.DISCRIMINATION, QuestionKind.YES_NO,
        "Ben je in de voorbije twaalf maanden in onze gemeente minder goed behandeld dan anderen, zonder goede reden?",
        DIVERSITY_SOURCE,
        "In the past twelve months, were you treated less well than others in our town, without good reason?",
    ),
    BankQuestion(
        "discrimination_seen", BankTheme.DISCRIMINATION, QuestionKind.YES_NO,
        "Zag je in de voorbije twaalf maanden in onze gemeente dat iemand anders minder goed behandeld werd?",
        DIVERSITY_SOURCE, "In the past twelve months, did you see somebody else being treated less well in our town?",
    ),
)  # fmt: skip

BY_KEY = {one.key: one for one in BANK}
OPTIONS_IN_ENGLISH = {
    "bijna elke dag": "almost every day",
    "elke week": "every week",
    "elke maand": "every month",
    "een paar keer per jaar": "a few times a year",
    "nooit": "never",
    "ik ben ervoor": "I am in favour",
    "ik ben ertegen": "I am against",
}


def key_for(key: str, text: str) -> str:
    """The key, as long as the text is still that question; "" once it became another one."""
    known = BY_KEY.get(key)
    return key if known and known.is_text(text) else ""


def in_english(key: str, text: str) -> str:
    """The English of a question that was taken over as it is; "" when there is none."""
    known = BY_KEY.get(key)
    return known.english if known and known.text == text else ""
