"""What the page that asks before a deletion lists: rows that have a name. The rows that only bind two others together
have none, and go with them unsaid."""

from archive.admin.row_of_address import RowOfAddress

# As Django calls a row that nobody has given a name: 'Directive_topics object (69)'.
_NAMELESS = " object ("


class NamedDeletions(RowOfAddress):
    """An admin whose deletions tell of named rows alone."""

    def get_deleted_objects(self, objs, request):
        rows, counts, lacking, protected = super().get_deleted_objects(objs, request)
        named = {name: count for name, count in counts.items() if not str(name).isascii() and "-" not in str(name)}
        return _named(rows), named, lacking, protected


def _named(rows: list) -> list:
    kept = [_named(one) if isinstance(one, list) else one for one in rows]
    return [one for one in kept if one and (isinstance(one, list) or _NAMELESS not in str(one))]
