"""Segments of the index as bytes: written in bulk, merged, read at once by NumPy.

segment_reader   one segment, read; open this first
postings         the posting lists of a field as a handful of arrays · term_table: which term has which of them
columns          which docnums have which value
codec            Whoosh's segment format with these
inverter         directives' terms → terms' directives · segment_builder: one new segment of them
index_writer     directives taken away and added · merge: several segments written as one
"""
