"""Questions that a survey may not ask without a DPIA: party, belief, orientation, health, origin.

Source: GDPR, article 9 (1), and domain/practice.md 7.6 I7. A list of words, no judgement: it stops who asks without
thinking, not who wants to get round it. A statement that only mentions a subject ("Mensen van verschillende herkomst
gaan hier goed met elkaar om") may be asked; asking it of the person herself, or how warm one feels towards such a
group, may not.
"""

import re
from collections.abc import Iterator
from itertools import chain

from samenplan.analysis.rules.kinds import SENSITIVE_LABELS, QuestionKind, SensitiveKind
from samenplan.analysis.rules.questions import Question

WORDS: dict[SensitiveKind, tuple[str, ...]] = {
    SensitiveKind.PARTY: (
        "partij", "partijen", "politieke voorkeur", "politieke overtuiging", "politieke kleur", "stemgedrag",
        "stem je", "stemde je", "gestemd", "stemmen op", "links of rechts", "linkse", "rechtse", "kiezers", "kiezer",
        "n-va", "nva", "vlaams belang", "cd&v", "open vld", "vld", "pvda", "ptb", "sp.a", "team fouad ahidar",
        "vakbond", "acv", "abvv", "aclvb",
    ),
    SensitiveKind.BELIEF: (
        "geloof", "gelovig", "gelovigen", "religie", "religieus", "religieuze", "godsdienst", "levensbeschouwing",
        "levensbeschouwelijke", "moslim", "moslims", "islam", "islamitisch", "christen", "christenen", "christelijk",
        "katholiek", "katholieken", "protestant", "joods", "joden", "jood", "hindoe", "boeddhist", "atheïst", "atheist",
        "vrijzinnig", "moskee", "moskeeën", "synagoge", "bidden", "bid je", "hoofddoek",
    ),
    SensitiveKind.ORIENTATION: (
        "geaardheid", "seksuele oriëntatie", "seksuele voorkeur", "homo", "homo's", "homoseksueel", "lesbisch",
        "lesbienne", "biseksueel", "hetero", "heteroseksueel", "holebi", "holebi's", "lgbt", "lgbti", "lgbtq",
        "lgbtqia+", "queer", "transgender", "transgenders", "non-binair", "genderidentiteit", "seksleven",
    ),
    SensitiveKind.HEALTH: (
        "gezondheid", "gezond", "ziek", "ziekte", "ziektes", "handicap", "handicaps", "beperking", "invalide",
        "depressie", "depressief", "burn-out", "medicatie", "medicijnen", "psychiater", "psychisch", "psychische",
        "psychologische hulp", "zwanger", "verslaafd", "verslaving", "dokter", "diagnose", "autisme", "adhd",
    ),
    SensitiveKind.ORIGIN: (
        "herkomst", "afkomst", "afkomstig", "nationaliteit", "etnisch", "etnische", "etniciteit", "ras", "huidskleur",
        "geboorteland", "geboren", "moedertaal", "migratieachtergrond", "migratie-achtergrond", "vreemdelingen",
        "vreemdeling", "allochtoon", "allochtonen", "migrant", "migranten", "vluchteling", "vluchtelingen", "roma",
        "marokkaan", "marokkanen", "marokkaanse", "turk", "turken", "turkse", "belg", "belgen", "walen", "oekraïners",
    ),
}  # fmt: skip
"""Whole words and phrases, in small letters. "Groen" and "Vooruit" are ordinary words and stay out of it."""

OF_ONESELF = re.compile(r"\b(je|jij|jou|jouw|jezelf|uw|ik|mij|mijn|mezelf)\b|\b(welke?|wat is)\b")
"""Whether the question is about whoever answers; in a statement as well: "ik ben gelovig"."""
DPIA = (
    "Deze vraag gaat over {kind}. Dat zijn gevoelige gegevens (artikel 9 AVG). Stel ze niet, of laat eerst een "
    "gegevensbeschermingseffectbeoordeling (DPIA) maken met je functionaris voor gegevensbescherming."
)


def objections_to_sensitive(question: Question) -> list[str]:
    """A sentence per sensitive subject that this question asks about; none means it may be asked."""
    return [DPIA.format(kind=SENSITIVE_LABELS[kind]) for kind in sorted(_kinds(question), key=SENSITIVE_LABELS.get)]  # type: ignore[arg-type]  # every kind has a label


def _kinds(question: Question) -> set[SensitiveKind]:
    text = _plain(question.text)
    asks = question.kind is not QuestionKind.SCALE or OF_ONESELF.search(text)
    in_text = set(_found(text)) if asks else set()
    return in_text | set(chain.from_iterable(_found(_plain(option)) for option in question.options))


def _found(text: str) -> Iterator[SensitiveKind]:
    return (kind for kind, pattern in _PATTERNS.items() if pattern.search(text))


def _plain(text: str) -> str:
    """Small letters, one kind of apostrophe and space, so that a word is found however it was typed."""
    return " ".join(text.lower().replace("’", "'").split())


_PATTERNS = {
    kind: re.compile(r"(?<![\w-])(?:" + "|".join(re.escape(word) for word in words) + r")(?![\w-])")
    for kind, words in WORDS.items()
}
