"""Legal grounds: shipped ones with their source, and those that people type."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_ADDRESS_AT_END = re.compile(r"\s+(https?://\S{1,390})\Z")


@dataclass(frozen=True, slots=True)
class Ground:
    """A legal ground as it stands in a decision, with its address and where we know it from."""

    text: str
    url: str = ""
    source: str = ""


_TOWN_TEXT = (
    "https://raadpleeg-diepenbeek.onlinesmartcities.be/zittingen/20.1028.3278.5850/agendapunten/21.0528.2359.6571"
)
_PUBLICATION_DUTY = "https://lokaalbestuur.vlaanderen.be/gelinkt-publiceren-en-melden/gelinkte-publicatieplicht"
SHIPPED = (
    Ground("Decreet over het lokaal bestuur, artikelen 40 en 41 (gemeenteraad)", source=_TOWN_TEXT),
    Ground("Decreet over het lokaal bestuur, artikel 56 (college van burgemeester en schepenen)", source=_TOWN_TEXT),
    Ground("Decreet over het lokaal bestuur, artikelen 285 en 286 (bekendmaking)", source=_PUBLICATION_DUTY),
)
"""Only what the research names (domain/programme.md 8.3 and 8.6), with the page it was read on; none is preselected."""


def typed_grounds(text: str) -> tuple[Ground, ...]:
    """One ground per line, perhaps with an address at its end; empty lines and doubles are left out."""
    found: dict[str, Ground] = {}
    for line in text.splitlines():
        words = " ".join(line.split())
        address = _ADDRESS_AT_END.search(words)
        ground = Ground(words[: address.start()], address[1]) if address else Ground(words)
        if ground.text:
            found.setdefault(ground.text, ground)
    return tuple(found.values())


def as_typed(grounds: Iterable[Ground]) -> str:
    """The lines that `typed_grounds` reads back."""
    return "\n".join(f"{ground.text} {ground.url}".strip() for ground in grounds)
