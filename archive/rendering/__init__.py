"""A directive for a reader. Rows in; HTML, files and words out; of requests it knows nothing.

layout/            what each line of a directive is, before it is HTML or paper; open this first
html/              its page
paper/             PDF and Word by GB/T 9704-2012
citation           how a directive and a place in it are cited
provenance_labels  how each field was found, in a reader's words · method_labels: those words
raw_text           the text as received, with what cleaning took out
validity_words     whether it is in force, in words
title_lines        where a title is broken into lines
safe_html          the one door for HTML that is made in Python
directive_json     the JSON of a directive, told once for what was read and for what is kept
"""
