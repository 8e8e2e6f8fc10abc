"""A reader of pages over the wire, a connection for each, who keeps cookies and can send a form back."""

import http.client
import json
import re
import time
from collections.abc import Mapping
from http.cookies import SimpleCookie
from typing import NamedTuple
from urllib.parse import urlencode

from lxml import html


class Answer(NamedTuple):
    status: int
    headers: http.client.HTTPMessage
    body: bytes
    seconds: float

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")

    def json(self):
        return json.loads(self.body)


class WebReader:
    def __init__(self, port: int, seconds: float = 60, cookies: Mapping[str, str] = {}):
        self.port, self.seconds, self.cookies = port, seconds, dict(cookies)

    def get(self, path: str) -> Answer:
        return self.ask("GET", path)

    def ask(self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] = {}) -> Answer:
        """Raises OSError or HTTPException where no whole answer comes."""
        sent = {"Connection": "close", "Host": f"127.0.0.1:{self.port}", **headers}
        if self.cookies:
            sent.setdefault("Cookie", "; ".join(f"{name}={value}" for name, value in self.cookies.items()))
        began = time.perf_counter()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.seconds)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            if body is not None:
                sent.setdefault("Content-Length", str(len(body)))
            for name, value in sent.items():
                connection.putheader(name, value)
            connection.endheaders(body)
            came = connection.getresponse()
            answer = Answer(came.status, came.headers, came.read(), time.perf_counter() - began)
        finally:
            connection.close()
        for line in answer.headers.get_all("Set-Cookie", []):
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        return answer

    def form(self, path: str) -> dict[str, list[str]]:
        """The boxes of the page's own form, as they are sent by who changes nothing."""
        page = html.fromstring(self.get(path).text)
        form = next(one for one in page.forms if (one.get("id") or "").endswith(("_form", "-form")))
        values: dict[str, list[str]] = {}
        for name, value in form.form_values():
            # A browser leaves out the line end that a box of several lines begins with; lxml does not.
            words = re.sub(r"^\r?\n", "", value) if getattr(form.inputs[name], "tag", "") == "textarea" else value
            values.setdefault(name, []).append(words)
        return values

    def send(self, path: str, values: Mapping[str, str | list[str]]) -> Answer:
        kind = {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://127.0.0.1:{self.port}"}
        return self.ask("POST", path, urlencode(values, doseq=True).encode(), kind)
