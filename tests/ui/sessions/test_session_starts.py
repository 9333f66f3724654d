"""What a new session starts with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from carejournal.domain.moment import Moment
from carejournal.domain.session import MASSAGE, THERAPY, Kind, Session, Status
from carejournal.ui.sessions.session_starts import (
    started,
    started_anew,
    usual_kind,
    usual_status,
    with_other_kind,
)

NOW = Moment(datetime(2026, 11, 22, 21, 43, 30), 60)
CBT = Session(
    "a", THERAPY, Moment(datetime(2026, 11, 5, 17), 60), "CBT", 50, "Dr Low", "Mill Lane 3", online=True
)
SWEDISH = Session("b", MASSAGE, Moment(datetime(2026, 11, 14, 16), 60), "Swedish", 60, "the practice")
KINDS = (Kind(THERAPY, "Therapy", methods=("CBT",)), Kind(MASSAGE, "Massage", methods=("Swedish",)))


def test_a_new_session_starts_with_what_the_last_of_its_kind_had() -> None:
    new = started(THERAPY, (CBT, SWEDISH), NOW)
    assert (new.method, new.minutes, new.provider, new.place) == ("CBT", 50, "Dr Low", "Mill Lane 3")
    assert new.id not in {CBT.id, SWEDISH.id}
    assert new.note == ""
    assert new.recorded_at is None


def test_the_first_session_of_a_kind_starts_empty() -> None:
    new = started(MASSAGE, (CBT,), NOW)
    assert (new.method, new.minutes, new.provider, new.place) == ("", None, "", "")


@given(st.integers(0, 24 * 60 * 60 - 1))
def test_a_new_session_begins_now_rounded_down_to_five_minutes(second: int) -> None:
    now = Moment(datetime(2026, 3, 29) + timedelta(seconds=second), 120)
    began = started(THERAPY, (), now).moment
    assert began.utc_offset == 120
    assert (began.local.minute % 5, began.local.second) == (0, 0)
    assert timedelta() <= now.local - began.local < timedelta(minutes=5)


def test_the_usual_kind_is_that_of_the_last_session_until_now() -> None:
    planned = replace(CBT, id="c", moment=Moment(datetime(2026, 11, 26, 17)), status=Status.PLANNED)
    assert usual_kind((CBT, SWEDISH, planned), KINDS, NOW) == MASSAGE
    assert usual_kind((), KINDS, NOW) == THERAPY


def test_an_archived_kind_is_not_the_usual_one() -> None:
    archived = (KINDS[0], replace(KINDS[1], archived=True))
    assert usual_kind((CBT, SWEDISH), archived, NOW) == THERAPY


def test_what_is_to_come_is_planned_and_what_was_is_attended() -> None:
    assert usual_status(Moment(datetime(2026, 11, 22, 21, 44), 60), NOW) is Status.PLANNED
    assert usual_status(Moment(datetime(2026, 11, 22, 21, 43), 60), NOW) is Status.ATTENDED
    assert usual_status(Moment(datetime(2026, 11, 22, 21, 44), 120), NOW) is Status.ATTENDED
    assert usual_status(Moment(datetime(2026, 11, 22, 21, 44)), NOW) is Status.PLANNED


def test_a_day_without_a_time_is_planned_only_after_today() -> None:
    assert usual_status(Moment.on(date(2026, 11, 22)), NOW) is Status.ATTENDED
    assert usual_status(Moment.on(date(2026, 11, 23)), NOW) is Status.PLANNED


def test_another_kind_brings_its_usual_values_but_keeps_what_was_typed() -> None:
    start = started(THERAPY, (CBT, SWEDISH), NOW)
    typed = replace(start, minutes=90, note="words")
    other = started_anew(typed, start, MASSAGE, (CBT, SWEDISH))
    assert (other.kind, other.method, other.provider, other.place) == (MASSAGE, "Swedish", "the practice", "")
    assert (other.minutes, other.note, other.id) == (90, "words", start.id)


def test_a_kept_session_loses_only_a_method_that_belongs_to_its_old_kind() -> None:
    assert with_other_kind(CBT, KINDS[1], KINDS[0]).method == ""
    assert with_other_kind(replace(CBT, method="own way"), KINDS[1], KINDS[0]).method == "own way"
