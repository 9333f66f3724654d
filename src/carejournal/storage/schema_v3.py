"""What schema 3 adds to schema 2, as SQL. Released schemas are never edited: a change is a new migration."""

from __future__ import annotations

TABLES = (
    # The content comes last: what is known of a photo is read without its picture.
    """CREATE TABLE photos (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
    entry_id INTEGER NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
    position INTEGER NOT NULL DEFAULT 0,
    media_type TEXT NOT NULL CHECK (media_type IN ('image/jpeg', 'image/png')),
    width INTEGER NOT NULL CHECK (width > 0),
    height INTEGER NOT NULL CHECK (height > 0),
    added_at TEXT NOT NULL,
    trashed_at TEXT,
    content BLOB NOT NULL
) STRICT""",
    "CREATE INDEX photos_by_entry ON photos (entry_id)",
    "CREATE INDEX photos_in_trash ON photos (trashed_at) WHERE trashed_at IS NOT NULL",
    """CREATE TABLE templates (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    text TEXT NOT NULL,
    position INTEGER NOT NULL DEFAULT 0
) STRICT""",
    # Words that spell checking takes for right in this journal.
    "CREATE TABLE learned_words (word TEXT PRIMARY KEY CHECK (word <> '')) STRICT",
    "DROP VIEW trash",
    """CREATE VIEW trash AS
    SELECT 'entry' AS subject, uid, trashed_at FROM entries WHERE trashed_at IS NOT NULL
    UNION ALL SELECT 'session', uid, trashed_at FROM sessions WHERE trashed_at IS NOT NULL
    UNION ALL SELECT 'agenda_item', uid, trashed_at FROM agenda_items WHERE trashed_at IS NOT NULL
    UNION ALL SELECT 'practice', uid, trashed_at FROM practices WHERE trashed_at IS NOT NULL
    UNION ALL SELECT 'score', uid, trashed_at FROM scores WHERE trashed_at IS NOT NULL
    UNION ALL SELECT 'photo', uid, trashed_at FROM photos WHERE trashed_at IS NOT NULL""",
)
