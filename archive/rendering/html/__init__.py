"""A directive's paper as its page shows it: the text with what is known of its spans marked in it, put together in
Python. Of some hundred paragraphs each would otherwise be a template of its own, which takes longer than all else."""
