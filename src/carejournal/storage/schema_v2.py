"""What schema 2 adds to schema 1, as SQL. Released schemas are never edited: a change is a new migration."""

from __future__ import annotations

TABLES = (
    # What is being written and not saved yet: at most one a record, and never in the search index.
    """CREATE TABLE drafts (
    uid TEXT PRIMARY KEY CHECK (uid <> ''),
    subject TEXT NOT NULL CHECK (subject IN ('entry', 'session')),
    kept_at TEXT NOT NULL CHECK (
        kept_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'
    ),
    content TEXT NOT NULL
) STRICT""",
)
