"""What became of a file with figures: measurements per indicator, and a line per row or column."""

from dataclasses import dataclass

from samenplan.execution.rules.measuring import NewMeasurement


@dataclass(frozen=True, slots=True)
class FoundMeasurement:
    """A measurement that the file gives for one indicator."""

    indicator: str  # its uid
    told: NewMeasurement


@dataclass(frozen=True, slots=True)
class ReportLine:
    """Where something stood, what it became, and what to look at."""

    where: str
    became: str
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureReport:
    """Everything that was understood of a file."""

    found: tuple[FoundMeasurement, ...] = ()
    lines: tuple[ReportLine, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def flags(self) -> int:
        """How many things there are to look at."""
        return sum(len(line.flags) for line in self.lines)
