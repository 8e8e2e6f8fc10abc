"""What directives answer (事由): read, kept, and settled by staff.

read_answers       what a directive's title and lead say that it answers, kept with it; older archives a few at a time
read_anew          what a better reading says of directives that were read before, written only when asked for
matching_occasion  the occasion that a reading means: one that is there, or a new one
wordings           how an occasion is worded, of the ways of its directives
settled_answers    what staff settle: two occasions merged, directives moved to another, worded, and taken back
purged_occasions   what goes when the directives that answered it are purged
"""
