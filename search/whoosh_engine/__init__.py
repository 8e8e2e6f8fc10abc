"""Everything that knows Whoosh: the schema, reading, evaluating, writing. Pages never look in here."""
