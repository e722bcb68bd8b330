"""Small plans to start from: titles to rewrite, nothing that claims to be known.

The shapes follow plans that towns really made (domain/practice.md 1.2 D, 1.6, 2.3); the words are our own.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Template:
    """A way to start: goals with the actions under them."""

    name: str
    title: str
    explanation: str
    level_names: tuple[str, ...]
    goal_levels: int
    goals: tuple[tuple[str, tuple[str, ...]], ...]


BLANK = Template("leeg", "Een leeg blad", "Jij schrijft het eerste doel.", ("Doelstelling", "Actie", "Subactie"), 1, ())
FOUR_ACTIONS = Template(
    "vier-acties",
    "Klein: één thema, vier acties",
    "Voor een kleine gemeente. Eén doel met vier acties om te herschrijven.",
    ("Doelstelling", "Actie", "Subactie"),
    1,
    (
        (
            "[Vul in: wat moet er anders zijn?]",
            (
                "Luisteren: gesprekken met wie de spanning voelt",
                "Samen doen: een ontmoeting rond wat mensen delen",
                "Sterker staan: vorming voor wie vooraan staat",
                "Antwoorden: afspraken over haat en valse berichten op onze eigen kanalen",
            ),
        ),
    ),
)
THREE_LINES = Template(
    "drie-lijnen",
    "Per inhoudslijn: polarisatie, haatspraak, desinformatie",
    "Drie doelen, één per lijn van het programma, elk met een eerste actie.",
    ("Doelstelling", "Actie", "Subactie"),
    1,
    (
        ("Polarisatie: [vul in wat je wilt bereiken]", ("Vroeg zien waar spanning groeit",)),
        ("Haatspraak: [vul in wat je wilt bereiken]", ("Weten wat te doen bij haat, online en op straat",)),
        ("Desinformatie: [vul in wat je wilt bereiken]", ("Juiste informatie, snel en op één plek",)),
    ),
)
PREVENTION = Template(
    "preventie",
    "Per preventieniveau",
    "Voor iedereen, voor wie risico loopt, en na wat gebeurde.",
    ("Pijler", "Doelstelling", "Actie", "Subactie"),
    2,
    (("Voor iedereen", ()), ("Voor wie risico loopt", ()), ("Na wat gebeurde", ())),
)
TEMPLATES = (BLANK, FOUR_ACTIONS, THREE_LINES, PREVENTION)


def template_named(name: str) -> Template:
    """The template with this name; the blank one for any other."""
    return next((template for template in TEMPLATES if template.name == name), BLANK)
