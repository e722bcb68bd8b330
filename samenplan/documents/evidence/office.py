"""A Word or Excel file looked through: the zip as for reading, and nothing in it that acts. Runs in the child."""

from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from defusedxml.common import DefusedXmlException

from samenplan.documents.evidence.gate import KeptKind
from samenplan.documents.evidence.refusal import Flaw, UnusableFile
from samenplan.documents.reading.blocks import FileKind
from samenplan.documents.reading.package import Package, opened
from samenplan.documents.reading.refusal import Reason, UnreadableFile

FLAWS = {
    Reason.WRONG_KIND: Flaw.OTHER_CONTENT,
    Reason.ENCRYPTED: Flaw.LOCKED,
    Reason.MACROS: Flaw.ACTIVE_OFFICE,
    Reason.TOO_MANY_PARTS: Flaw.BLOWN_UP,
    Reason.BLOWN_UP: Flaw.BLOWN_UP,
    Reason.UNSAFE_PATH: Flaw.ACTIVE_OFFICE,
}
READ_AS = {KeptKind.WORD: FileKind.WORD, KeptKind.EXCEL: FileKind.EXCEL}


def check_office(kind: KeptKind, data: bytes) -> None:
    """The file is what it says, would not blow up, and holds no macros, controls or parts from elsewhere.

    Raises:
        UnusableFile: it is not so.
    """
    try:
        _check_parts(opened(READ_AS[kind], data))
    except UnreadableFile as unreadable:
        raise UnusableFile(FLAWS.get(unreadable.reason, Flaw.DAMAGED)) from None
    except DefusedXmlException:
        raise UnusableFile(Flaw.ACTIVE_OFFICE) from None
    except (MemoryError, OverflowError):
        raise UnusableFile(Flaw.TOO_HEAVY) from None
    except (ParseError, BadZipFile):
        raise UnusableFile(Flaw.DAMAGED) from None
    except UnusableFile:
        raise
    except Exception:  # security.md: any exception of a parser means a damaged file
        raise UnusableFile(Flaw.DAMAGED) from None


def _check_parts(package: Package) -> None:
    for name in package.names:
        small = name.lower()
        if "activex" in small or "oleobject" in small or small.endswith((".bin", ".exe", ".js", ".vbs", ".html")):
            raise UnusableFile(Flaw.ACTIVE_OFFICE)
        if small.endswith(".rels"):
            _check_relations(package, name)


def _check_relations(package: Package, name: str) -> None:
    """A link that a reader clicks may lead outside; a template, picture or frame that loads by itself may not."""
    for _, element in package.elements(name):
        if element.get("TargetMode") == "External" and not element.get("Type", "").endswith("/hyperlink"):
            raise UnusableFile(Flaw.ACTIVE_OFFICE)
