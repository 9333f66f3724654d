"""What a journal rates, tags and tracks: measures, tags, kinds with their methods; facts about the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carejournal.domain.measure import Better, Form, Measure
from carejournal.domain.storable_text import storable
from carejournal.domain.tag import Tag
from carejournal.storage.columns import marks, values_kept_well

if TYPE_CHECKING:
    from collections.abc import Iterable

    from carejournal.domain.session import Kind
    from carejournal.storage.journal_file import JournalFile
    from carejournal.storage.search_index import SearchIndex

OWN_ID = "journal_id"
"""The fact that no copy brings or takes along: which journal this is."""
BROUGHT = "copy_brought:"
"""Before the id of an import: which records a copy of a journal brought. In no copy, and in no facts()."""
PLAN_DRAFT = "safety_plan_draft"
"""The fact that holds an unsaved safety plan; like every draft it is in no copy of the journal."""

USED_TAGS = (
    "folded FROM tags JOIN entry_tags ON tag_id = id"
    " UNION SELECT folded FROM tags JOIN practices ON tag_id = tags.id"
)


class CatalogueStore:
    """Reads and writes the catalogue; each writing method is called inside a transaction."""

    def __init__(self, file: JournalFile, index: SearchIndex) -> None:
        self._file = file
        self._index = index

    @values_kept_well()
    def measures(self) -> list[Measure]:
        """Return all measures in their order, archived ones too."""
        rows = self._file.rows(
            "SELECT key, name, form, better, unit, low, high, step, position, archived FROM measures"
            " ORDER BY position, key"
        )
        return [
            Measure(key, name, Form(form), Better(better), unit, low, high, step, position, bool(archived))
            for key, name, form, better, unit, low, high, step, position, archived in rows
        ]

    def put_measure(self, measure: Measure) -> None:
        """Write the measure in place of the one with its key."""
        self._file.db.table("measures").upsert(
            {
                "key": measure.key,
                "name": measure.name,
                "form": str(measure.form),
                "better": str(measure.better),
                "unit": measure.unit,
                "low": measure.low,
                "high": measure.high,
                "step": measure.step,
                "position": measure.position,
                "archived": int(measure.archived),
            },
            pk="key",
        )

    @values_kept_well()
    def tags(self) -> list[Tag]:
        """Return all tags in their order, archived ones too."""
        rows = self._file.rows(
            "SELECT name, tag_group, position, archived FROM tags ORDER BY position, folded"
        )
        return [Tag(name, group, position, bool(archived)) for name, group, position, archived in rows]

    def put_tag(self, tag: Tag) -> None:
        """Write the tag in place of the one with its name, whatever its case."""
        self._file.db.execute(
            "INSERT INTO tags (name, folded, tag_group, position, archived) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (folded) DO UPDATE SET tag_group = excluded.tag_group,"
            " position = excluded.position, archived = excluded.archived",
            (tag.name, tag.name.casefold(), tag.group, tag.position, int(tag.archived)),
        )

    def tag_id(self, name: str) -> int:
        """Return the row of the tag with this name, made at the end of the list where there is none."""
        found = self._file.rows("SELECT id FROM tags WHERE folded = ?", (name.casefold(),))
        if found:
            return int(found[0][0])
        position = self._file.rows("SELECT coalesce(max(position), -1) + 1 FROM tags")[0][0]
        self.put_tag(Tag(name, position=position))
        return self.tag_id(name)

    @values_kept_well()
    def kinds(self) -> list[Kind]:
        """Return all kinds of session with their methods in order, archived kinds too."""
        from carejournal.domain.session import Kind, Mark  # no start needs sessions: 2 ms

        methods: dict[str, list[str]] = {}
        archived_methods: dict[str, list[str]] = {}
        for kind, name, archived in self._file.rows(
            "SELECT kind, name, archived FROM methods ORDER BY kind, position, id"
        ):
            (archived_methods if archived else methods).setdefault(kind, []).append(name)
        rows = self._file.rows(
            "SELECT key, name, mark, position, archived, body FROM kinds ORDER BY position, key"
        )
        return [
            Kind(
                key,
                name,
                Mark(mark),
                tuple(methods.get(key, ())),
                position,
                bool(archived),
                tuple(archived_methods.get(key, ())),
                bool(body),
            )
            for key, name, mark, position, archived, body in rows
        ]

    def put_kind(self, kind: Kind) -> None:
        """Write the kind in place of the one with its key; methods it does not name are archived."""
        renamed = self._file.rows(
            "SELECT search_id FROM sessions JOIN kinds ON kinds.key = kind"
            " WHERE kind = ? AND kinds.name <> ? AND search_id IS NOT NULL",
            (kind.key, kind.name),
        )
        for (search_id,) in renamed:
            self._index.take_out(search_id)
        self._file.db.table("kinds").upsert(
            {
                "key": kind.key,
                "name": kind.name,
                "mark": str(kind.mark),
                "position": kind.position,
                "archived": int(kind.archived),
                "body": int(kind.body),
            },
            pk="key",
        )
        for position, name in enumerate(kind.methods + kind.archived_methods):
            self._put_method(kind.key, name, position)
        self._file.db.execute(
            f"UPDATE methods SET archived = 1 WHERE kind = ? AND name NOT IN ({marks(kind.methods)})",
            (kind.key, *kind.methods),
        )
        for (search_id,) in renamed:
            self._index.put_in(search_id)

    def rename_method(self, kind: str, old: str, new: str) -> None:
        """Give a method of a kind another name, which no other of its methods has."""
        using = self._file.rows(
            "SELECT search_id FROM sessions JOIN methods ON methods.id = method_id"
            " WHERE methods.kind = ? AND name = ? AND search_id IS NOT NULL",
            (kind, old),
        )
        for (search_id,) in using:
            self._index.take_out(search_id)
        self._file.db.execute("UPDATE methods SET name = ? WHERE kind = ? AND name = ?", (new, kind, old))
        for (search_id,) in using:
            self._index.put_in(search_id)

    def method_id(self, kind: str, name: str) -> int | None:
        """Return the row of the kind's method with this name, made where there is none; None for no name."""
        if not name:
            return None
        found = self._file.rows("SELECT id FROM methods WHERE kind = ? AND name = ?", (kind, name))
        if found:
            return int(found[0][0])
        position = self._file.rows(
            "SELECT coalesce(max(position), -1) + 1 FROM methods WHERE kind = ?", (kind,)
        )[0][0]
        self._put_method(kind, name, position)
        return self.method_id(kind, name)

    def clear(self) -> None:
        """Forget all measures, kinds with their methods, and tags, but those that a record uses."""
        self.forget_unused(
            [measure.key for measure in self.measures()],
            [kind.key for kind in self.kinds()],
            [tag.name for tag in self.tags()],
        )

    def forget_unused(self, measures: Iterable[str], kinds: Iterable[str], tags: Iterable[str]) -> None:
        """Forget those of the measures, kinds (by key) and tags (by name) that nothing uses."""
        for table, column, users, names in (
            ("measures", "key", "measure FROM readings", measures),
            ("kinds", "key", "kind FROM sessions UNION SELECT coalesce(kind, '') FROM agenda_items", kinds),
            ("tags", "folded", USED_TAGS, (name.casefold() for name in tags)),
        ):
            for name in names:
                sql = f"DELETE FROM {table} WHERE {column} = ? AND {column} NOT IN (SELECT {users})"
                self._file.db.execute(sql, (name,))

    def forget_fact(self, name: str) -> None:
        """Forget a fact about the journal, other than its own id."""
        self._file.db.execute("DELETE FROM facts WHERE name = ? AND name <> ?", (name, OWN_ID))

    def facts(self) -> dict[str, str]:
        """Return the facts about the journal, by name, without its own id; PLAN_DRAFT is among them."""
        rows = self._file.rows(
            "SELECT name, value FROM facts WHERE name <> ? AND name NOT GLOB ? ORDER BY name",
            (OWN_ID, f"{BROUGHT}*"),
        )
        return dict(rows)

    def brought(self) -> dict[str, str]:
        """Return what is kept of copies that were brought in, by the ids of their imports."""
        rows = self._file.rows("SELECT name, value FROM facts WHERE name GLOB ?", (f"{BROUGHT}*",))
        return {name.removeprefix(BROUGHT): value for name, value in rows}

    def put_brought(self, import_id: str, value: str | None) -> None:
        """Keep what a copy brought, or forget it."""
        if value is None:
            self.forget_fact(f"{BROUGHT}{import_id}")
        else:
            self.put_fact(f"{BROUGHT}{import_id}", value)

    def put_fact(self, name: str, value: str) -> None:
        """Keep a fact about the journal; its own id stays as it is."""
        fact = {"name": storable(name), "value": storable(value)}
        if fact["name"] != OWN_ID:
            self._file.db.table("facts").upsert(fact, pk="name")

    def _put_method(self, kind: str, name: str, position: int) -> None:
        self._file.db.execute(
            "INSERT INTO methods (kind, name, position) VALUES (?, ?, ?)"
            " ON CONFLICT (kind, name) DO UPDATE SET position = excluded.position, archived = 0",
            (kind, name, position),
        )
