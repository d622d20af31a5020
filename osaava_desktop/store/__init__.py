"""The encrypted office file: its keys, its database, its audit trail and its backups."""
