"""Forms of the review's pages as a browser sends them back."""

from html.parser import HTMLParser

_FILLED = ("checkbox", "radio")


class _Boxes(HTMLParser):
    """What the boxes of a page hold, but for its buttons."""

    def __init__(self):
        super().__init__()
        self.values: dict[str, list[str]] = {}
        self._area, self._select = "", ""

    def handle_starttag(self, tag, attrs):
        at = dict(attrs)
        name = at.get("name") or ""
        if tag == "input" and name and (at.get("type") not in _FILLED or "checked" in at):
            # Of a tick without a value a browser sends "on".
            self.values.setdefault(name, []).append(at.get("value") or ("on" if "checked" in at else ""))
        elif tag == "textarea":
            self._area = name
            self.values[name] = [""]
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and "selected" in at:
            self.values[self._select] = [at.get("value") or ""]

    def handle_endtag(self, tag):
        if tag == "textarea":
            self.values[self._area] = [self.values[self._area][0].removeprefix("\n").replace("\n", "\r\n")]
            self._area = ""
        elif tag == "select":
            self.values.setdefault(self._select, [""])
            self._select = ""

    def handle_data(self, data):
        if self._area:
            self.values[self._area][0] += data


def boxes_of(answer) -> dict[str, list[str]]:
    """What a browser would post of a page that nobody changed."""
    boxes = _Boxes()
    boxes.feed(answer.content.decode())
    return {name: values for name, values in boxes.values.items() if name not in ("csrfmiddlewaretoken", "q", "next")}
