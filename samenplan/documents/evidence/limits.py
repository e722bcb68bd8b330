"""How much a file of evidence may hold; source: security.md, "Uploads"."""

MAX_PHOTO_BYTES = 15_000_000
MAX_FILE_BYTES = 10_000_000
MAX_PIXELS = 20_000_000
LONGEST_SIDE = 2_000
JPEG_QUALITY = 85
MAX_SECONDS = 10
MAX_ADDRESS_SPACE = 512 * 1024 * 1024
MAX_RESULT_BYTES = 32_000_000  # a PNG of 2,000 by 2,000 with noise and transparency is 16 MB
