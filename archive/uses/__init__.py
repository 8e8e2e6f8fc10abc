"""The register of uses (利用登记): who came in, what was taken away, whose contacts were seen, what rights changed.

use_notes          the middleware that has the uses of an answer recorded before it goes out
use_writer         puts uses into the register; open this first
account_events     what happens to accounts, as Django and django-axes signal it
register_triggers  the database itself refuses to change or remove what is recorded
use_sheet          what of the register is asked for, and its rows for print, CSV and workbook
blanked_uses       what it forgets when a file is purged
"""
