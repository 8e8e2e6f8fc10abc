"""Words that bear a mark of secrecy are refused in boxes too: what is typed is public at once, as what comes in is."""

from collections.abc import Iterable

from django import forms

from archive.formats import Refused
from archive.ingest import secrecy_gate


def refuse_marked(form: forms.Form, names: Iterable[str]) -> None:
    """Put an error to each of these boxes that was changed and bears a mark; one that stood there before hinders no
    other correction."""
    for name in names:
        value = form.cleaned_data.get(name)
        if not value or name not in form.changed_data:
            continue
        words = "\n".join(value) if isinstance(value, list) else value
        try:
            mark = secrecy_gate.in_words(words, str(form.fields[name].label))
            secrecy_gate.refuse(mark, words.encode(errors="surrogatepass"), "review")
        except Refused as refusal:
            form.add_error(name, str(refusal))
