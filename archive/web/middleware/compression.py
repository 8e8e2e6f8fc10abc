"""Pages, JSON and feeds sent packed to a quarter of their size, to whoever takes them so.

Static files are packed beforehand; PDF, Word files and workbooks are packed in themselves; what is sent while it is
made would wait until the packer has enough. Pages show the visitor's token among words that somebody else may have
chosen: its length tells nothing, since Django masks the token anew for each answer and adds bytes at random (BREACH).
"""

import re

from django.middleware.gzip import GZipMiddleware

_TEXT = ("text/html", "application/json", "application/atom+xml")
# Django looks for the word alone.
_REFUSED = re.compile(r"\bgzip\s*;\s*q=0(?:\.0*)?\s*(?:,|$)")


class CompressingMiddleware(GZipMiddleware):
    def process_response(self, request, response):
        if response.streaming or not response.get("Content-Type", "").startswith(_TEXT):
            return response
        if _REFUSED.search(request.META.get("HTTP_ACCEPT_ENCODING", "").lower()):
            return response
        return super().process_response(request, response)
