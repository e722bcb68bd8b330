"""Things to tell, and files to show it with, for tests."""

from datetime import date
from io import BytesIO

from PIL import Image

from samenplan.documents.evidence.checking import CleanFile
from samenplan.documents.evidence.gate import KeptKind
from samenplan.execution.models import Activity, Evidence, Question
from samenplan.execution.rules.activities import Reached, ToldActivity

REASON = "a test looks at everything"
EVENING = ToldActivity(
    title="Gespreksavond over het plein",
    took_place_on=date(2026, 11, 12),
    place="bibliotheek",
    text="Iedereen bleef tot het einde.",
    reached=(Reached("bewoners", 31), Reached("nieuwkomers", 5)),
)


def a_photo(colour: str = "#0a6770", name: str = "avond.jpg") -> CleanFile:
    """A photo as it is after the gate."""
    return CleanFile(name, KeptKind.JPEG, jpeg(colour))


def jpeg(colour: str = "#0a6770") -> bytes:
    kept = BytesIO()
    Image.new("RGB", (60, 40), colour).save(kept, "JPEG")
    return kept.getvalue()


def all_activities() -> list[Activity]:
    return list(Activity.objects.unscoped(reason=REASON).order_by("pk"))


def all_evidence() -> list[Evidence]:
    return list(Evidence.objects.unscoped(reason=REASON).order_by("pk"))


def all_questions() -> list[Question]:
    return list(Question.objects.unscoped(reason=REASON).order_by("pk"))


def verbs() -> list[str]:
    """What the trail says, in order."""
    from samenplan.audit.models import Event

    return list(Event.objects.unscoped(reason=REASON).order_by("pk").values_list("verb", flat=True))
