"""The archive below a path of its host: https://office.example/archive/.

The proxy hands the address on as it is. gunicorn's own SCRIPT_NAME answers what lies beside the path with a traceback,
and knows nothing of static files; so the path is taken off here, and Django is told of it by FORCE_SCRIPT_NAME.
"""

from collections.abc import Callable, Iterable
from typing import Any

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def below(path: str, application: Application) -> Application:
    """The application, answering below `path` ("/archive"); as it is where that is empty. The path without its slash
    leads to the one with it, anything beside it is not there."""
    if not path:
        return application

    def mounted(request: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        asked = request.get("PATH_INFO", "")
        if asked.startswith(f"{path}/"):
            # In place: what the application notes of the reader's address is read by the access log.
            request["PATH_INFO"] = asked.removeprefix(path)
            return application(request, start_response)
        if asked == path:
            query = f"?{request['QUERY_STRING']}" if request.get("QUERY_STRING") else ""
            start_response("301 Moved Permanently", [("Location", f"{path}/{query}"), ("Content-Length", "0")])
            return []
        text = f"{path}/\n".encode()
        start_response(
            "404 Not Found", [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(text)))]
        )
        return [] if request.get("REQUEST_METHOD") == "HEAD" else [text]

    return mounted
