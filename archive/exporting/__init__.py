"""What readers take away as data: lists as CSV and workbooks, feeds, citations.

sheet             columns, rows of cells, what was asked for; open this first
directive_rows    the columns of directives, fetched in batches; action_item_rows: of their action items ·
                  task_grid_rows: of a grid of tasks ·
                  validity_cells: those that say whether the directive is in force
criteria          what a list was asked for, in words
csv_text          a sheet as CSV, workbook as XLSX; downloads: either of them as a response
tracked_paragraphs  what makes one directive out of another, as paragraphs with changes · tracked_word: as a Word file
chosen_originals  originals of chosen directives in one ZIP
atom_feed         the newest directives of a list as Atom
gbt7714           one directive as a reference by GB/T 7714
"""
