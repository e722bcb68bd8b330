"""How much a file may hold; source: security.md, "Uploads", and for rows, columns and text: many times a real plan."""

from samenplan.documents.limited.limits import Limits

MAX_BYTES = 10_000_000
MAX_PARTS = 2_000
MAX_UNZIPPED_BYTES = 50_000_000
MAX_RATIO = 100
RATIO_FROM_BYTES = 1_000_000  # below this size a high ratio harms nobody
MAX_ROWS = 5_000
MAX_COLUMNS = 200
MAX_CELLS = 200_000
MAX_TEXT = 5_000_000  # characters in a whole file
LIMITS = Limits(
    seconds=10,
    address_space=512 * 1024 * 1024,
    writable_memory=150 * 1024 * 1024,  # keeps what a refused file really takes under 200 MB
    result_bytes=64_000_000,
)
