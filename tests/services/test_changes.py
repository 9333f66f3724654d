"""Announcing what changed to everyone who asked."""

from __future__ import annotations

from carejournal.services.changes import Change, Changes, Subject


def test_every_listener_is_told_in_the_order_they_came() -> None:
    changes = Changes()
    told: list[tuple[str, Change]] = []
    changes.subscribe(lambda change: told.append(("first", change)))
    changes.subscribe(lambda change: told.append(("second", change)))
    changes.announce(Subject.ENTRIES, Subject.CATALOGUE, record_id="e")
    change = Change(frozenset({Subject.CATALOGUE, Subject.ENTRIES}), "e")
    assert told == [("first", change), ("second", change)]


def test_who_unsubscribed_is_told_nothing_more_and_may_say_so_twice() -> None:
    changes = Changes()
    told: list[Change] = []
    stop = changes.subscribe(told.append)
    changes.announce(Subject.SESSIONS)
    stop()
    stop()
    changes.announce(Subject.SESSIONS)
    assert told == [Change(frozenset({Subject.SESSIONS}))]


def test_the_same_listener_can_be_told_twice_and_stop_once() -> None:
    changes = Changes()
    told: list[Change] = []
    stop = changes.subscribe(told.append)
    changes.subscribe(told.append)
    stop()
    changes.announce(Subject.FOLLOW_UPS)
    assert len(told) == 1


def test_a_listener_may_leave_or_come_while_it_is_told() -> None:
    changes = Changes()
    told: list[str] = []

    def once(_: Change) -> None:
        told.append("once")
        stop()
        changes.subscribe(lambda _: told.append("late"))

    stop = changes.subscribe(once)
    changes.subscribe(lambda _: told.append("always"))
    changes.announce(Subject.ENTRIES)
    assert told == ["once", "always"]
    changes.announce(Subject.ENTRIES)
    assert told == ["once", "always", "always", "late"]
