"""What readers who are not signed in may not see. Everything that goes out passes here.

text           contacts out of a text, to the same length; open this first
rows           the same in the rows that a page is about to show
redacted_rows  such rows refuse to be saved
"""
