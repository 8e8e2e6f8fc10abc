"""What an answer says, whatever it is: pages and JSON as they are, the text of PDFs, the parts of Office files."""

import io
import zipfile

import pypdfium2


def content(client, address: str) -> str:
    """Everything readable of the answer, its headers too."""
    response = client.get(address)
    assert response.status_code == 200, address
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return f"{_text(body)}\n{response.headers}"


def _text(body: bytes) -> str:
    if body.startswith(b"%PDF"):
        return _of_pdf(body)
    if body.startswith(b"PK"):
        archive = zipfile.ZipFile(io.BytesIO(body))
        return "\n".join(archive.read(name).decode(errors="replace") for name in archive.namelist())
    return body.decode(errors="replace")


def _of_pdf(body: bytes) -> str:
    document = pypdfium2.PdfDocument(body)
    pages = [page.get_textpage().get_text_range() for page in document]
    marks = [item.get_title() for item in document.get_toc()]
    return "\n".join([*pages, *marks, str(document.get_metadata_dict())])
