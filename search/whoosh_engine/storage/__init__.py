"""The index on disk, so that whoever reads it finds a whole one, however its writer ended.

index_directory      a folder of generations, one of them current; open this first
generation_contents  which segments a generation is made of
integrity            whether files are what was written · audit: a generation read through
locks                one at a time · progress: how far a rebuild is · file_watch: read again when it has changed
"""
