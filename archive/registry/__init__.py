"""The register of what came in (收文登记簿): what a directive is to this office, the number of each received copy, who
has to see to it, and the sheet to print.

registered_copy       gives a received copy its number; open this first · running_number: the next one of a year
registration_values   what a registration says, put into the history and back
registration_form     what a person fills in of one
office_place          what a directive is to this office, told by its issuers, pure · known_bodies: who they are
copy_quality          what a received copy is, and which one gives way to which
handling_sheet        the 文件处理单 that is attached: checked, kept, given out
register_question     what of the register is asked for · register_rows: its rows for print and workbook
purged_registrations  what the register forgets when a file is purged
"""
