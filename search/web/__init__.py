"""Requests and responses of the search.

views             the results page, and what the search boxes suggest
search_form       words, sort, filters; open this first
search_within     more words beside those of the results
advanced_page     the advanced form: advanced_form its boxes, year_box one of them, advanced_options what it offers
index_notices     what is told while the index lacks something
api               /api/v1/search/ · schemas: what it may be asked and answers
result_downloads  results as files and as a feed
result_prev_next  previous and next among the results
"""
