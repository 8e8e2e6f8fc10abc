"""A reference that staff typed, as the parser would have read it."""

from archive.lexicon import document_numbers
from archive.models.choices import ReferenceForm
from archive.parsing import references


def as_read(words: str, text: str, is_basis: bool) -> tuple[str, str]:
    """Form and words of a reference as the parser would have them: a number or the name of a work without its marks;
    other words where a directive only rests on them."""
    bare = words.strip()
    numbers = document_numbers.find(bare)
    if len(numbers) == 1 and numbers[0].written == bare:
        return ReferenceForm.NUMBER, bare
    works = [one.text for one in references.mentions(bare) if one.form == ReferenceForm.WORK]
    if len(works) == 1:
        return ReferenceForm.WORK, works[0]
    return (ReferenceForm.WORDS if is_basis and f"《{bare}》" not in text else ReferenceForm.WORK), bare.strip("《》")
