"""HEAD is answered by the headers alone: gunicorn drops a body that comes with them, and warns each time."""


def head_answers(get_response):
    """Middleware: outermost, so that the headers are those which GET would have, the length among them."""

    def middleware(request):
        response = get_response(request)
        if request.method == "HEAD":
            if response.streaming:
                # What is open for it (a file, a query) is closed with the answer.
                response.streaming_content = ()
            else:
                response.content = b""
        return response

    return middleware
