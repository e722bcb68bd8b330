"""Text for XML: without the signs that XML cannot hold at all, escaped or not."""

import re

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """The text with a space for every control character, lone surrogate or non-character; not yet escaped."""
    return _FORBIDDEN.sub(" ", text)
