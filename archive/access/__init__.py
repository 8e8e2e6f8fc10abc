"""Who comes in, and from where.

client_address  the address that a request came from
"""
