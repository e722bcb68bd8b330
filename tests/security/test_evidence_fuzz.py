"""Thousands of uploads by who came in by a link: nothing is served as active content, nothing is kept with a place.

`FUZZ_N=… SEED=… pytest tests/security/test_evidence_fuzz.py -s` for another number or other dice.
"""

import os
import random
import time
from collections import Counter
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from samenplan.authorities.models import Contact
from samenplan.authorities.operations.contacts import make_link
from samenplan.documents.evidence.checking import CONTENT_TYPES
from samenplan.execution.models import Evidence
from samenplan.plans.tests.builders import a_plan, node_of
from tests.security.uploads import CANARY, HONEST, Upload, any_upload, pdf, photo

REASON = "a test looks at everything"
SHORT, WHOLE = int(os.environ.get("FUZZ_N", "300")), int(os.environ.get("FUZZ_N", "10000"))
SEED = int(os.environ.get("SEED", "1"))
SHOWN = frozenset({"image/jpeg", "image/png"})
SIGNATURES = {"image/jpeg": b"\xff\xd8\xff", "image/png": b"\x89PNG\r\n\x1a\n", "application/pdf": b"%PDF-"}
IN_A_PHOTO = (CANARY, b"<script", b"<svg", b"<html", b"Exif\0", b"http://ns.adobe.com", b"%PDF-", b"PK\x05\x06")
IN_A_PDF = (CANARY, b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"<script", b"PK\x05\x06")
METADATA = ("exif", "xmp", "comment", "icc_profile", "Comment", "XML:com.adobe.xmp")


def complaints_about(data: bytes, content_type: str) -> list[str]:
    """What is wrong with a file as it is kept."""
    if content_type not in CONTENT_TYPES.values():
        return [f"kept as {content_type}"]
    if not data.startswith(SIGNATURES.get(content_type, b"PK\x03\x04")):
        return [f"{content_type} starts with {data[:8]!r}"]
    if content_type in SHOWN:
        with Image.open(BytesIO(data)) as image:
            said = [f"a photo keeps its {name}" for name in METADATA if name in image.info]
            said += ["a photo keeps its EXIF"] if dict(image.getexif()) else []
        return said + [f"{mark!r} in a photo" for mark in IN_A_PHOTO if mark in data]
    if content_type == "application/pdf":
        return [f"{mark!r} in a PDF" for mark in IN_A_PDF if mark in data]
    with ZipFile(BytesIO(data)) as package:
        names = package.namelist()
    return [f"{name} in an office file" for name in names if name.endswith(".bin") or ".." in name]


def complaints_about_answer(response) -> list[str]:
    """What is wrong with how a file is served."""
    kind = response["Content-Type"]
    said = [] if response["X-Content-Type-Options"] == "nosniff" else ["may be sniffed"]
    if response["Content-Security-Policy"] != "sandbox; default-src 'none'":
        said.append("no sandbox")
    if kind not in SHOWN and not response["Content-Disposition"].startswith("attachment"):
        said.append(f"{kind} is shown, not downloaded")
    return said


class Attacker:
    """Somebody with a personal link who hands over whatever she likes."""

    def __init__(self, contact: Contact, secret: str, node_id: int) -> None:
        self.browser = Client()
        assert self.browser.get(reverse("execution_doors:personal_link", args=[secret])).status_code == 302
        self.address = reverse("execution:hand_evidence", args=["brugwijk", node_id])
        self.found: list[str] = []
        self.kept: Counter[str] = Counter()
        self.tried: Counter[str] = Counter()

    def hand_over(self, upload: Upload, box: str) -> None:
        self.tried[upload.trick] += 1
        files = {f"los-{box}": SimpleUploadedFile("x", upload.data)}
        files[f"los-{box}"].name = upload.name  # as it came, without Django's own tidying of a name
        answer = self.browser.post(self.address, files, headers={"Samenplan-Script": "1"})
        rows = list(Evidence.objects.unscoped(reason=REASON))
        if (answer.status_code, len(rows)) not in {(204, 1), (422, 0)}:
            self.found.append(f"{upload.trick} {upload.name!r}: {answer.status_code}, {len(rows)} rows")
        for row in rows:
            self.kept[upload.trick] += 1
            self.look_at(row, upload)

    def look_at(self, row: Evidence, upload: Upload) -> None:
        """Fetch what was kept as a browser does, look at it, and clear it away."""
        response = self.browser.get(reverse("execution:evidence", args=["brugwijk", row.pk]))
        data = b"".join(response.streaming_content)
        said = [*complaints_about(data, response["Content-Type"]), *complaints_about_answer(response)]
        self.found += [f"{upload.trick} {upload.name!r}: {line}" for line in said]
        default_storage.delete(row.file.name)
        Evidence.objects.unscoped(reason=REASON).all().delete()


@pytest.fixture
def attacker(lien, buurtwerk, django_user_model):
    from django.utils.timezone import now

    plan = a_plan(lien)
    contact = Contact.objects.unscoped(reason=REASON).create(party=buurtwerk, full_name="Samira")
    return Attacker(contact, make_link(contact, by=lien, now=now()), node_of(plan, "act-avonden").pk)


def fuzzed(attacker: Attacker, times: int) -> None:
    dice, began = random.Random(SEED), time.monotonic()
    for _ in range(times):
        upload = any_upload(dice)
        is_photo = upload.name.lower().endswith((".jpg", ".jpeg", ".png", ".webp"))
        box = "photos" if is_photo is (dice.random() < 0.95) else "document"
        attacker.hand_over(upload, box)
    took = time.monotonic() - began
    print(f"\n{times} uploads in {took:.0f} s; tried {dict(attacker.tried)}; kept {dict(attacker.kept)}")
    assert attacker.found == []


@pytest.mark.django_db
def test_no_upload_is_served_active_or_kept_with_a_place(attacker):
    fuzzed(attacker, SHORT)
    assert {"honest", "polyglot", "location", "mutated"} <= attacker.kept.keys()
    assert not {"svg script", "active pdf", "bomb", "active office", "document polyglot"} & attacker.kept.keys()


@pytest.mark.slow
@pytest.mark.django_db
def test_ten_thousand_uploads(attacker):
    fuzzed(attacker, WHOLE)
    assert len(attacker.tried) == 10


@pytest.mark.django_db
def test_every_honest_file_is_kept(attacker):
    for make in HONEST:
        upload = make()
        attacker.hand_over(upload, "photos" if upload.name.lower().endswith(("g", "webp")) else "document")
    assert attacker.kept["honest"] == len(HONEST)
    assert attacker.found == []


def test_a_file_that_came_through_untouched_would_be_found():
    assert "a photo keeps its EXIF" in complaints_about(photo(), "image/jpeg")
    assert complaints_about(photo("PNG"), "image/png") != []
    assert complaints_about(pdf(b"/OpenAction<</S/JavaScript/JS(1)>>"), "application/pdf") != []
    assert complaints_about(b"<svg/>", "image/svg+xml") == ["kept as image/svg+xml"]
    assert complaints_about(b"<html>", "image/png") == ["image/png starts with b'<html>'"]
