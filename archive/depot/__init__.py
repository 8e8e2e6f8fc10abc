"""Where the bytes of originals and of drafts lie, behind Django's storage API: a folder of DATA_DIR, or a bucket.

kept_storage    what the archive asks of either; open this first
kept_file       one that is kept, as a listing tells of it
folder_storage  a folder of this machine: the default
bucket_storage  a bucket of a store that speaks S3 (ORIGINALS_URL); loaded where it is set, and nowhere else
bucket_client   what speaks to it, one for a process
bucket_words    what such a store answers, in the words of whoever runs the archive: archive.ops.store_trouble
store_checks    whether the store can be used: asked at the start, by `check --deploy`, and before a purge
moved_originals what lies in the folder, into the bucket
"""
