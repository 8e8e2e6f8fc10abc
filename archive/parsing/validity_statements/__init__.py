"""What a text says of validity (效力): of its own, and of other directives.

own_validity        from when it is in force, on trial (试行), until when; open this first
validity_of_others  《…》（文号）同时废止, 予以废止, 宣布失效, 撤销《…》, 关于修改《…》的决定
cleared_lists       the lists of a 清理 decision: in force, amended, abolished, lapsed
named_units         the directives that a sentence names, by title, number or both
statements          what either finds, with its span; the sentences they look through
"""

from archive.parsing.validity_statements.own_validity import own_validity
from archive.parsing.validity_statements.statements import OwnStatement, StatementOnOther
from archive.parsing.validity_statements.validity_of_others import validity_of_others

__all__ = ["OwnStatement", "StatementOnOther", "own_validity", "validity_of_others"]
