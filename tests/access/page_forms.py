"""The forms of a page as a browser sees them: what it would send, and what may be typed wrongly into it."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_NO_WORDS = ("checkbox", "radio", "submit", "button", "image", "reset")
# What a page says of itself: of a fault, and of what was done.
_TOLD_CLASSES = {"errorlist", "errornote", "field-error", "messagelist", "notices", "notice"}
_TOLD_ROLES = {"alert", "status"}
_EMPTY = {"input", "br", "img", "link", "meta", "hr", "area", "base", "col", "embed", "source", "track", "wbr"}


@dataclass
class Control:
    """One name of a form. `values` is what is sent of it as it was opened, `options` all that a choice offers."""

    name: str
    kind: str
    values: list[str] = field(default_factory=list)
    options: list[str] = field(default_factory=list)

    @property
    def is_typed(self) -> bool:
        """Whether a person types into it, and wants to find it again."""
        return self.kind not in (*_NO_WORDS, "hidden", "file", "select", "password")


@dataclass
class Form:
    method: str
    action: str
    is_multipart: bool
    key: str
    controls: dict[str, Control] = field(default_factory=dict)
    # (name, value) of the buttons that send it; one without a name has sent it too.
    buttons: list[tuple[str, str]] = field(default_factory=list)

    def sent(self) -> dict[str, list[str]]:
        return {one.name: list(one.values) for one in self.controls.values() if one.values and one.kind != "file"}


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.told: list[str] = []
        self._open: Form | None = None
        self._area: Control | None = None
        self._select: Control | None = None
        self._telling = 0
        self._outside: list[tuple[str, tuple[str, str]]] = []

    def handle_starttag(self, tag, attrs):
        at = {name: value or "" for name, value in attrs}
        if self._telling and tag not in _EMPTY:
            self._telling += 1
        elif at.get("role") in _TOLD_ROLES or _TOLD_CLASSES & set(at.get("class", "").split()):
            self._telling = 1 if tag not in _EMPTY else 0
            self.told.append("")
        if tag == "form":
            is_multipart = at.get("enctype") == "multipart/form-data"
            self._open = Form(at.get("method", "get").lower(), at.get("action", ""), is_multipart, at.get("id", ""))
            self.forms.append(self._open)
        elif "disabled" not in at and tag in ("input", "textarea", "select", "button"):
            self._control(tag, at)
        elif tag == "option" and self._select:
            self._select.options.append(at.get("value", ""))
            if "selected" in at:
                self._select.values.append(at.get("value", ""))

    def _control(self, tag, at):
        kind = at.get("type", "submit" if tag == "button" else "text") if tag in ("input", "button") else tag
        name = at.get("name", "")
        if kind in ("submit", "button", "image", "reset"):
            if kind == "submit" and "form" in at:
                self._outside.append((at["form"], (name, at.get("value", ""))))
            elif kind == "submit" and self._open:
                self._open.buttons.append((name, at.get("value", "")))
            return
        if not name or self._open is None:
            return
        one = self._open.controls.setdefault(name, Control(name, kind))
        if kind in ("checkbox", "radio"):
            one.options.append(at.get("value", "on"))
            one.values += [at.get("value", "on")] if "checked" in at else []
        elif tag == "input":
            one.values.append(at.get("value", ""))
        elif tag == "textarea":
            self._area = one
            one.values.append("")
        else:
            self._select = one
            one.kind = "select-multiple" if "multiple" in at else "select"

    def handle_endtag(self, tag):
        if tag == "textarea" and self._area:
            self._area.values[-1] = self._area.values[-1].removeprefix("\n").replace("\n", "\r\n")
            self._area = None
        elif tag == "select" and self._select:
            if self._select.kind == "select" and not self._select.values and self._select.options:
                self._select.values.append(self._select.options[0])
            self._select = None
        elif tag == "form":
            self._open = None
        if self._telling and tag not in _EMPTY:
            self._telling -= 1

    def handle_data(self, data):
        if self._area:
            self._area.values[-1] += data
        elif self._telling:
            self.told[-1] += data

    def close(self):
        super().close()
        for key, button in self._outside:
            for form in self.forms:
                if form.key == key:
                    form.buttons.append(button)


def read(answer) -> tuple[list[Form], list[str]]:
    """The forms of a page, and the sentences in which it tells of a fault or of what was done."""
    page = _Page()
    # As HTML reads line ends.
    page.feed(answer.content.decode().replace("\r\n", "\n"))
    page.close()
    return page.forms, [" ".join(one.split()) for one in page.told if one.split()]
