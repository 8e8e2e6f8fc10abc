"""Text that was put on a page afterwards, by annotations and form fields: drawn into the page, so that it is read
where it stands."""

import ctypes

import pypdfium2.raw as pdfium

# What draws words of its own; links, highlights and popped-up remarks do not.
_DRAWN = frozenset((pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_STAMP))
_HIDDEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
_CHECKED = frozenset(("Off", "Yes", "On"))
_MOST, _LONGEST = 2_000, 20_000


def merge(page: pdfium.FPDF_PAGE) -> list[str]:
    """Draw what such annotations show into the page, which is to be loaded anew then, and return their words; an
    empty list where there are none. The words are also those of annotations that draw nothing."""
    words, other = [], []
    for at in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST)):
        annotation = pdfium.FPDFPage_GetAnnot(page, at)
        if not annotation:
            continue
        kind, flags = pdfium.FPDFAnnot_GetSubtype(annotation), pdfium.FPDFAnnot_GetFlags(annotation)
        if kind in _DRAWN and not flags & _HIDDEN:
            words.append(_value(annotation, b"V" if kind == pdfium.FPDF_ANNOT_WIDGET else b"Contents"))
        else:
            other.append(at)
        pdfium.FPDFPage_CloseAnnot(annotation)
    if not words:
        return []
    for at in reversed(other):
        pdfium.FPDFPage_RemoveAnnot(page, at)
    pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
    return [one for one in words if one and one not in _CHECKED]


def missing(words: list[str], shown: str) -> list[str]:
    """Those of the words that are not among the characters that a page shows."""
    held = "".join(shown.split())
    return [one for one in words if "".join(one.split()) not in held]


def _value(annotation: pdfium.FPDF_ANNOTATION, key: bytes) -> str:
    length = pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if not 2 < length <= _LONGEST:
        return ""
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFAnnot_GetStringValue(annotation, key, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), length)
    return buffer.raw[:length].decode("utf-16-le", "replace").rstrip("\0").strip()
