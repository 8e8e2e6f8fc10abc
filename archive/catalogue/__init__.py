"""Questions across the archive: what it holds, what is tied to what, whether anything changed. Models in, plain values
out; neither HTML nor HTTP.

relations       what one directive is tied to, asked in one question; open this first
holdings_table  how many directives of each province and year
initiatives     the initiatives that action items name, counted
data_version    what differs after any change of the archive: caches hang on it · version_triggers: how it is raised
"""
