"""Whether a directive holds on a day (效力), and by what.

validity_rule       events of a directive and a day → its state; pure; open this first
read_events         what a text says of itself, kept as events
proposed_validity   what a text says of others, with the directives that it means: for a person to apply
declared_validity   what a person sets, recorded in the history, and the way back
purged_basis        what the validity of others forgets of a directive that is purged
validity_forms      the form of a declaration, and of what is applied
"""
