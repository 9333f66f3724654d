"""Sleep as Android's export, whose heading comes again before each record."""

from __future__ import annotations

from carejournal.exchange.instants import HOME_ZONE
from carejournal.exchange.sleep_found import NOT_AS_EXPECTED
from import_hand import only, read

HEADING = 'Id,Tz,From,To,Sched,Hours,Rating,Comment,LenAdjust,"23:10"'


def record(hours: str, *, zone: str = "Europe/Berlin", adjust: str = "0", rating: str = "3.5") -> str:
    return f'"1768342200000","{zone}","f","t","s","{hours}","{rating}","","{adjust}","0.1"'


def test_empty_lines_between_the_records_are_nothing() -> None:
    entry = only(read(f"{HEADING}\n\n{record('7.5')}\n\n"))
    assert (str(entry.moment), entry.readings[0].value) == ("2026-01-14T06:40:00+01:00", 7.5)


def test_a_sleep_of_no_length_or_of_more_than_a_day_is_told() -> None:
    found = read("\n".join([HEADING, record("0.0"), HEADING, record("25"), HEADING, record("x")]))
    assert found.entries == ()
    assert [(each.where, each.reason) for each in found.skipped] == [
        ("record 1", "It has no length of a sleep."),
        ("record 2", "It has no length of a sleep."),
        ("record 3", NOT_AS_EXPECTED),
    ]


def test_a_zone_that_is_not_known_is_this_computers_own_and_that_is_told() -> None:
    for zone in ("Mars/Olympus", ""):
        found = read(f"{HEADING}\n{record('7.5', zone=zone)}\n")
        assert found.warnings == (HOME_ZONE,)
        assert len(found.entries) == 1


def test_minutes_that_the_app_took_off_are_taken_off_and_a_rating_in_words_is_none() -> None:
    [reading] = only(read(f"{HEADING}\n{record('7.5', adjust='-30', rating='good')}\n")).readings
    assert (reading.name, reading.value) == ("Sleep hours", 7)


def test_zero_bytes_are_told() -> None:
    found = read(f"{HEADING}\n{record('7.5')}\0\n")
    assert found.warnings == ("The file holds damaged places (zero bytes); they were left out.",)


def test_a_heading_behind_spaces_is_one_and_loses_no_record() -> None:
    found = read(f" {HEADING}\n{record('7.5')}\n")
    assert [entry.key for entry in found.entries] == ["night:2026-01-14"]
