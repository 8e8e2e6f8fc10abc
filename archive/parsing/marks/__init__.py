"""Marks that say who may see a file: grades of secrecy, and words that close its circulation.

secrecy      秘密★1年, 【机密】, 密级：绝密, 密电: a file that must not be in this archive at all;
             secrecy_rules: how each is told
circulation  不予公开, 内部资料 注意保存: a file that somebody must decide on before it is public
mark_lines   what both read by: a line folded to one writing, and where in a text a mark may stand
head_marks   copy number, urgency, who signed: what stands above a title beside names and number
read_marks   all marks of a directive with their values and places; publication_mark: 主动公开 and its like
publication_order  the stricter of two of those

Neither is a matter of a word being there: 商业秘密, 保密工作, 秘密投票 are what directives are about. A mark stands on
its own: on a line, in a cell, in brackets at an end, behind a label.
"""
