"""The cell that holds an action: its title, description, sub-actions as bullets, asterisks and updates."""

import re
from dataclasses import dataclass

MAX_TITLE = 200
_UPDATE = re.compile(
    r"(?:^|(?<=[.!?)]\s)|(?<=\n))(?:- )?(?:update|stand van zaken|voortgang|status|progress)\b[^:\n]{0,40}:",
    re.IGNORECASE,
)
_ASTERISKS = re.compile(r"(?<=[^\s*])\s?(\*{1,3})(?=$|[\s.,;:])|^(\*{1,3})(?=\S)", re.MULTILINE)
_CODE = re.compile(
    r"^\(?(?:((?:[A-Z]{1,4}[ .-]?)?\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?|[A-Z])[.):]|(\d{1,3}(?:\.\d{1,3}){1,3}[a-z]?"
    r"|\d{1,2}[a-z]|[A-Z]{1,3}\d{1,3}))\s+(?=\S)"
)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True, slots=True)
class ActionReading:
    """What an action's cell says. `updates` is text about how it goes: it never leaves with the plan."""

    title: str
    description: str = ""
    sub_actions: tuple[str, ...] = ()
    updates: tuple[str, ...] = ()
    asterisks: str = ""
    flags: tuple[str, ...] = ()


def read_action(text: str) -> ActionReading:
    """Reads the cell; every word of it comes back in one of the parts, asterisks apart."""
    plan, updates = without_updates(text)
    plan, asterisks = _without_asterisks(plan)
    lines = [line for line in plan.split("\n") if line.strip()]
    bullets = [line for line in lines if line.startswith("- ")]
    flags: tuple[str, ...] = ()
    if lines and len(bullets) == len(lines):
        lines, bullets = [lines[0].removeprefix("- ")], bullets[1:]
        flags = ("De eerste bullet werd de titel; de andere werden subacties.",) if bullets else ()
    title, rest = shortened(lines[0]) if lines else ("", "")
    others = [line for line in lines[1:] if not line.startswith("- ")]
    description = "\n\n".join(part for part in (rest, *others) if part)
    subs = tuple(bullet.removeprefix("- ").strip() for bullet in bullets)
    return ActionReading(title, description, subs, updates, asterisks, flags)


def without_updates(text: str) -> tuple[str, tuple[str, ...]]:
    """The text up to the first "Update:" and the like, and what follows, one part per label."""
    starts = [found.start() for found in _UPDATE.finditer(text)]
    if not starts:
        return text, ()
    ends = [*starts[1:], len(text)]
    return text[: starts[0]].strip(), tuple(text[a:b].strip() for a, b in zip(starts, ends, strict=True))


def _without_asterisks(text: str) -> tuple[str, str]:
    found = _ASTERISKS.search(text)
    if not found:
        return text, ""
    return _ASTERISKS.sub("", text), found[1] or found[2]


def shortened(line: str) -> tuple[str, str]:
    """A title of at most 200 characters and the rest, cut between sentences, else between words."""
    if len(line) <= MAX_TITLE:
        return line, ""
    first = _SENTENCE_END.split(line, maxsplit=1)
    if len(first) == 2 and len(first[0]) <= MAX_TITLE:
        return first[0], first[1]
    cut = line.rfind(" ", 0, MAX_TITLE)
    cut = cut if cut > 0 else MAX_TITLE
    return line[:cut], line[cut:].strip()


def leading_code(title: str) -> tuple[str, str]:
    """The code that stands before a title ("1a Vorming") and the title; "" when there is none."""
    found = _CODE.match(title)
    return (found[1] or found[2], title[found.end() :]) if found else ("", title)
