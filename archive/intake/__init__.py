"""收文: files that come by the browser, until they are in the archive: 待读 → 已读 → 入库.

new_draft       a file that was sent → a draft, or the sentence that refuses it; open this first
capped_upload   what Django keeps of a request while it comes in: no more than a file may have
draft_bytes     the files of drafts, in DATA_DIR/intake
draft_files     whether drafts and their files agree
draft_sweep     what becomes of drafts that nobody touches for long
draft_work      what the server's own process does with one draft: reads it, or takes it in
draft_contents  what pages show of what was read, and how surely
draft_form      the fields that are corrected before a draft is taken in
draft_comparison  a draft beside the directive that it is like
shown_draft     a draft as its page shows it
draft_counts    how many came in, and what each became
draft_acts      what persons do with drafts; the second to do so with an older version is told
typed_fields    fields that a person set → the directive, marked as theirs and in its history
taken_in        the one door from a draft into the archive
purged_drafts   drafts of a file that is purged go with it
intake_process  the server's own process that reads
"""
