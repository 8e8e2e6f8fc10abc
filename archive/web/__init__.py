"""Requests and responses of the archive's own pages.

views/       a module for each page or kind of page; open this first, beside archive/urls.py
forms        what a list may be asked for · common_filters: also of action items · filter_fields: names and labels
facets       the filters' values as a page shows them · list_counts: how many directives each leaves
list_orders  what a list is sorted by · list_view: in full, or a line for each directive
pagination   one page of many · prev_next: the previous and the next in the list
portion_links  a long text in parts: from one to the next
staff_page   who comes to a page of the staff
return_link  the list that a reader came from, kept in the address
closed_directives  410 for what is out of view · custody_form: the acts that take it out
chosen_directives  several, for one act · account_choice: those that an account has chosen · no_file: why there is
             no file of them
occasion_forms  what directives answer, settled by staff
openness_form  who may know of a directive · reason_box: why
comparison_choice  which directives are to be compared · compared_places: how each place is filled ·
             compared_columns: what each is called and calls itself ·
             shown_comparison: side by side or as a redline · shown_verdicts: as a base and its follower ·
             task_grid: what up to ten ask for, in rows · shown_grid: the same as a page has it
page_cache   pages kept until anything changes
heavy_places few at a time for what is heavy, the rest told
middleware/  what happens to every answer · json_refusal: a refusal for those who ask in JSON
"""
