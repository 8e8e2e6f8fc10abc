from archive.lexicon.vocabulary import GENRES
from archive.models.choices import Genre


def test_the_parser_and_the_database_know_the_same_types():
    assert set(GENRES) == set(Genre.values)
