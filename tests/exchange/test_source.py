"""Reading files that others made."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.domain.refusal import Refusal
from carejournal.exchange.source import LARGEST_TEXT, LARGEST_WHOLE, Source

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_read_whole_and_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "diary.txt"
    path.write_bytes(b"one\r\ntwo\nthree")
    source = Source.open(path)
    assert source.name == "diary.txt"
    assert source.read() == b"one\r\ntwo\nthree"
    assert list(source.lines()) == ["one\r\n", "two\n", "three"]
    assert source.warnings == ()


def test_a_missing_file_is_refused_without_its_name(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refusal:
        Source.open(tmp_path / "my secret diary.csv")
    assert "secret" not in str(refusal.value)


@pytest.mark.parametrize("name", ["", "no\0name", "x" * 5000])
def test_a_path_that_is_none_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refusal):
        Source.open(os.path.join(tmp_path, name))  # noqa: PTH118 - Path would take the empty name away


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_a_pipe_is_refused_at_once_instead_of_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Refusal):
        Source.open(tmp_path / "pipe")


@pytest.mark.skipif(sys.platform == "win32", reason="a sparse file is made otherwise there")
def test_a_file_too_large_for_memory_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large"
    with path.open("wb") as stream:
        stream.truncate(LARGEST_WHOLE + 1)
    source = Source.open(path)
    with pytest.raises(Refusal, match="too large"):
        source.read()
    with pytest.raises(Refusal, match="too large"):
        source.text()
    with path.open("wb") as stream:
        stream.truncate(LARGEST_TEXT + 1)
    with pytest.raises(Refusal, match="too large"):
        next(Source.open(path).lines())


def test_a_file_that_vanishes_after_it_was_opened_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "diary.txt"
    path.write_bytes(b"text")
    source = Source.open(path)
    path.unlink()
    with pytest.raises(Refusal):
        source.read()


def test_nul_characters_are_left_out_and_told() -> None:
    source = Source.of(b"a\0b\nc\0")
    assert list(source.lines()) == ["ab\n", "c"]
    assert source.text() == "ab\nc"
    assert len(source.warnings) == 1


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_text_comes_back_as_it_was_written(text: str) -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        source = Source.of(text.encode(encoding))
        if encoding == "utf-8" and text.startswith("\ufeff"):
            continue  # without a mark of its own the text's first character is taken for one
        assert source.text() == text
        assert "".join(source.lines()) == text
        assert source.warnings == ()


@given(st.binary())
def test_any_bytes_can_be_read_as_text(data: bytes) -> None:
    source = Source.of(data)
    assert "".join(source.lines()) == source.text()
    assert "\0" not in source.text()
    source.text().encode()
