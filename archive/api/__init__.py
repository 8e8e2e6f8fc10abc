"""JSON under /api/v1/, for the federation's other systems: read only, described in OpenAPI and on a page of its own.

operations   the answers themselves; open this first
application  the API and how it answers, whatever it is asked
params       what may be asked
schemas      what is answered; comparison_schemas: of two directives side by side
serializers  the archive's rows made into that; shown_references: what a directive refers to ·
             compared_tasks: several directives as a grid ·
             json_pieces: a long answer written so that others have their turn
openapi      what the API says of itself; docs_page: the same for a page
"""
