"""What happens to every request and answer: what of an address can be read, the interface's language, compression, and
that no answer for one reader is kept for another; that HEAD is answered by headers alone."""
