"""Checks on the words themselves: promises that bind nobody, and persons who do not belong in a plan.

The weak forms are Dutch readings of what real plans say: "?%", "baseline to be established", "in line with
monitoring", "target values will follow" (Sheffield, Stockton, Rheden; domain/practice.md 5). The rest is our own
list of ordinary Dutch hedges ("waar mogelijk", "streven naar"), a matter of style and no rule of any programme.
"""

import re
from collections.abc import Iterator
from hashlib import sha256

from samenplan.core.dutch import listed
from samenplan.core.screening import TRACE_ADVICE, TRACE_LABELS, TraceKind, scan
from samenplan.plans.rules.advice.finding import Finding, FindingCode
from samenplan.plans.rules.advice.reading import Reading

WEAK_WORDS = (
    "?%", "? %", "..%", "xx%",
    "nog te bepalen", "later te bepalen", "n.t.b.", "ntb", "wordt later bepaald", "nader te bepalen", "te bepalen",
    "nulmeting volgt", "streefwaarde volgt", "streefwaarden volgen", "cijfers volgen", "volgt later",
    "in lijn met", "waar mogelijk", "indien mogelijk", "waar nodig", "indien nodig", "zo veel mogelijk",
    "zoveel mogelijk", "in de mate van het mogelijke", "streven naar", "streeft naar", "streven we naar", "op termijn",
    "trachten", "proberen we", "we proberen", "to be established", "to be confirmed", "tbd", "tbc",
)  # fmt: skip
_SHOWN_MOST = 3


def weak_words(plan: Reading) -> Iterator[Finding]:
    for passage in plan.passages:
        found = _weak(passage.text.lower())
        if found:
            shown = listed([f"“{words}”" for words in found[:_SHOWN_MOST]])
            yield Finding(
                FindingCode.WEAK_WORDS,
                passage.place,
                passage.where,
                reason=f"Hier staat {shown}. Daarmee is niet duidelijk wat er zal gebeuren.",
                mend="Schrijf wat je doet, hoeveel en tegen wanneer. Weet je het nog niet? "
                "Gebruik dan “nog te bepalen” met een datum.",
                detail=_short("|".join(found)),
            )


def _short(words: str) -> str:
    """The same for the same words, and short enough to be kept in a key."""
    return sha256(words.encode()).hexdigest()[:12]


def _weak(lowered: str) -> list[str]:
    """The weak words that stand there as whole words; a longer form swallows a shorter one."""
    found: list[str] = []
    for words in WEAK_WORDS:
        if words in lowered and not any(words in longer for longer in found) and _stands_alone(words, lowered):
            found.append(words)
    return found


def _stands_alone(words: str, lowered: str) -> bool:
    if not words[0].isalpha():
        return True
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", lowered) is not None


def persons_in_text(plan: Reading) -> Iterator[Finding]:
    for passage in plan.passages:
        fields: dict[TraceKind, list[str]] = {}
        for trace in scan(passage.text):
            name = passage.field_at(trace.start)
            if name not in fields.setdefault(trace.kind, []):
                fields[trace.kind].append(name)
        for kind, names in fields.items():
            yield Finding(
                FindingCode.PERSON_IN_TEXT,
                passage.place,
                passage.where,
                reason=f"In {listed(names)} staat wellicht {TRACE_LABELS[kind]}. Een plan gaat nooit over een persoon.",
                mend=TRACE_ADVICE[kind],
                detail=kind.value,
            )
