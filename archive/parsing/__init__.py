"""Text of a directive → what it says. Pure: no Django, no database, no files but the fixtures."""
