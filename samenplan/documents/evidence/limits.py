"""How much a file of evidence may hold; source: security.md, "Uploads"."""

from samenplan.documents.limited.limits import Limits

MAX_PHOTO_BYTES = 15_000_000
MAX_FILE_BYTES = 10_000_000
MAX_PIXELS = 20_000_000
LONGEST_SIDE = 2_000
JPEG_QUALITY = 85
LIMITS = Limits(
    seconds=10,
    address_space=512 * 1024 * 1024,
    result_bytes=32_000_000,  # a PNG of 2,000 by 2,000 with noise and transparency is 16 MB
)
