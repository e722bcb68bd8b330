"""What can go wrong, and what the user is told.

Exception
├── Forbidden       an act of one's own that one's role does not have: 403
├── Refused         a rule says no: its sentences are shown, nothing was changed
│   └── (Conflict and others stand beside the functions that raise them)
└── UnscopedQuery   a programming error: rows of an authority asked for nobody
"""

from collections.abc import Sequence


class Forbidden(Exception):
    """The actor's roles do not allow this."""


class Refused(Exception):
    """A rule said no. `objections` are Dutch sentences that the user can act on."""

    def __init__(self, objections: Sequence[str] | str) -> None:
        self.objections = [objections] if isinstance(objections, str) else list(objections)
        super().__init__(" ".join(self.objections))


class UnscopedQuery(RuntimeError):
    """Rows of authorities were asked for without saying on whose behalf."""
