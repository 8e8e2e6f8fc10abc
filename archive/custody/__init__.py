"""The archive's acts on what it holds: 撤下 and 恢复, 封存, 清除. What is done is recorded before it shows.

custody_acts    withdraw, restore, seal and its lifting; open this first
file_kin        what stands in the same files, and has to go with it
seal_sheet      what the sheet of a sealing (封存单) says
purge_request   what one person asks for, and what stands against it
purge           what happens once a second person has confirmed
purge_traces    the words of it that stand elsewhere in the database
database_erasure  what the database's own file keeps of deleted rows
"""
