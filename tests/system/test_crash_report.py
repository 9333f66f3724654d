"""Crash reports: places in the code, and never a word of the journal."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from carejournal.system.crash_report import crash_text, write_crash_report

if TYPE_CHECKING:
    from pathlib import Path

MARKER = "zqxwv-what-a-person-wrote"


def fails_while_reading(text: str) -> None:
    kept_in_a_variable = text.upper()
    try:
        looked_up_by(text)
    except KeyError:
        raise RuntimeError(kept_in_a_variable) from None


def looked_up_by(text: str) -> None:
    try:
        int(text)
    except ValueError as error:
        raise KeyError(text) from error


def caught() -> BaseException:
    try:
        fails_while_reading(MARKER)
    except RuntimeError as error:
        error.add_note(MARKER)
        return error
    raise AssertionError


def test_a_report_names_kinds_of_errors_and_places_but_holds_no_message() -> None:
    text = crash_text(caught(), "1.2.3")
    assert MARKER.casefold() not in text.casefold()
    assert "Care Journal 1.2.3" in text
    assert "builtins.RuntimeError" in text
    assert "in fails_while_reading" in text


def test_a_report_tells_what_led_to_the_error() -> None:
    kinds = [line for line in crash_text(caught(), "1").splitlines() if line.startswith("builtins.")]
    assert kinds == ["builtins.RuntimeError", "builtins.KeyError", "builtins.ValueError"]


def test_errors_that_cause_each_other_are_told_once() -> None:
    first, second = ValueError(MARKER), TypeError(MARKER)
    first.__cause__, second.__cause__ = second, first
    text = crash_text(first, "1")
    assert (text.count("ValueError"), text.count("TypeError")) == (1, 1)


def test_a_report_is_kept_whole(tmp_path: Path) -> None:
    kept = write_crash_report("a report\n", tmp_path / "state")
    assert kept is not None
    assert kept.read_text("utf-8") == "a report\n"
    assert list((tmp_path / "state").iterdir()) == [kept]


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
@pytest.mark.usefixtures("open_umask")
def test_a_report_is_private(tmp_path: Path) -> None:
    kept = write_crash_report("a report", tmp_path / "state")
    assert kept is not None
    assert [stat.S_IMODE(path.stat().st_mode) for path in (kept.parent, kept)] == [0o700, 0o600]


def test_a_report_that_cannot_be_kept_is_no_further_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"kept")
    assert write_crash_report("a report", tmp_path / "file") is None
    assert (tmp_path / "file").read_bytes() == b"kept"
