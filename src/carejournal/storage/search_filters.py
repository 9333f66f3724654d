"""Search filters as SQL conditions on entries and on sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from carejournal.domain.period import same_day_in
from carejournal.storage.columns import marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from carejournal.domain.search_query import AnyOf, Condition, SearchQuery

Clause = tuple[str, list[Any]]
"""A condition with its parameters."""

IN_AN_ENTRY = {"note": "entries.note <> ''", "title": "entries.title <> ''", "star": "entries.starred = 1"}
IN_A_SESSION = {"note": "sessions.note <> ''"}
HAS_A_PHOTO = "EXISTS (SELECT 1 FROM photos WHERE photos.entry_id = entries.id AND photos.trashed_at IS NULL)"
NEVER: Clause = ("0", [])


def on_entries(query: SearchQuery, years: range, *, photos: bool) -> list[Clause]:
    """Return what an entry has to fulfil; `years` are the journal's, `photos` whether it can have any."""
    clauses = list(_on_any("entries", query, years))
    clauses += [_reading(condition) for condition in query.conditions]
    clauses += [_tags(tags) for tags in query.tags]
    clauses += [NEVER for kinds in query.kinds if kinds.wanted]
    in_an_entry = IN_AN_ENTRY | ({"photo": HAS_A_PHOTO} if photos else {})
    return clauses + [_has(has, in_an_entry) for has in query.has]


def on_sessions(query: SearchQuery, years: range) -> list[Clause]:
    """Return what a session has to fulfil; it has no readings and no tags."""
    clauses = list(_on_any("sessions", query, years))
    if any(each.wanted for each in query.conditions) or any(each.wanted for each in query.tags):
        clauses.append(NEVER)
    for kinds in query.kinds:
        negation = "" if kinds.wanted else "NOT "
        clauses.append((f"sessions.kind {negation}IN ({marks(kinds.names)})", list(kinds.names)))
    return clauses + [_has(has, IN_A_SESSION) for has in query.has]


def _on_any(table: str, query: SearchQuery, years: range) -> Iterator[Clause]:
    for period in query.periods:
        ends = [f"{period.first.isoformat()}T00:00:00", f"{period.last.isoformat()}T23:59:59"]
        yield f"{table}.moment BETWEEN ? AND ?", list(ends)
    if query.month_and_day is not None:
        yield _on_days(table, [day.isoformat() for day in same_day_in(*query.month_and_day, years)])
    if query.private is not None:
        yield f"{table}.private = ?", [int(query.private)]


def _on_days(table: str, days: list[str]) -> Clause:
    """Return that a record lies on one of the days, each looked up in the index by moment."""
    if not days:
        return NEVER
    wanted = ", ".join(["(?)"] * len(days))
    sql = (
        f"{table}.id IN (WITH days (wanted) AS (VALUES {wanted}) SELECT here.id FROM days"
        f" CROSS JOIN {table} AS here ON here.moment BETWEEN wanted || 'T00:00:00' AND wanted || 'T23:59:59'"
        " WHERE here.trashed_at IS NULL)"
    )
    return sql, list(days)


def _reading(condition: Condition) -> Clause:
    tests, values = ["entry_id = entries.id", "measure = ?"], [condition.measure]
    numbers: list[Any] = []
    for sign, end in ((">", condition.low), ("<", condition.high)):
        if end is not None:
            tests.append(f"value {sign}{'' if condition.strict else '='} ?")
            numbers.append(end)
    negation = "" if condition.wanted else "NOT "
    return f"{negation}EXISTS (SELECT 1 FROM readings WHERE {' AND '.join(tests)})", [*values, *numbers]


def _tags(tags: AnyOf) -> Clause:
    negation = "" if tags.wanted else "NOT "
    # The plus keeps SQLite from trying every tagged entry for each word that matches.
    sql = (
        f"+entries.id {negation}IN (SELECT entry_id FROM entry_tags WHERE tag_id IN"
        f" (SELECT id FROM tags WHERE folded IN ({marks(tags.names)})))"
    )
    return sql, [name.casefold() for name in tags.names]


def _has(has: AnyOf, known: dict[str, str]) -> Clause:
    tests = [known[name] for name in has.names if name in known]
    test = f"({' OR '.join(tests)})" if tests else "0"
    return (test if has.wanted else f"NOT {test}"), []
