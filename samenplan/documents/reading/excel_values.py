"""How Excel's numbers read: as day, percentage or number. Runs in the child."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from xml.etree.ElementTree import Element

from samenplan.documents.reading.package import Package

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
BUILT_IN_DATES = frozenset({*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)})
BUILT_IN_PERCENTAGES = frozenset({9, 10})
LAST_DAY = 2_958_465  # 31 December 9999
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_DATE_CODE = re.compile(r"[ymdhs]", re.IGNORECASE)
EPOCH_1900 = datetime(1899, 12, 30)  # so that day 60, which never was, costs nothing from March 1900 on
EPOCH_1904 = datetime(1904, 1, 1)


@dataclass(frozen=True, slots=True)
class Formats:
    """Which cell styles show a day or a percentage, and from when days are counted."""

    dates: frozenset[int]
    percentages: frozenset[int]
    epoch: datetime


def formats_of(package: Package, workbook: Element) -> Formats:
    """The formats of a workbook; a file without styles has none."""
    settings = workbook.find(f"{S}workbookPr")
    is_1904 = settings is not None and settings.get("date1904") in ("1", "true")
    epoch = EPOCH_1904 if is_1904 else EPOCH_1900
    if not package.has("xl/styles.xml"):
        return Formats(frozenset(), frozenset(), epoch)
    root = package.root("xl/styles.xml")
    codes = {int(code.get("numFmtId", "0")): code.get("formatCode", "") for code in root.iter(f"{S}numFmt")}
    styles = [int(style.get("numFmtId", "0")) for style in root.iterfind(f"{S}cellXfs/{S}xf")]
    dates = {index for index, code in enumerate(styles) if code in BUILT_IN_DATES or _is_date(codes.get(code, ""))}
    shares = {index for index, code in enumerate(styles) if code in BUILT_IN_PERCENTAGES or "%" in codes.get(code, "")}
    return Formats(frozenset(dates), frozenset(shares - dates), epoch)


def _is_date(code: str) -> bool:
    return code.lower() != "general" and bool(_DATE_CODE.search(_QUOTED.sub("", code)))


def shown(stored: str, style: int, formats: Formats) -> tuple[str, bool]:
    """The number as a reader sees it, and whether it is a day (then JJJJ-MM-DD)."""
    try:
        number = Decimal(stored)
    except InvalidOperation:
        return stored, False
    if style in formats.dates and 1 <= number <= LAST_DAY:
        moment = formats.epoch + timedelta(days=int(number))
        return moment.date().isoformat(), True
    if style in formats.percentages:
        return f"{_dutch(number * 100)} %", False
    return _dutch(number), False


def _dutch(number: Decimal) -> str:
    """A number with a decimal comma and no thousands mark; Excel's own rounding noise falls away."""
    if not number.is_finite() or abs(number) > 10**15:
        return str(number)
    text = f"{number.quantize(Decimal('0.000001')):f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")
