"""Imports and what the source itself said."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from hypothesis import given

from carejournal.domain.entry import Entry
from carejournal.domain.moment import Moment
from carejournal.domain.origin import Import, Origin
from carejournal.domain.session import Session
from domain.made_values import imports
from storage.made_journals import BROUGHT, DAY, NOON, undone

if TYPE_CHECKING:
    from carejournal.storage.journal import Journal


@given(imports)
def test_every_import_comes_back_as_it_was_kept(shared: Journal, made: Import) -> None:
    with undone(shared):
        shared.origins.add_import(made)
        assert [each for each in shared.origins.imports() if each != BROUGHT] == [made]


def test_an_import_that_is_kept_already_stays_as_it_is(shared: Journal) -> None:
    with undone(shared):
        shared.origins.add_import(Import(BROUGHT.id, "other", "Other", "other.csv", NOON))
        assert shared.origins.imports() == [BROUGHT]


def test_imports_come_oldest_first(shared: Journal) -> None:
    later = Import("b", "daylio-csv", "Daylio", "b.csv", NOON + timedelta(days=1))
    earlier = Import("c", "daylio-csv", "Daylio", "c.csv", NOON - timedelta(days=1))
    with undone(shared):
        shared.origins.add_import(later)
        shared.origins.add_import(earlier)
        assert shared.origins.imports() == [earlier, BROUGHT, later]


def test_an_import_of_which_nothing_is_left_can_be_forgotten(shared: Journal) -> None:
    unused = Import("unused", "daylio-csv", "Daylio", "b.csv", NOON)
    with undone(shared):
        shared.entries.put(Entry("e", Moment.on(DAY), origin=Origin(BROUGHT.id, "Daylio", "1", "f", "{}")))
        shared.origins.add_import(unused)
        shared.origins.forget_unused()
        assert shared.origins.imports() == [BROUGHT]


def test_all_that_came_from_a_program_is_known_also_from_the_trash(shared: Journal) -> None:
    with undone(shared):
        shared.entries.put(
            Entry("e", Moment.on(DAY), origin=Origin(BROUGHT.id, "Daylio", "1", "print 1", "{}"))
        )
        shared.sessions.put(
            Session("s", "therapy", Moment.on(DAY), origin=Origin(BROUGHT.id, "Daylio", "2", "print 2", "{}"))
        )
        shared.entries.trash("e", NOON)
        assert shared.origins.known("Daylio") == ({"1", "2"}, {"print 1", "print 2"})
        assert shared.origins.known("Another") == (set(), set())


def test_an_origin_takes_the_place_of_the_records_earlier_one(shared: Journal) -> None:
    second = Origin(BROUGHT.id, "Daylio", "2", "print 2", '{"mood": "good"}')
    with undone(shared):
        shared.entries.put(
            Entry("e", Moment.on(DAY), origin=Origin(BROUGHT.id, "Daylio", "1", "print 1", "{}"))
        )
        shared.entries.put(Entry("e", Moment.on(DAY), origin=second))
        (entry,) = shared.entries.all()
        assert entry.origin == second
        assert shared.origins.known("Daylio") == ({"2"}, {"print 2"})
