"""Keep a spreadsheet from taking a text for a formula, without losing a sign of the text.

A cell that starts like a formula gets a "'" in front; a text that already looks so guarded gets one more.
`unguarded` takes one away again, for files of our own making only.
"""

import re

_LIKE_A_FORMULA = r"(?:[=+\-@\uff1d\uff0b\uff0d\uff20]|\s+[=+\-@]|[\t\r\n])"
_DANGEROUS = re.compile("'*" + _LIKE_A_FORMULA)
_GUARDED = re.compile("'+" + _LIKE_A_FORMULA)


def guarded(text: str) -> str:
    """The text as it may stand in a CSV cell; source: OWASP, CSV injection."""
    return f"'{text}" if _DANGEROUS.match(text) else text


def unguarded(text: str) -> str:
    """The text that `guarded` was given."""
    return text[1:] if _GUARDED.match(text) else text
