"""A page as a picture, for recognition: grey, in the plainest format there is (PGM), which needs no library."""

from pathlib import Path

import pypdfium2.raw as pdfium

# Tesseract's Chinese reads best what is some 25 dots high. Of 100 characters of 10 to 22 point type it misreads 1.6 at
# 120 dots an inch, of 16 point type 3 at 200 and 6 at 300 (劳 for the most part). A poster is drawn coarser.
_DOTS_PER_POINT = 120 / 72
_MOST_DOTS = 30_000_000
_WHITE = 0xFFFFFFFF
# Stamps and notes are annotations; a fine scan is made coarser by mixing its dots, not by leaving some out.
_FLAGS = pdfium.FPDF_ANNOT | pdfium.FPDF_GRAYSCALE | pdfium.FPDF_RENDER_FORCEHALFTONE


def draw(page: pdfium.FPDF_PAGE, turns: int, path: Path) -> dict:
    """Write the page, turned by quarter turns to the right; says how large it is and how many dots make a point."""
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    if turns % 2:
        width, height = height, width
    scale = min(_DOTS_PER_POINT, (_MOST_DOTS / max(1.0, width * height)) ** 0.5)
    columns, rows = max(1, round(width * scale)), max(1, round(height * scale))
    bitmap = pdfium.FPDFBitmap_CreateEx(columns, rows, pdfium.FPDFBitmap_Gray, None, 0)
    if not bitmap:
        raise MemoryError
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, columns, rows, _WHITE)
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, columns, rows, turns, _FLAGS)
    stride = pdfium.FPDFBitmap_GetStride(bitmap)
    buffer = pdfium.FPDFBitmap_GetBuffer(bitmap)
    dots = memoryview(
        (pdfium.ctypes.c_ubyte * (stride * rows)).from_address(
            pdfium.ctypes.cast(buffer, pdfium.ctypes.c_void_p).value
        )
    )
    with path.open("wb") as file:
        file.write(b"P5 %d %d 255\n" % (columns, rows))
        for row in range(rows):
            file.write(dots[row * stride : row * stride + columns])
    return {"width": width, "height": height, "scale": scale}
