"""What readers take away as data: lists as CSV and workbooks, feeds, citations.

cells       a sheet: columns, rows of cells, what was asked for
directives  the columns of directives, fetched in batches; `actions` those of their action items
delimited   a sheet as CSV, `workbook` as XLSX; `sending` is either of them as a response
feed        the newest directives of a list as Atom
citation    one directive as a reference by GB/T 7714
"""
