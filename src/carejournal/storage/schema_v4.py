"""What schema 4 adds to schema 3, as SQL. Released schemas are never edited: a change is a new migration."""

from __future__ import annotations

COLUMNS = (
    # Whether sessions of the kind tell of areas of the body and of pressure.
    "ALTER TABLE kinds ADD COLUMN body INTEGER NOT NULL DEFAULT 0 CHECK (body IN (0, 1))",
    "UPDATE kinds SET body = 1 WHERE key = 'massage'",
    # How well it suited the person, 0 to 10, in words of our own.
    "ALTER TABLE sessions ADD COLUMN heard REAL CHECK (heard BETWEEN 0 AND 10)",
    "ALTER TABLE sessions ADD COLUMN goals REAL CHECK (goals BETWEEN 0 AND 10)",
    "ALTER TABLE sessions ADD COLUMN way REAL CHECK (way BETWEEN 0 AND 10)",
    # A session that is one of a series: all three, or none.
    "ALTER TABLE sessions ADD COLUMN series TEXT CHECK (series <> '')",
    """ALTER TABLE sessions ADD COLUMN series_rule TEXT
    CHECK (series_rule IN ('weekly', 'fortnightly', 'monthly'))
    CHECK ((series_rule IS NULL) = (series IS NULL))""",
    """ALTER TABLE sessions ADD COLUMN series_day TEXT
    CHECK (series_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
    CHECK ((series_day IS NULL) = (series IS NULL))""",
    "ALTER TABLE agenda_items ADD COLUMN carried INTEGER NOT NULL DEFAULT 0 CHECK (carried >= 0)",
)
