"""A directive's text and the slices of it that its sections and action items are: they hang together by offsets.

rules     what must hold between them; pure · held: why neither `save` nor `update` changes one of them alone

They are written by `archive.importing.record` alone; what does not fit is found and mended by
`archive.reparsing.damage`.
"""
