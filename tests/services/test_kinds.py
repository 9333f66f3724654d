"""Own kinds and methods: added, renamed and put away, each a step of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from carejournal.domain.moment import Moment
from carejournal.domain.period import Period
from carejournal.domain.refusal import BadValueRefusal
from carejournal.domain.session import Kind, Mark, Session
from carejournal.services.kinds import free_mark

if TYPE_CHECKING:
    from carejournal.services.journal_services import JournalServices


def kind(services: JournalServices, key: str) -> Kind:
    return next(each for each in services.kinds.all() if each.key == key)


def test_an_own_kind_gets_a_mark_of_its_own_and_goes_with_undo(services: JournalServices) -> None:
    made = services.kinds.add(" Acupuncture ")
    assert (made.key, made.name, made.mark) == ("acupuncture", "Acupuncture", Mark.SQUARE)
    assert services.kinds.all()[-1] == made
    services.history.undo()
    assert [each.key for each in services.kinds.all()] == ["therapy", "massage"]
    services.history.redo()
    assert services.kinds.all()[-1] == made


def test_an_own_kind_is_in_the_chart_and_the_search_like_the_others(services: JournalServices) -> None:
    made = services.kinds.add("Yoga")
    session = Session("y", made.key, Moment(datetime(2026, 11, 20, 9), 60), note="on the mat")
    services.sessions.write(session)
    trend = services.describing.trend(Period.ending(services.today, 28), lambda measure: measure.name)
    assert [(mark.kind_name, mark.mark) for mark in trend.marks] == [("Yoga", Mark.SQUARE)]
    services.kinds.write(replace(made, name="Hatha"))
    assert [hit.id for hit in services.looking_back.find("hatha")] == ["y"]
    assert services.reporting.period_since_last("Hatha").first == session.moment.day


def test_a_name_that_is_taken_or_empty_is_refused(services: JournalServices) -> None:
    for name in ("therapy", "MASSAGE", "  "):
        with pytest.raises(BadValueRefusal):
            services.kinds.add(name)
    with pytest.raises(BadValueRefusal, match="already"):
        services.kinds.write(replace(kind(services, "massage"), name="Therapy"))
    assert services.history.next_undo is None


def test_a_renamed_method_is_renamed_in_every_session_and_found_by_its_new_name(
    services: JournalServices,
) -> None:
    session = Session("s", "therapy", Moment(datetime(2026, 11, 20, 9), 60), "CBT")
    services.sessions.write(session)
    services.kinds.rename_method(kind(services, "therapy"), "CBT", "Schema therapy")
    assert services.sessions.get("s") == replace(session, method="Schema therapy")
    assert [hit.id for hit in services.looking_back.find("schema")] == ["s"]
    services.history.undo()
    assert services.sessions.get("s") == session
    assert [hit.id for hit in services.looking_back.find("schema")] == []
    assert services.journal.check().faults == ()


def test_a_method_put_away_stays_on_its_sessions_and_can_be_offered_again(services: JournalServices) -> None:
    session = Session("s", "massage", Moment(datetime(2026, 11, 20, 9), 60), "Swedish")
    services.sessions.write(session)
    services.kinds.put_method_away(kind(services, "massage"), "Swedish")
    assert "Swedish" not in kind(services, "massage").methods
    assert services.sessions.get("s") == session
    services.kinds.add_method(kind(services, "massage"), "Swedish")
    assert kind(services, "massage").methods[-1] == "Swedish"
    assert kind(services, "massage").archived_methods == ()
    for _ in range(2):
        services.history.undo()
    assert kind(services, "massage").methods == ("Swedish", "Deep tissue", "Other")


def test_when_all_marks_are_taken_the_rarest_is_used_again() -> None:
    kinds = [Kind(f"k{n}", f"k{n}", mark) for n, mark in enumerate((*Mark, Mark.TRIANGLE, Mark.SQUARE))]
    assert free_mark(kinds) is Mark.DIAMOND
