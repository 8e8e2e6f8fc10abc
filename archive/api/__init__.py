"""JSON under /api/v1/, for the federation's other systems: read only, described in OpenAPI and on a page of its own.

`interface` is the API and how it answers; `asking` what may be asked, `schemas` and `compared` what is answered,
`shapes` the rows made into that, `operations` the answers themselves; `described` is what the API says of itself.
"""
