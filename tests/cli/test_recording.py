"""The commands that record."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from cli_command import Command


def exported(carejournal: Command, tmp_path: Path) -> dict[str, list[dict[str, object]]]:
    assert carejournal("export", tmp_path / "all.json").code == 0
    read: dict[str, list[dict[str, object]]] = json.loads((tmp_path / "all.json").read_text("utf-8"))
    return read


def test_add_makes_the_journal_and_prints_the_id_of_what_it_recorded(
    carejournal: Command, journal: Path, tmp_path: Path
) -> None:
    done = carejournal(
        "add", "Slept *well*.", "--at", "2026-11-20T21:05+01:00", "--mood", "7", "--stress", 2.5,
        "--sleep", "7.25", "--sleep-quality", 8, "--tag", "exercise", "--tag", "Café", "--private",
    )  # fmt: skip
    assert (done.code, done.err) == (0, "")
    assert journal.stat().st_mode & 0o777 == 0o600
    (entry,) = exported(carejournal, tmp_path)["entries"]
    assert entry["id"] == done.out.strip()
    assert entry["moment"] == "2026-11-20T21:05:00+01:00"
    assert entry["note"] == "Slept *well*."
    assert entry["readings"] == {"mood": 7, "sleep_hours": 7.25, "sleep_quality": 8, "stress": 2.5}
    assert entry["tags"] == ["exercise", "Café"]
    assert entry["private"] is True


def test_add_of_a_day_alone_does_not_invent_a_time(carejournal: Command, tmp_path: Path) -> None:
    carejournal("add", "A quiet day.", "--at", "2026-11-20")
    (entry,) = exported(carejournal, tmp_path)["entries"]
    assert entry["moment"] == "2026-11-20"


def test_add_of_nothing_is_a_usage_error_and_makes_no_journal(carejournal: Command, journal: Path) -> None:
    assert carejournal("add").code == 2
    assert carejournal("add", " ", "--tag", " ").code == 2
    assert not journal.exists()


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Asia/Tokyo"])
def test_the_first_and_last_hours_of_the_calendar_can_be_recorded_and_taken_out(
    carejournal: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    if not hasattr(time, "tzset"):
        pytest.skip("the zone cannot be set for one process here")
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    for moment in ("0001-01-01T00:30", "0001-01-01", "9999-12-31T23:30", "9999-12-31"):
        assert carejournal("add", "x", "--at", moment).code == 0
        assert carejournal("session", "therapy", "--at", moment).code == 0
    assert len(exported(carejournal, tmp_path)["entries"]) == 4
    assert carejournal("export", tmp_path / "e.ics", "--format", "calendar").code == 0
    monkeypatch.undo()
    time.tzset()
    assert (tmp_path / "e.ics").read_bytes().count(b"BEGIN:VEVENT") == 4


def test_values_outside_their_scale_are_usage_errors(carejournal: Command) -> None:
    assert carejournal("add", "--mood", "11").code == 2
    assert carejournal("add", "--stress", "-1").code == 2
    assert carejournal("add", "--sleep", "7.1").code == 2
    assert carejournal("add", "x", "--at", "20.11.2026").code == 2


def test_session_takes_a_kind_by_key_or_name_and_a_new_method(carejournal: Command, tmp_path: Path) -> None:
    first = carejournal("session", "therapy", "--at", "2026-11-19T17:00", "--method", "CBT", "--minutes", 50)
    second = carejournal(
        "session", "Massage", "--at", "2026-11-14T15:00", "--method", "Thai", "--note", "Calm."
    )
    assert (first.code, second.code) == (0, 0)
    sessions = exported(carejournal, tmp_path)["sessions"]
    assert {(s["id"], s["kind"], s["method"]) for s in sessions} == {
        (first.out.strip(), "therapy", "CBT"),
        (second.out.strip(), "massage", "Thai"),
    }


def test_a_session_yet_to_come_is_planned(carejournal: Command, tmp_path: Path) -> None:
    carejournal("session", "therapy", "--at", "2999-01-01T10:00")
    (session,) = exported(carejournal, tmp_path)["sessions"]
    assert session["status"] == "planned"


def test_a_session_that_is_over_elsewhere_is_not_planned(carejournal: Command, tmp_path: Path) -> None:
    now = datetime.now(UTC)
    for hours, past in ((14, timedelta(hours=1)), (-12, timedelta(hours=-1))):
        there = (now - past).astimezone(timezone(timedelta(hours=hours)))
        carejournal("session", "therapy", "--at", there.isoformat(timespec="seconds"))
    over, to_come = exported(carejournal, tmp_path)["sessions"]
    if str(over["moment"]).endswith("-12:00"):  # they are listed by the clock on the wall
        over, to_come = to_come, over
    assert (over["status"], to_come["status"]) == ("attended", "planned")


def test_an_unknown_kind_is_refused_with_those_there_are(carejournal: Command) -> None:
    done = carejournal("session", "golf")
    assert done.code == 1
    assert "therapy, massage" in done.err
    assert done.err.count("\n") == 1
