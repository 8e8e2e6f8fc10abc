"""What it costs an office if a field is wrong and nobody looks: the review list begins with the dearest."""

# A closed paper that everybody reads comes first; then what is missing of a text, and a person who may be seen; then
# what a directive is found, cited and counted by; then what is only shown.
COST = {
    "publication": 100, "circulation": 100,
    "text": 60, "contacts": 60,
    "carried_by": 40, "title": 40, "number": 40, "issuers": 40,
    "issued_on": 30, "year": 30, "actions": 30, "duplicate": 25,
    "region": 20, "city": 15, "county": 15, "printed_on": 10, "addressees": 10, "genre": 10, "outline": 10,
}  # fmt: skip
LEAST_COST = 5
