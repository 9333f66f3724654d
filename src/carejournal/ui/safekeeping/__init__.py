"""Keeping the journal safe: passphrase, lock, recovery, backups, trash."""
