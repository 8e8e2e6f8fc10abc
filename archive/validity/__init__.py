"""Whether a directive holds on a day (效力), and by what.

validity_rule       events of a directive and a day → its state; pure; open this first
kept_validity       the same of many directives, in one question, as a reader may see it
read_events         what a text says of itself, kept as events
proposed_validity   what a text says of others, with the directives that it means: for a person to apply
declared_validity   what a person sets, recorded in the history, and the way back
validity_forms      the form of a declaration, and of what is applied
validity_pages      the page of one directive on which staff do both
"""
