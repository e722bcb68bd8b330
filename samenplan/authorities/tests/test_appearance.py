import struct
import zlib
from datetime import date
from io import BytesIO

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from samenplan.audit.models import Event
from samenplan.authorities.logo import UnusableLogo, redrawn
from samenplan.authorities.models import Partnership, PartnershipMember
from samenplan.authorities.operations import appearance as operations
from samenplan.authorities.operations.appearance import Look
from samenplan.core.errors import Forbidden, Refused

REASON = "a test looks at everything"


def image(form="PNG", size=(800, 800), **saved):
    kept = BytesIO()
    Image.new("RGB", size, "teal").save(kept, form, **saved)
    return kept.getvalue()


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_a_logo_becomes_a_small_png(form):
    with Image.open(BytesIO(redrawn(image(form)))) as drawn:
        assert (drawn.format, drawn.size) == ("PNG", (160, 160))


def test_nothing_of_the_file_but_its_pixels_is_kept():
    told = PngInfo()
    told.add_text("Author", "iemand met een naam")
    exif = Image.Exif()
    exif[0x010E] = "gemaakt bij iemand thuis"
    for upload in (image(pnginfo=told), image("JPEG", exif=exif), image() + b"<script>alert(1)</script>"):
        assert b"iemand" in upload or b"script" in upload
        drawn = redrawn(upload)
        assert not [word for word in (b"iemand", b"script", b"tEXt", b"eXIf") if word in drawn]


def pixel_bomb():
    """A PNG of a few bytes that says it is 60,000 by 60,000."""
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + header
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))


@pytest.mark.parametrize(
    "upload",
    [
        b"",
        b"not an image",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
        image("GIF"),
        image("BMP"),
        image()[:-200],
        image("JPEG")[:300],
        pixel_bomb(),
        image(size=(5000, 4001)),
        b"\x89PNG\r\n\x1a\n" + bytes(2 * 1024 * 1024),
    ],
    ids=["empty", "text", "svg", "gif", "bmp", "cut png", "cut jpeg", "bomb", "many pixels", "many bytes"],
)
def test_what_is_no_sound_small_image_is_refused(upload):
    with pytest.raises(UnusableLogo):
        redrawn(upload)


def test_the_look_changes_in_one_go_and_leaves_one_line(ann, brugwijk):
    operations.change_look(Look("#123456", image()), by=ann)
    brugwijk.refresh_from_db()
    assert (brugwijk.accent, bytes(brugwijk.logo)[:4]) == ("#123456", b"\x89PNG")
    event = Event.objects.unscoped(reason=REASON).get()
    assert (event.verb, event.facts) == ("authority.look_changed", {"fields": ["accent", "logo"]})
    operations.change_look(Look("#123456", b""), by=ann)
    brugwijk.refresh_from_db()
    assert bytes(brugwijk.logo) == b""


def test_a_refused_logo_leaves_the_colour_as_it_was(ann, brugwijk):
    with pytest.raises(UnusableLogo):
        operations.change_look(Look("#123456", b"no image"), by=ann)
    brugwijk.refresh_from_db()
    assert (brugwijk.accent, Event.objects.unscoped(reason=REASON).count()) == ("#0a6770", 0)


def test_only_who_may_changes_the_look(lien, brugwijk):
    with pytest.raises(Forbidden):
        operations.change_look(Look("#123456"), by=lien)
    brugwijk.refresh_from_db()
    assert brugwijk.accent == "#0a6770"


def test_the_lead_adds_members_once_and_others_add_none(ann, brugwijk, molenrode, partnership):
    own = operations.start_partnership("Brugwijk en buren", by=ann)
    operations.add_to_partnership(own, molenrode, since=date(2026, 1, 1), by=ann)
    with pytest.raises(Refused, match="doet al mee"):
        operations.add_to_partnership(own, molenrode, since=date(2026, 1, 1), by=ann)
    with pytest.raises(Refused, match="Alleen het bestuur"):
        operations.add_to_partnership(partnership, molenrode, since=date(2026, 1, 1), by=ann)
    assert [row.authority for row in PartnershipMember.objects.filter(partnership=own)] == [molenrode]


def test_a_partnership_has_one_name(ann):
    operations.start_partnership("Buren", by=ann)
    with pytest.raises(Refused, match="bestaat al"):
        operations.start_partnership(" buren ", by=ann)
    with pytest.raises(Refused, match="een naam"):
        operations.start_partnership("  ", by=ann)
    assert Partnership.objects.count() == 1
