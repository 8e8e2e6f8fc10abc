"""What formats and parsing both read by: the words of the field, and how things are written in it. Pure.

vocabulary            types, forms, endings of names; open this first
titles                which lines make a title, and what it tells · set_phrases: 特此通知 and its like
body_names            where the name of a body ends · gazetteer: where the body sits · located_place: what that is
counties              the table of counties · counties_of_bodies: which of them a body's name tells · places_in_text:
                      which places running text names
document_numbers      黔工总字〔2021〕19号 · number_parts: 19号文 · sought_number: which numbers a part is of
                      number_lists: 1、2号, 3号至7号 · number_lines: a line that is a number
agency_codes          where the 黔工总字 of a number begins · number_shapes: brackets, years, serials of numbers
dates                 2021年5月4日 · numerals, labels: how they are written
topics                subjects of union work with their words, and which of them a directive is about ·
                      topic_weights: how much a word tells of each
task_subjects         the tasks of union work, finer than topics: 户外劳动者站点, 金秋助学
site_chrome_patterns  what web sites put around an article · site_chrome_parts: what its lines consist of ·
                      column_names: 通知公告, 工会动态 · latin_spaces: where two lines made one need a space
traditional_characters  a text in traditional characters read as simplified ones · legible_characters: radicals and
                      entities read as the characters that they stand for
folding               the copy of a text to compare by · text_keys: what two writings of one title have in common
fixtures              the files that regions, issuers, topics and subjects come from
"""
