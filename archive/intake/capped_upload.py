"""What Django keeps of a request's files while they come in: no more than a file may have, whatever is sent.

The whole request is read all the same, so that its sender is told in words: a connection that is closed while it still
sends shows in a browser as a fault of the network.
"""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

# All files of one request, as sent by a browser without scripts; an nginx in front allows as much (deploy/nginx).
MOST_BYTES = 250 * 1024 * 1024


def is_too_much(length: int | None) -> bool:
    """Whether a request of so many bytes brings more than one request may."""
    return (length or 0) > MOST_BYTES


class CappedUpload(FileUploadHandler):
    """Stands before the handlers that keep files. Of one that is too large its first bytes are kept, one more than
    allowed, which tells it; of a request that is too large no file at all."""

    def handle_raw_input(self, input_data: Any, META: Any, content_length: int, *args: Any, **kwargs: Any) -> None:
        self._is_too_much = is_too_much(content_length)

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        if self._is_too_much:
            raise StopUpload(connection_reset=False)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        left = settings.MAX_SOURCE_BYTES + 1 - start
        return raw_data[:left] if left > 0 else None

    def file_complete(self, file_size: int) -> None:
        return None
