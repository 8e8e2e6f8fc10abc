"""Who may keep what is answered: the reader's own browser, and it asks each time whether it still holds.

What is shown depends on who is signed in, on the language and on the archive as it is. A proxy that kept a page would
hand one reader's to another.
"""


def private_answers(get_response):
    """Middleware: every answer that does not say itself who may keep it."""

    def middleware(request):
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "private, no-cache")
        return response

    return middleware
