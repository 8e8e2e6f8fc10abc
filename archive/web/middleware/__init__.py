"""What happens to every request and answer: what of an address can be read, the interface's language, compression,
that no answer for one reader is kept for another, and that HEAD is answered by headers alone."""
