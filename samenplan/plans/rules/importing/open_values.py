"""Cells that say that there is nothing yet: "nog te bepalen", "pm", "n.t.b.", a single dash."""

import re

_OPEN = re.compile(
    r"^[\s(]*(?:nog (?:verder )?te (?:bepalen|bekijken|beslissen|ontwikkelen|bevestigen)|later te bepalen"
    r"|te bepalen|ntb|n\.t\.b\.?"
    r"|p\.?m\.?|pro memorie|tbd|tbc|t\.b\.[dc]\.?|to be (?:determined|established|confirmed|decided|agreed)"
    r"|nog onbekend|onbekend|unknown|\?+)[\s).]*$",
    re.IGNORECASE,
)
_SOMEWHERE = re.compile(
    r"\b(?:nog te bepalen|later te bepalen|n\.t\.b\.|to be (?:determined|established|confirmed))(?!\w)|\?\s?%",
    re.IGNORECASE,
)
_NOTHING = re.compile(r"^[\s\-\u2013\u2014/.]*$|^\s*(?:n\.?v\.?t\.?|n/a|geen|none|nihil)\.?\s*$", re.IGNORECASE)


def is_open(text: str) -> bool:
    """Whether the whole text says that somebody still has to decide."""
    return bool(_OPEN.match(text))


def mentions_open(text: str) -> bool:
    """Whether somewhere in the text something is still to be decided."""
    return is_open(text) or bool(_SOMEWHERE.search(text))


def says_nothing(text: str) -> bool:
    """Whether the text is blank, a dash or "n.v.t."."""
    return bool(_NOTHING.match(text))
