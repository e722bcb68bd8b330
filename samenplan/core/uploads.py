"""How much one form may bring along: Django reads a body of any size, which would fill the disk."""

from typing import IO, Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

MOST_BYTES = 90_000_000
"""Five photos of 15 MB and a document of 10 MB, and the form around them."""


class BoundedUploads(FileUploadHandler):
    """The first handler: refuses a body that says it is larger before anything of it is read."""

    def handle_raw_input(
        self,
        input_data: IO[bytes],
        META: dict[str, str],
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> None:
        """Nothing, when it may be read.

        Raises:
            RequestDataTooBig: it is too large; the answer is the page for a request that cannot be handled.
        """
        if content_length > MOST_BYTES:
            raise RequestDataTooBig("the body is larger than a form may be")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data  # on to the next handler

    def file_complete(self, file_size: int) -> Any:  # Any: Django's own signature; None leaves it to the next
        return None
