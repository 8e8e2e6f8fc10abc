"""A directive on paper by GB/T 9704-2012, as PDF and as a Word file.

    directive, its sections ──> composing.paper_of ──> Paper ──> pdf.pdf_of  (typst)      ──> bytes
                                                             └─> word.docx_of (python-docx) ──> bytes

`paper.Paper` is what stands on the paper, piece by piece in reading order, and knows neither Django nor
how it is set. Nothing here knows HTTP; `archive.web.views.paper_downloads` does.
"""
