"""What a component can be; a template names it by its value."""

from enum import StrEnum


class Tone(StrEnum):
    """How something stands, in colour and in word. `PLAIN` takes the accent of the authority."""

    PLAIN = "plain"
    QUIET = "quiet"
    INFO = "info"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


class ButtonKind(StrEnum):
    """How heavy a button weighs; one `MAIN` per page."""

    MAIN = "main"
    QUIET = "quiet"
    SMALL = "small"
    LINK = "link"
    DANGER = "danger"


class StepState(StrEnum):
    """How far a step of the road is."""

    DONE = "done"
    NOW = "now"
    LATER = "later"


class Visibility(StrEnum):
    """Who will read what is typed in a field."""

    PUBLIC = "openbaar"
    INTERNAL = "intern"


TONE_ICONS = {
    Tone.INFO: "info",
    Tone.GOOD: "circle-check",
    Tone.WARN: "triangle-alert",
    Tone.BAD: "circle-alert",
    Tone.PLAIN: "info",
    Tone.QUIET: "info",
}
STEP_LABELS = {StepState.DONE: "klaar", StepState.NOW: "hier ben je", StepState.LATER: "later"}
VISIBILITY_LABELS = {
    Visibility.PUBLIC: "openbaar: iedereen kan dit lezen",
    Visibility.INTERNAL: "intern: alleen je collega’s lezen dit",
}
VISIBILITY_ICONS = {Visibility.PUBLIC: "globe", Visibility.INTERNAL: "lock"}
