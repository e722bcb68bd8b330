"""From bytes to blocks. Runs in the child; tests that need speed call it directly."""

from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from defusedxml.common import DefusedXmlException

from samenplan.documents.reading import comma_separated, excel, open_sheet, word
from samenplan.documents.reading.blocks import Block, Document, FileKind, Table
from samenplan.documents.reading.limits import MAX_CELLS, MAX_TEXT
from samenplan.documents.reading.package import opened
from samenplan.documents.reading.refusal import Reason, UnreadableFile


def parsed(kind: FileKind, data: bytes) -> Document:
    """The document, or a refusal that says what is wrong.

    Raises:
        UnreadableFile: always this one; whatever else a damaged file makes a parser raise becomes DAMAGED.
    """
    try:
        document = Document(kind, _blocks(kind, data))
    except UnreadableFile:
        raise
    except DefusedXmlException:
        raise UnreadableFile(Reason.EXTERNAL_ENTITY) from None
    except (MemoryError, OverflowError):
        raise UnreadableFile(Reason.TOO_HEAVY) from None
    except (ParseError, BadZipFile):
        raise UnreadableFile(Reason.DAMAGED) from None
    except Exception:  # security.md: any exception of a parser means a damaged file
        raise UnreadableFile(Reason.DAMAGED) from None
    _check_size(document)
    return document


def _blocks(kind: FileKind, data: bytes) -> tuple[Block, ...]:
    if kind is FileKind.CSV:
        return comma_separated.blocks_of(data)
    package = opened(kind, data)
    if kind is FileKind.WORD:
        return word.blocks_of(package)
    return excel.blocks_of(package) if kind is FileKind.EXCEL else open_sheet.blocks_of(package)


def _check_size(document: Document) -> None:
    cells = [cell for table in document.tables for row in table.rows for cell in row]
    if len(cells) > MAX_CELLS:
        raise UnreadableFile(Reason.TOO_MANY_ROWS)
    written = sum(len(cell.text) for cell in cells)
    written += sum(len(block.text) for block in document.blocks if not isinstance(block, Table))
    if written > MAX_TEXT:
        raise UnreadableFile(Reason.TOO_MUCH_TEXT)
