"""A file that is too large is not taken in: what comes after the limit is read and thrown away."""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, StopUpload

from .tables import MOST_BYTES


class Limit(FileUploadHandler):
    """Stops an upload at 10 MB (the largest any form takes) and marks the request ``too_large``."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.taken = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.taken += len(raw_data)
        if self.taken > MOST_BYTES:
            self.request.too_large = True  # type: ignore[union-attr]
            raise StopUpload(connection_reset=False)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None
