"""What the search box suggests while a reader types.

terms         what of a directive is suggested: words, and the directive itself
pinyin        how words are typed on a keyboard
term_tables   the tables in step with the archive: `take_up` after directives changed, `rebuild` for all
autocomplete  what fits what has been typed · key_lookup: rows whose key begins so, over every database
english_terms what terms are called in English
spelling_vocabulary: the words of the archive, and which of them somebody may have meant who typed another
"""

from search.suggesting.autocomplete import suggestions
from search.suggesting.term_tables import behind, rebuild, refresh, take_up

__all__ = ["behind", "rebuild", "refresh", "suggestions", "take_up"]
