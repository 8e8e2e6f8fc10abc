"""The archive's commands, and what they share: JSON written as it comes, an end in order, errors of
the database in words."""
