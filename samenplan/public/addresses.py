"""Where public things stand. Addresses of versions, actions and files stay, whatever is published later."""

from dataclasses import dataclass
from enum import StrEnum

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import override

from samenplan.execution.models import YearReport
from samenplan.plans.models import PlanVersion


class FileKind(StrEnum):
    """The forms in which a plan can be downloaded."""

    PDF = "pdf"
    WORD = "docx"
    SHEET = "xlsx"
    CSV = "csv"
    JSON = "json"
    LINKED_DATA = "jsonld"


@dataclass(frozen=True, slots=True)
class VersionFile:
    """One version in one form."""

    number: int
    kind: str


class VersionFileConverter:
    """Reads and writes the end of an address: 3/plan.pdf."""

    regex = r"[0-9]{1,9}/plan\.[a-z]{1,10}"

    def to_python(self, value: str) -> VersionFile:
        """The version and form that the address names; whether they exist is for the view."""
        number, name = value.split("/")
        return VersionFile(int(number), name.removeprefix("plan."))

    def to_url(self, value: VersionFile) -> str:
        """The end of the address."""
        return f"{value.number}/plan.{value.kind}"


MEDIA_TYPES = {
    FileKind.PDF: "application/pdf",
    FileKind.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileKind.SHEET: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    FileKind.CSV: "text/csv; charset=utf-8",
    FileKind.JSON: "application/json",
    FileKind.LINKED_DATA: "application/ld+json",
}
ANY_ACTION = "uid-van-de-actie"


def town_address(slug: str) -> str:
    """The plans of one authority."""
    return reverse("public:town", kwargs={"slug": slug})


def plan_address(version: PlanVersion) -> str:
    """The newest public version of this plan."""
    return reverse("public:plan", kwargs=_plan(version))


def version_address(version: PlanVersion) -> str:
    """This version, also when it has been replaced."""
    return reverse("public:version", kwargs={**_plan(version), "number": version.number})


def action_address(version: PlanVersion, uid: str) -> str:
    """One action, through all versions."""
    return reverse("public:action", kwargs={**_plan(version), "node_uid": uid})


def changes_address(version: PlanVersion) -> str:
    """What changed between the public versions."""
    return reverse("public:changes", kwargs=_plan(version))


def progress_address(version: PlanVersion) -> str:
    """How the plan goes."""
    return reverse("public:progress", kwargs=_plan(version))


def reaction_address(version: PlanVersion, uid: str) -> str:
    """Where a resident reacts to an action."""
    return reverse("public:react", kwargs={**_plan(version), "node_uid": uid})


def report_address(report: YearReport) -> str:
    """A published yearly report, for good."""
    owner = {"slug": report.plan.authority.slug, "plan_uid": report.plan.uid}
    return reverse("public:report", kwargs={**owner, "report_uid": report.uid})


def file_address(version: PlanVersion, kind: FileKind) -> str:
    """This version in one form, for good."""
    return reverse("public:version_file", kwargs={**_plan(version), "file": VersionFile(version.number, kind.value)})


def absolute(request: HttpRequest, path: str) -> str:
    """The path with the host that was asked."""
    return request.build_absolute_uri(path)


def in_dutch(address: str) -> str:
    """The address without the language: `/en/openbaar/…` and `/openbaar/…` are the same thing to machines."""
    with override("en"):
        english = reverse("public:index")
    with override("nl"):
        dutch = reverse("public:index")
    return dutch + address.removeprefix(english) if address.startswith(english) else address


def _plan(version: PlanVersion) -> dict[str, str | int]:
    return {"slug": version.plan.authority.slug, "plan_uid": version.plan.uid}
