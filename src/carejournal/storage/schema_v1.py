"""The tables of schema 1, as SQL. Released schemas are never edited: a change is a new migration."""

from __future__ import annotations

MOMENT_COLUMNS = """
    moment TEXT NOT NULL CHECK (moment GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]'),
    utc_offset INTEGER CHECK (utc_offset BETWEEN -1080 AND 1080),
    time_known INTEGER NOT NULL CHECK (time_known IN (0, 1)),
    day TEXT NOT NULL GENERATED ALWAYS AS (substr(moment, 1, 10)) VIRTUAL"""
"""Local wall time, minutes east of UTC (NULL = unknown) and whether the time of day is known."""

TABLES = (
    # One row a fact about the whole file, such as the journal's own id or that it is a sample.
    "CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    """CREATE TABLE measures (
    key TEXT PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    form TEXT NOT NULL CHECK (form IN ('scale', 'number', 'yes_no')),
    better TEXT NOT NULL CHECK (better IN ('higher', 'lower', 'neither')),
    unit TEXT NOT NULL DEFAULT '',
    low REAL, high REAL CHECK (high >= low), step REAL CHECK (step > 0),
    position INTEGER NOT NULL DEFAULT 0,
    archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1))
) STRICT""",
    """CREATE TABLE tags (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    folded TEXT NOT NULL UNIQUE,
    tag_group TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0,
    archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1))
) STRICT""",
    """CREATE TABLE kinds (
    key TEXT PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    mark TEXT NOT NULL CHECK (mark IN ('triangle', 'diamond', 'square', 'star', 'cross')),
    position INTEGER NOT NULL DEFAULT 0,
    archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1))
) STRICT""",
    """CREATE TABLE methods (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL REFERENCES kinds (key) ON UPDATE CASCADE ON DELETE CASCADE,
    name TEXT NOT NULL CHECK (name <> ''),
    position INTEGER NOT NULL DEFAULT 0,
    archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
    UNIQUE (kind, name)
) STRICT""",
    f"""CREATE TABLE entries (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),{MOMENT_COLUMNS},
    recorded_at TEXT,
    title TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    private INTEGER NOT NULL DEFAULT 0 CHECK (private IN (0, 1)),
    starred INTEGER NOT NULL DEFAULT 0 CHECK (starred IN (0, 1)),
    trashed_at TEXT,
    search_id INTEGER UNIQUE CHECK (trashed_at IS NULL OR search_id IS NULL)
) STRICT""",
    "CREATE INDEX entries_by_moment ON entries (moment, id) WHERE trashed_at IS NULL",
    """CREATE TABLE readings (
    entry_id INTEGER NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
    measure TEXT NOT NULL REFERENCES measures (key) ON UPDATE CASCADE,
    value REAL NOT NULL,
    PRIMARY KEY (entry_id, measure)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE entry_tags (
    entry_id INTEGER NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
    tag_id INTEGER NOT NULL REFERENCES tags (id),
    position INTEGER NOT NULL,
    PRIMARY KEY (entry_id, tag_id)
) STRICT, WITHOUT ROWID""",
    "CREATE INDEX entry_tags_by_tag ON entry_tags (tag_id)",
    f"""CREATE TABLE sessions (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
    kind TEXT NOT NULL REFERENCES kinds (key) ON UPDATE CASCADE,
    method_id INTEGER REFERENCES methods (id),{MOMENT_COLUMNS},
    minutes INTEGER CHECK (minutes BETWEEN 1 AND 1440),
    provider TEXT NOT NULL DEFAULT '',
    place TEXT NOT NULL DEFAULT '',
    online INTEGER NOT NULL DEFAULT 0 CHECK (online IN (0, 1)),
    status TEXT NOT NULL CHECK (status IN ('planned', 'attended', 'missed', 'cancelled')),
    before_tension REAL CHECK (before_tension BETWEEN 0 AND 10),
    before_mood REAL CHECK (before_mood BETWEEN 0 AND 10),
    after_tension REAL CHECK (after_tension BETWEEN 0 AND 10),
    after_mood REAL CHECK (after_mood BETWEEN 0 AND 10),
    areas TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(areas)),
    pressure INTEGER CHECK (pressure BETWEEN 1 AND 5),
    note TEXT NOT NULL DEFAULT '',
    cost REAL CHECK (cost >= 0),
    private INTEGER NOT NULL DEFAULT 0 CHECK (private IN (0, 1)),
    recorded_at TEXT,
    trashed_at TEXT,
    search_id INTEGER UNIQUE CHECK (trashed_at IS NULL OR search_id IS NULL)
) STRICT""",
    "CREATE INDEX sessions_by_moment ON sessions (moment, id) WHERE trashed_at IS NULL",
    """CREATE TABLE agenda_items (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
    text TEXT NOT NULL CHECK (text <> ''),
    created_at TEXT NOT NULL,
    kind TEXT REFERENCES kinds (key) ON UPDATE CASCADE,
    status TEXT NOT NULL CHECK (status IN ('waiting', 'done', 'dropped')),
    session_id INTEGER REFERENCES sessions (id) ON DELETE SET NULL,
    entry_id INTEGER REFERENCES entries (id) ON DELETE SET NULL,
    trashed_at TEXT
) STRICT""",
    """CREATE TABLE practices (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
    text TEXT NOT NULL CHECK (text <> ''),
    created_at TEXT NOT NULL,
    due TEXT CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    status TEXT NOT NULL CHECK (status IN ('due', 'done', 'partly', 'not')),
    note TEXT NOT NULL DEFAULT '',
    tag_id INTEGER REFERENCES tags (id) ON DELETE SET NULL,
    session_id INTEGER REFERENCES sessions (id) ON DELETE SET NULL,
    trashed_at TEXT
) STRICT""",
    """CREATE TABLE scores (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
    questionnaire TEXT NOT NULL CHECK (questionnaire <> ''),
    value REAL NOT NULL,
    day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    given_by TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    trashed_at TEXT
) STRICT""",
    """CREATE TABLE imports (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
    format TEXT NOT NULL,
    program TEXT NOT NULL,
    source_name TEXT NOT NULL,
    imported_at TEXT NOT NULL
) STRICT""",
    # What the source itself said, beside the entry or session that was made of it.
    """CREATE TABLE originals (
    id INTEGER PRIMARY KEY,
    entry_id INTEGER UNIQUE REFERENCES entries (id) ON DELETE CASCADE,
    session_id INTEGER UNIQUE REFERENCES sessions (id) ON DELETE CASCADE,
    import_id INTEGER NOT NULL REFERENCES imports (id),
    program TEXT NOT NULL,
    source_key TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    record TEXT NOT NULL,
    UNIQUE (program, source_key),
    CHECK ((entry_id IS NULL) <> (session_id IS NULL))
) STRICT""",
    "CREATE INDEX originals_by_import ON originals (import_id)",
    """CREATE VIEW trash AS
    SELECT 'entry' AS subject, uid, trashed_at FROM entries WHERE trashed_at IS NOT NULL
    UNION ALL SELECT 'session', uid, trashed_at FROM sessions WHERE trashed_at IS NOT NULL
    UNION ALL SELECT 'agenda_item', uid, trashed_at FROM agenda_items WHERE trashed_at IS NOT NULL
    UNION ALL SELECT 'practice', uid, trashed_at FROM practices WHERE trashed_at IS NOT NULL
    UNION ALL SELECT 'score', uid, trashed_at FROM scores WHERE trashed_at IS NOT NULL""",
    # The full-text index keeps no copy of the texts: it reads them through this view by search_id.
    """CREATE VIEW search_source AS
    SELECT search_id AS id, title, note,
        (SELECT group_concat(name, ' · ') FROM
            (SELECT tags.name FROM entry_tags JOIN tags ON tags.id = tag_id
             WHERE entry_id = entries.id ORDER BY entry_tags.position)) AS tags
    FROM entries WHERE search_id IS NOT NULL
    UNION ALL
    SELECT search_id,
        (SELECT name FROM kinds WHERE key = kind)
            || coalesce(' · ' || (SELECT name FROM methods WHERE methods.id = method_id), '')
            || CASE provider WHEN '' THEN '' ELSE ' · ' || provider END,
        note, NULL
    FROM sessions WHERE search_id IS NOT NULL""",
    """CREATE VIRTUAL TABLE search USING fts5(
    title, note, tags,
    content = 'search_source', content_rowid = 'id',
    prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 2'
)""",
)

STARTING_ROWS: dict[str, list[dict[str, object]]] = {
    "measures": [
        {"key": "mood", "name": "Mood", "form": "scale", "better": "higher", "low": 0.0, "high": 10.0},
        {"key": "stress", "name": "Stress", "form": "scale", "better": "lower", "low": 0.0, "high": 10.0},
        {"key": "sleep_quality", "name": "Sleep quality", "form": "scale", "better": "higher", "low": 0.0, "high": 10.0},
        {"key": "sleep_hours", "name": "Sleep hours", "form": "number", "better": "neither", "unit": "h", "low": 0.0, "high": 24.0, "step": 0.25},
        {"key": "ill", "name": "Ill today", "form": "yes_no", "better": "lower", "low": 0.0, "high": 1.0, "step": 1.0},
    ],
    "kinds": [
        {"key": "therapy", "name": "Therapy", "mark": "triangle"},
        {"key": "massage", "name": "Massage", "mark": "diamond"},
    ],
    "methods": [
        {"kind": "therapy", "name": "CBT"},
        {"kind": "therapy", "name": "Behaviour therapy"},
        {"kind": "therapy", "name": "Cognitive therapy"},
        {"kind": "therapy", "name": "Psychoeducation"},
        {"kind": "therapy", "name": "Mindfulness-based"},
        {"kind": "therapy", "name": "Supportive or bereavement"},
        {"kind": "therapy", "name": "Combined"},
        {"kind": "therapy", "name": "Other"},
        {"kind": "massage", "name": "Swedish"},
        {"kind": "massage", "name": "Deep tissue"},
        {"kind": "massage", "name": "Other"},
    ],
    "tags": [
        {"name": "exercise", "folded": "exercise"},
        {"name": "people", "folded": "people"},
        {"name": "good food", "folded": "good food"},
        {"name": "regular bedtime", "folded": "regular bedtime"},
        {"name": "wind-down", "folded": "wind-down"},
    ],
}  # fmt: skip
"""What a new journal starts with, by table, in order; written out here so that it never changes again."""
