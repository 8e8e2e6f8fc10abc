"""What the parser still reads when a text arrives damaged: invented directives, damages, and a table of both.

directives/   eighty invented directives, NNN.txt, and beside each what a reader finds in it, NNN.json
unseen/       forty more of the same, listed in unseen.txt: nobody mends the parser with them

A label holds the fields of head and foot, and `actions`: of each sentence that asks for something its `words`, `kind`
(two kinds with a bar between where either will do), `actor` (null: the sentence does not name one), `deadline` (a day,
a list of days, or null: it tells none), or `deadline_words` where the words do not tell the day. `open` holds sentences
of which readers would differ. A field that readers would differ on has no key; `carried` is the directive that a
forwarding brings along.
"""
