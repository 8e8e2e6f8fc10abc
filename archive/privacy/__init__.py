"""What a reader may not see. Everything that goes out passes here.

text           what is hidden from whom, and a text without it, of the same length; open this first
sight          what a reader may see: by kinds of what tells of persons, and by days
hidden         places in one directive's text, and the words that stand there
passages       what is hidden of a passage, wherever the text has it
writings       words in any writing of theirs
hidden_originals  which originals hold what is hidden, and who is given those
rows           the same in the rows that a page is about to show
noted_uses     what of an answer goes into the register of uses
redacted_rows  such rows refuse to be saved
"""
