"""What the parser still reads when a text arrives damaged: invented directives, damages, and a table of both.

directives/      eighty invented directives, NNN.txt, and beside each what a reader finds in it, NNN.json
unseen/          forty more of the same, listed in unseen.txt: nobody mends the parser by them
three_hands/     forty-four more, a01 to c12, by three who knew neither the parser nor each other's; read as they are
labelled         the texts with their labels; the first six directives with what is read of them undamaged
damages/         what happens to a text on its way into the archive
parsed_json      a text or a file → its directives as the dry run prints them
verdicts         whether what was read is what the label says, field by field
combinations     which texts are tried under which damages, and what comes of it
score_tables     the tables of `make damage`
floors           the shares that must be right, kept in floors.json
__main__         python -m tests.damage

A label holds the fields of head and foot, and `actions`: of each sentence that asks for something its `words`, `kind`
(two kinds with a bar between where either will do), `actor` (null: the sentence does not name one), `deadline` (a
day, a list of days, or null: it tells none), or `deadline_words` where the words do not tell the day. `open` holds
sentences of which readers would differ. A field that readers would differ on has no key; `carried` is the directive
that a forwarding brings along.
"""
