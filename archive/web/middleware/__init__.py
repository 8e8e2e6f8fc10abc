"""What happens to every request and answer: the interface's language, compression, and that no answer for one reader
is kept for another."""
