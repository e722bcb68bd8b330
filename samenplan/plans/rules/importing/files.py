"""From a file to a plan in one call: a table of any kind, or the JSON that Samenplan exports."""

from collections.abc import Callable
from pathlib import PurePath

from samenplan.documents.reading.gate import Source, bytes_of
from samenplan.documents.reading.reader import read
from samenplan.documents.reading.refusal import Reason, UnreadableFile
from samenplan.plans.rules.content import PlanContent
from samenplan.plans.rules.frozen import UnreadableVersion, from_json
from samenplan.plans.rules.importing.mapping import Mapping
from samenplan.plans.rules.importing.report import ReadPlan
from samenplan.plans.rules.importing.understanding import understand

OWN_JSON = "Dit bestand komt uit Samenplan: het hele plan is teruggelezen."


def read_plan(name: str, source: Source, mapping: Mapping | None, *, new_uid: Callable[[], str]) -> ReadPlan:
    """The plan in a file from outside, with everything that was not understood kept beside it.

    Raises:
        UnreadableFile: with one Dutch sentence; nothing was kept.
    """
    if PurePath(name).suffix.lower() == ".json":
        return ReadPlan(_from_json(source), (), (), Mapping(), remarks=(OWN_JSON,))
    return understand(read(name, source), mapping, new_uid=new_uid)


def _from_json(source: Source) -> PlanContent:
    try:
        return from_json(bytes_of(source).decode("utf-8-sig"))
    except (UnreadableVersion, UnicodeDecodeError, RecursionError, AttributeError):
        raise UnreadableFile(Reason.DAMAGED) from None
