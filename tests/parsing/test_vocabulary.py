from archive.choices import Genre
from archive.parsing.words.vocabulary import GENRES


def test_the_parser_and_the_database_know_the_same_types():
    assert set(GENRES) == set(Genre.values)
