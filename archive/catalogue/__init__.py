"""Questions across the archive: what it holds, what is tied to what, whether anything changed. Models in, plain values
out; neither HTML nor HTTP.

relations       what one directive is tied to, asked in one question; open this first · relations_question: that one
holdings_table  how many directives of each province and year
initiatives     the initiatives that action items name, counted
most_referred_to
                the directives that the most others refer to
compiled_question
                a question that Django puts together once and asks of many keys
annotated_directive
                the annotations of a directive as its reader may see them
whole_directive one directive with what its page shows of its own
portions        a long text in parts, each a page of its own · long_directive: what is read of it for one of them
listed_directives, listed_action_items
                what their lists show of them, as plain values · topic_order: the main topic before the others
action_item_counts
                how many action items each directive has, of each kind
kept_validity   the validity of many directives, in one question · shown_validity: as a reader may see it ·
                validity_basis: what it rests on, as he may · states_today: all that are settled, by state
answered_occasions
                what directives answer, who has answered it and when · shared_by_all: the wording that all of them
                have, and what each adds
comparable_directives
                which directives are worth laying beside others, and why
known_directives
                which directives a reader may not know of
stock_clauses   which clauses many directives have
data_version    what differs after any change of the archive: caches hang on it · version_triggers: how it is raised
"""
