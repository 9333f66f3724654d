"""Imports and origins."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from carejournal.domain.origin import Import, Origin

AT = datetime(2026, 1, 20, 21, 5, 30, 7, tzinfo=timezone(timedelta(hours=1)))


def test_an_import_keeps_its_time_in_utc_and_its_file_name_as_it_can_be_written() -> None:
    made = Import("i", "daylio-csv", "Daylio", "caf\udce9.csv", AT)
    assert made.imported_at == datetime(2026, 1, 20, 20, 5, 30, tzinfo=UTC)
    assert made.source_name == "caf\ufffd.csv"


def test_an_origin_can_be_written() -> None:
    origin = Origin("i", "Day\0lio", "1\0", "\ud800", "{}\0")
    assert origin == Origin("i", "Daylio", "1", "\ufffd", "{}")


def test_an_import_has_an_id_and_an_origin_names_one() -> None:
    with pytest.raises(ValueError, match="id"):
        Import("", "daylio-csv", "Daylio", "a.csv", AT)
    with pytest.raises(ValueError, match="id"):
        Origin("", "Daylio", "1", "", "{}")
