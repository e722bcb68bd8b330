"""The carrying out as it is stored: columns, labels, constraints."""

from samenplan.execution.models.activities import Activity, Evidence, Milestone, Question, Reach
from samenplan.execution.models.asking import CalendarFeed, Reminder, ReminderRhythm
from samenplan.execution.models.chain import ChainStep, Dependency, Spending
from samenplan.execution.models.figures import FigureImport, FigureMapping, IndicatorProfile, Measurement
from samenplan.execution.models.looking_back import Anchoring, Evaluation, Lesson, ProgressPage, Reaction, YearReport

__all__ = [
    "Activity",
    "Anchoring",
    "CalendarFeed",
    "ChainStep",
    "Dependency",
    "Evaluation",
    "Evidence",
    "FigureImport",
    "FigureMapping",
    "IndicatorProfile",
    "Lesson",
    "Measurement",
    "Milestone",
    "ProgressPage",
    "Question",
    "Reach",
    "Reaction",
    "Reminder",
    "ReminderRhythm",
    "Spending",
    "YearReport",
]
