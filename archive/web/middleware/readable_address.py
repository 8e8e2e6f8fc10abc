"""A NUL in an address. No text has one, some databases refuse it, and it has no place in a page: whatever reads an
address finds the sign for what cannot be read instead."""

_UNREADABLE = "%EF%BF%BD"  # U+FFFD


def readable_address(get_response):
    """Middleware: before anything reads the query of the address."""

    def middleware(request):
        query = request.META.get("QUERY_STRING", "")
        if "%00" in query or "\x00" in query:
            request.META["QUERY_STRING"] = query.replace("%00", _UNREADABLE).replace("\x00", _UNREADABLE)
        return get_response(request)

    return middleware
