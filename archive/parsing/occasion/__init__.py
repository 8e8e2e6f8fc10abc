"""What a directive answers (事由): a speech, an instruction, a letter, a meeting, or the higher directive that it
carries out, or what the whole country keeps or suffers; read from title and lead.

title_and_lead the door: title and lead → ReadOccasion or None; open this first
read_occasion  what it returns, with the places that it rests on
named_occasion  what words tell, before it is made out which occasion they mean
title_words    what a title says that it is about: a statement, a meeting
directive_words  another directive that a title carries out or hands on
public_events  an anniversary, a feast, a law, a campaign, a catastrophe that a title is made for
basis_words    the higher directive by which a lead says that it goes
lead_purpose   what a lead says that its directive is made for, where the title says nothing
lead_words     what a lead tells of a statement of which the title leaves out which it was
without_speaker  a directive that is carried out and a public event, as they are read
speakers       whose words they are: 习近平总书记, 王东明同志, 省委书记
event_year     in which year it was, and what says so
sameness       wordings that mean one occasion, and those that only look alike
event_names    one name for the many of a congress, a plenum, an anniversary, a feast
known_events   what is known of an event by that name: its year, whether there was only one
"""

from archive.parsing.occasion.read_occasion import EXPOSITION, Place, Places, ReadOccasion
from archive.parsing.occasion.sameness import is_same, renewed
from archive.parsing.occasion.title_and_lead import read

__all__ = ["EXPOSITION", "Place", "Places", "ReadOccasion", "is_same", "read", "renewed"]
