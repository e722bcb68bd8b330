"""`samenplan lees FILE`, `samenplan controleer FILE`, `samenplan debat reken VOTES`: no server, nothing stored."""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date, datetime
from enum import IntEnum
from pathlib import Path
from typing import NoReturn
from uuid import uuid4
from zoneinfo import ZoneInfo

from samenplan.documents.reading.refusal import UnreadableFile
from samenplan.plans.rules.advice import findings
from samenplan.plans.rules.importing.files import read_plan
from samenplan.plans.rules.importing.report import ReadPlan
from samenplan.terminal.printing import advice_json, advice_lines, plan_json, plan_lines


class Exit(IntEnum):
    """What the command tells the program that called it."""

    FINE = 0
    REMARKS = 1
    UNREADABLE = 2
    WRONG_USE = 64


EXIT_CODES = """uitgangscodes:
  0   gelezen, geen opmerkingen of advies
  1   gelezen, met opmerkingen of advies
  2   het bestand kon niet gelezen worden
  64  de opdracht klopt niet
"""
DEBATE_EXIT_CODES = """uitgangscodes:
  0   gerekend; er zijn groepen die standhouden (of de rekenwijze is compat)
  1   gerekend; er zijn geen groepen die standhouden
  2   het bestand kon niet gelezen worden
  64  de opdracht klopt niet

votes.csv heeft de kolommen voter-id, comment-id en vote (1 eens, -1 oneens, 0 geen mening), en misschien timestamp;
of in het Nederlands: persoon, stelling, stem, tijd. Dezelfde stemmen met hetzelfde zaad geven dezelfde bytes.
"""


class _Parser(argparse.ArgumentParser):
    """A parser that leaves with our own code when the command is wrong."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(Exit.WRONG_USE, f"{self.prog}: {message}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and says how it went; see `Exit`."""
    chosen = _parser().parse_args(arguments)
    if chosen.opdracht == "debat":
        return _debate(chosen)
    try:
        plan = read_plan(chosen.bestand.name, chosen.bestand, None, new_uid=lambda: str(uuid4()))
    except UnreadableFile as refusal:
        print(refusal, file=sys.stderr)
        return Exit.UNREADABLE
    except OSError:
        print(f"Het bestand “{chosen.bestand.name}” is er niet, of mag niet geopend worden.", file=sys.stderr)
        return Exit.UNREADABLE
    if chosen.opdracht == "lees":
        return _tell(plan, as_json=chosen.json)
    return _advise(plan, chosen.vandaag or _today(), as_json=chosen.json)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="samenplan",
        description="Leest een actieplan uit Word, Excel, ODS, CSV of JSON, en rekent een debat uit.",
    )
    orders = parser.add_subparsers(dest="opdracht", required=True, metavar="OPDRACHT")
    for name, purpose in (
        ("lees", "toont wat we in het bestand begrepen, rij per rij"),
        ("controleer", "toont het advies bij het plan in het bestand"),
    ):
        order = orders.add_parser(
            name,
            help=purpose,
            description=purpose,
            epilog=EXIT_CODES,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        order.add_argument("bestand", type=Path, help="een .docx, .xlsx, .ods, .csv of .json")
        order.add_argument("--json", action="store_true", help="antwoord als JSON")
        if name == "controleer":
            order.add_argument("--vandaag", type=_day, metavar="JJJJ-MM-DD", help="de dag waarop het advies geldt")
    _add_debate(orders)
    return parser


def _add_debate(orders: "argparse._SubParsersAction[_Parser]") -> None:
    debate = orders.add_parser("debat", help="rekent een debat uit", description="rekent een debat uit")
    actions = debate.add_subparsers(dest="wat", required=True, metavar="WAT")
    purpose = "toont wat verbindt, wat verdeelt en welke groepen er zijn, uit een bestand met stemmen"
    order = actions.add_parser(
        "reken",
        help=purpose,
        description=purpose,
        epilog=DEBATE_EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    order.add_argument("bestand", type=Path, help="een CSV met stemmen")
    order.add_argument(
        "--stellingen", type=Path, help="een CSV met comment-id, moderated (-1 telt niet) en comment-body"
    )
    order.add_argument("--json", action="store_true", help="antwoord als JSON, zonder gegevens over één persoon")
    order.add_argument(
        "--modus", choices=("debat", "compat"), default="debat", help="compat: zoals Polis, tot op de letter"
    )
    order.add_argument("--zaad", type=int, default=0, metavar="N", help="voor de steekproeven; standaard 0")


def _debate(chosen: argparse.Namespace) -> int:
    from samenplan.terminal import debate  # late: NumPy, which reading a plan has no use for

    try:
        text, holds = debate.answer(
            debate.Question(chosen.bestand, chosen.stellingen, chosen.modus, chosen.zaad, chosen.json)
        )
    except debate.InvalidVotes as refusal:
        print(refusal, file=sys.stderr)
        return Exit.UNREADABLE
    except OSError as missing:
        print(f"Het bestand “{missing.filename}” is er niet, of mag niet geopend worden.", file=sys.stderr)
        return Exit.UNREADABLE
    _show(text)
    return Exit.FINE if holds else Exit.REMARKS


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is geen dag als JJJJ-MM-DD") from None


def _today() -> date:
    return datetime.now(ZoneInfo("Europe/Brussels")).date()


def _tell(plan: ReadPlan, *, as_json: bool) -> int:
    _show(plan_json(plan) if as_json else "\n".join(plan_lines(plan)))
    has_flags = any(True for _ in plan.flags) or not any(plan.content.actions)
    return Exit.REMARKS if has_flags else Exit.FINE


def _advise(plan: ReadPlan, today: date, *, as_json: bool) -> int:
    found = findings(plan.content, today)
    _show(advice_json(found) if as_json else "\n".join(advice_lines(found)))
    return Exit.REMARKS if found else Exit.FINE


def _show(text: str) -> None:
    """Prints; a reader that stops early (`| head`) is no error."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
