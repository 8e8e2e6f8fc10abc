"""What a directive answers (事由): a speech, an instruction, a letter, a meeting, or the higher directive that it
carries out; read from title and lead.

title_and_lead the door: title and lead → ReadOccasion or None; open this first
read_occasion  what it returns, with the places that it rests on
title_words    what a title says that it is about: a statement, a meeting, another directive
lead_words     what a lead tells of it that the title leaves out, and what it tells where the title says nothing
basis_words    the higher directive by which a lead says that it goes
speakers       whose words they are: 习近平总书记, 王东明同志, 省委书记
event_year     in which year it was, and what says so
sameness       wordings that mean one occasion, and those that only look alike
event_names    one name for the many of a congress, a plenum, an anniversary, a feast
"""

from archive.parsing.occasion.read_occasion import Place, Places, ReadOccasion
from archive.parsing.occasion.sameness import is_same
from archive.parsing.occasion.title_and_lead import read

__all__ = ["Place", "Places", "ReadOccasion", "is_same", "read"]
