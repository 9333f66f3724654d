"""Agenda, practices and scores in a report."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from carejournal.domain.follow_up import AgendaItem, AgendaStatus, Practice, PracticeStatus, Score
from carejournal.domain.session import Session
from carejournal.reports.contents import Language, Part
from carejournal.reports.redaction import BAR
from services.report_making import FOUR_WEEKS, add_catalogue, at, entry, gather, write

if TYPE_CHECKING:
    from carejournal.services.journal_services import JournalServices
    from fake_clock import FakeClock

WITHIN = datetime(2026, 11, 10, tzinfo=UTC)
BEFORE = datetime(2026, 9, 10, tzinfo=UTC)
ITEM = AgendaItem("i", "The letter", WITHIN)
WALK = Practice("w", "Three walks", WITHIN)


def test_what_waits_for_this_kind_of_session_or_for_any_is_told(services: JournalServices) -> None:
    items = (
        replace(ITEM, id="any", text="for any"),
        replace(ITEM, id="t", text="for therapy", kind="therapy"),
        replace(ITEM, id="m", text="for massage", kind="massage"),
        replace(ITEM, id="d", text="done", status=AgendaStatus.DONE),
        replace(ITEM, id="x", text="dropped", status=AgendaStatus.DROPPED),
    )
    add_catalogue(services, agenda_items=items)
    assert set(gather(services, kind="therapy").contents.agenda) == {"for any", "for therapy"}
    assert set(gather(services).contents.agenda) == {"for any", "for therapy", "for massage"}


def test_nothing_comes_in_that_came_from_a_private_record(services: JournalServices) -> None:
    write(services, entry("e", at(3), note="x", private=True), entry("open", at(4), note="y"))
    write(services, Session("s", "therapy", at(5), private=True))
    items = (
        replace(ITEM, id="1", text="from a private entry", entry_id="e"),
        replace(ITEM, id="2", text="from a private session", session_id="s"),
        replace(ITEM, id="3", text="from an open entry", entry_id="open"),
    )
    add_catalogue(services, agenda_items=items, practices=(replace(WALK, session_id="s"),))
    for _ in range(2):  # the second time they lie in the trash
        contents = gather(services).contents
        assert contents.agenda == ("from an open entry",)
        assert contents.practices == ()
        services.entries.delete("e")
        services.sessions.delete("s")


@pytest.mark.parametrize(
    ("practice", "told"),
    [
        (WALK, True),
        (replace(WALK, created_at=BEFORE), True),
        (replace(WALK, created_at=BEFORE, status=PracticeStatus.DONE), False),
        (replace(WALK, created_at=BEFORE, status=PracticeStatus.NOT, due=date(2026, 11, 1)), True),
        (replace(WALK, created_at=datetime(2026, 11, 23, 12, tzinfo=UTC)), False),
    ],
    ids=["agreed in it", "still open", "long done", "due in it", "agreed later"],
)
def test_a_practice_is_told_where_it_concerns_the_period(
    services: JournalServices, practice: Practice, told: bool
) -> None:
    add_catalogue(services, practices=(practice,))
    assert bool(gather(services).contents.practices) is told


@pytest.mark.parametrize(
    ("east", "agreed", "told"),
    [(-8, datetime(2026, 11, 22, 17), True), (2, datetime(2026, 11, 23, 0, 30), False)],
    ids=["on its last evening", "on the night after it"],
)
def test_the_day_of_a_practice_is_that_of_the_persons_own_clock(
    services: JournalServices, clock: FakeClock, east: int, agreed: datetime, told: bool
) -> None:
    clock.now = agreed.replace(tzinfo=timezone(timedelta(hours=east)))
    services.follow_ups.agree("Three walks")
    assert bool(gather(services, FOUR_WEEKS).contents.practices) is told


def test_the_latest_score_of_each_questionnaire_is_told_with_the_one_before(
    services: JournalServices,
) -> None:
    days = (date(2026, 8, 1), date(2026, 10, 1), date(2026, 11, 12), date(2026, 12, 1))
    scores = [Score(f"p{n}", "PHQ-9", 15.0 - n, day, "my therapist") for n, day in enumerate(days)]
    add_catalogue(services, scores=(*scores, Score("g", "GAD-7", 7, days[0])))
    gad, phq = gather(services).contents.scores
    assert (gad.questionnaire, gad.value, gad.earlier) == ("GAD-7", 7, None)
    assert (phq.value, phq.day, phq.earlier, phq.earlier_day) == (13, days[2], 14, days[1])
    assert phq.day in FOUR_WEEKS
    assert (phq.band, phq.scatter, gad.band) == ("moderate", 6, "mild")


def test_a_band_is_told_in_the_reports_language_and_an_own_questionnaire_has_none(
    services: JournalServices,
) -> None:
    day = date(2026, 11, 12)
    add_catalogue(services, scores=(Score("p", "PHQ-9", 16, day), Score("o", "My own", 16, day)))
    own, phq = gather(services, language=Language.GERMAN).contents.scores
    assert (phq.band, own.band, own.scatter) == ("mittel bis schwer", "", None)


def test_marked_words_are_gone_from_all_of_it(services: JournalServices) -> None:
    add_catalogue(
        services,
        agenda_items=(replace(ITEM, text="Ask Anna"),),
        practices=(replace(WALK, text="Walk with Anna", note="Anna was ill"),),
        scores=(Score("s", "PHQ-9", 3, date(2026, 11, 3), "Dr. Anna"),),
    )
    lines = ("Anna moved", "", "Less Anna")
    contents = gather(services, hidden_words=("anna",), own_lines=lines, first_name="Anna").contents
    assert contents.agenda == (f"Ask {BAR}",)
    assert (contents.practices[0].text, contents.practices[0].note) == (f"Walk with {BAR}", f"{BAR} was ill")
    assert contents.scores[0].given_by == f"Dr. {BAR}"
    assert contents.own_lines == (f"{BAR} moved", "", f"Less {BAR}")
    assert contents.first_name == BAR


@pytest.mark.parametrize("part", [Part.LINES, Part.AGENDA, Part.PRACTICES, Part.SCORES])
def test_what_is_not_wanted_is_not_even_gathered(services: JournalServices, part: Part) -> None:
    score = Score("s", "PHQ-9", 3, date(2026, 11, 3))
    add_catalogue(services, agenda_items=(ITEM,), practices=(WALK,), scores=(score,))
    lines = ("a", "b", "c")
    whole = gather(services, own_lines=lines).contents
    without = gather(services, own_lines=lines, parts=frozenset(Part) - {part}).contents
    field = {Part.LINES: "own_lines"}.get(part, part.value)
    assert any(getattr(whole, field))
    assert not any(getattr(without, field))
