"""What runs in the child process: the bytes of a PDF → the lines of its pages, in reading order.

    pdfium ──extraction──> glyphs, rules ──grids, lines, columns──> blocks of lines ──child──> JSON

A PDF is a program for a large C++ library, so it is taken apart in a process of its own with limits
(see ../child_process.py). The package imports nothing of the archive and names its own modules relatively:
the child starts it by its folder, without the weight of the other formats' libraries.
"""
