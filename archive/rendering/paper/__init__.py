"""A directive on paper by GB/T 9704-2012, as PDF and as a Word file.

    directive, its sections ──> composition.paper_of ──> Paper ──> pdf.pdf_of  (typst)      ──> bytes
                                                               └─> word.docx_of (python-docx) ──> bytes

`pieces.Paper` is what stands on the paper, piece by piece in reading order, and knows neither Django nor
how it is set. Nothing here knows HTTP; `archive.web.views.paper_downloads` does.

composition         from a layout to what stands on paper; open this first · pieces: what that is made of
end_matter          what follows the text · heading_faces, table_grid: headings and tables of both kinds of file
pdf                 by directive.typ · fonts, font_folders, bundled_fonts, font_substitutes: what it is set in
word                piece by piece, with word_head, word_end_matter, word_tables; word_foot, word_properties: the rest
                    of the file; word_styles, word_elements
reprint_line        by whom a print was set, and when · validity_notice: that it is not in force as it stands
filenames           what a download is called · printable_characters: what no font prints
"""
