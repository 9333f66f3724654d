"""Who a lock file names."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.storage.lock_holder import STALE_AFTER, Holder, host_name

NOW = datetime(2026, 11, 22, 20, 40, tzinfo=UTC)
OURS = Holder.here("window", NOW)
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells when a process began")


def test_a_holder_is_read_back_as_it_was_written() -> None:
    assert Holder.read(OURS.written()) == OURS


def test_a_lock_file_tells_host_process_program_and_since_when() -> None:
    told = json.loads(OURS.written())
    assert told["host"] == host_name()
    assert told["process"] == os.getpid()
    assert told["program"] == "window"
    assert datetime.fromisoformat(told["since"]) == NOW


@given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
def test_rubbish_names_nobody(content: bytes) -> None:
    assert Holder.read(content) is None


@given(
    st.sampled_from(["host", "process", "started", "program", "since"]),
    st.none()
    | st.booleans()
    | st.lists(st.integers())
    | st.floats()
    | st.integers(max_value=0)
    | st.just("\n"),
)
def test_one_wrong_value_makes_rubbish(name: str, value: object) -> None:
    assert Holder.read(json.dumps(json.loads(OURS.written()) | {name: value}).encode()) is None


def test_deeply_nested_rubbish_names_nobody() -> None:
    assert Holder.read(b"[" * 4000) is None


def test_this_process_lives() -> None:
    assert OURS.may_live(0, NOW)


def test_a_process_that_ended_does_not_live() -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    assert not replace(OURS, process=ended.pid, started="").may_live(NOW.timestamp(), NOW)


def test_a_process_number_that_cannot_be_does_not_live() -> None:
    assert not replace(OURS, process=2**80).may_live(NOW.timestamp(), NOW)


@ON_LINUX
def test_a_later_process_of_the_same_number_is_not_the_holder() -> None:
    assert OURS.started.isdigit()
    assert not replace(OURS, started=str(int(OURS.started) - 1)).may_live(NOW.timestamp(), NOW)


def test_a_process_of_unknown_beginning_counts_by_its_number_alone() -> None:
    assert replace(OURS, started="").may_live(NOW.timestamp(), NOW)


@pytest.mark.parametrize(("since_renewed", "lives"), [(STALE_AFTER, False), (STALE_AFTER / 2, True)])
def test_another_computers_holder_lives_as_long_as_it_renews(since_renewed: timedelta, lives: bool) -> None:
    elsewhere = replace(OURS, host="another")
    assert elsewhere.may_live((NOW - since_renewed).timestamp(), NOW) is lives
