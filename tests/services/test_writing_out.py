"""Finished documents are put where the person wants them: whole, private, or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.domain.refusal import Refusal
from carejournal.services.writing_out import REASONS, reason_of, write_out

if TYPE_CHECKING:
    from collections.abc import Iterator

NOBODY = 65534


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_content_stands_there_whole_and_for_its_owner_alone(tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    write_out(target, b"first")
    assert (target.read_bytes(), target.stat().st_mode & 0o777) == (b"first", 0o600)
    target.chmod(0o644)
    write_out(target, b"second, and longer")
    assert (target.read_bytes(), target.stat().st_mode & 0o777) == (b"second, and longer", 0o600)
    assert names_in(tmp_path) == ["report.pdf"]


def test_nothing_is_also_a_content(tmp_path: Path) -> None:
    write_out(tmp_path / "empty", b"")
    assert (tmp_path / "empty").read_bytes() == b""


def refused(target: Path) -> str:
    with pytest.raises(Refusal) as refusal:
        write_out(target, b"new")
    sentence = str(refusal.value)
    assert sentence.startswith(f"{target} could not be written: ")
    assert sentence.endswith(".")
    return sentence.removeprefix(f"{target} could not be written: ").removesuffix(".")


def test_a_folder_that_is_missing_is_refused_and_not_made(tmp_path: Path) -> None:
    assert refused(tmp_path / "missing" / "report.pdf") == "the folder does not exist"
    assert names_in(tmp_path) == []


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"old")
    assert refused(tmp_path / "file" / "report.pdf") == "part of the path is a file, not a folder"
    assert (tmp_path / "file").read_bytes() == b"old"


@pytest.mark.parametrize("name", ["folder", ".", "..", "", "/", "folder/.."])
def test_a_folder_in_the_place_of_the_file_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (tmp_path / "inside" / "folder").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "inside")
    assert refused(Path(name)) == "there is a folder of that name"
    assert (names_in(tmp_path), names_in(tmp_path / "inside")) == (["inside"], ["folder"])


def test_a_name_that_is_too_long_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / ("n" * 300)) == "the name is too long"
    assert names_in(tmp_path) == []


@contextlib.contextmanager
def as_nobody() -> Iterator[None]:
    """Take root's rights away for the block; another user has no more than their own anyway."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="Windows knows other rights")
def test_a_folder_that_this_user_may_not_write_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "another's"
    folder.mkdir()
    (folder / "report.pdf").write_bytes(b"old")
    folder.chmod(0o500)
    with as_nobody():
        assert refused(folder / "report.pdf") == "this user may not write there"
    folder.chmod(0o700)
    assert (folder / "report.pdf").read_bytes() == b"old"
    assert names_in(folder) == ["report.pdf"]


def test_on_a_full_disk_the_old_file_stays_as_it_was(small_disk: Path) -> None:
    target = small_disk / "report.pdf"
    write_out(target, b"old")
    with pytest.raises(Refusal, match=r"could not be written: the disk is full\.$"):
        write_out(target, bytes(4_000_000))
    assert (target.read_bytes(), names_in(small_disk)) == (b"old", ["report.pdf"])


def test_on_a_read_only_disk_the_old_file_stays_as_it_was(small_disk: Path) -> None:
    target = small_disk / "report.pdf"
    write_out(target, b"old")
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    assert refused(target) == "the disk is read-only"
    assert (target.read_bytes(), names_in(small_disk)) == (b"old", ["report.pdf"])


def test_a_file_that_is_spared_is_never_replaced_by_whatever_name(tmp_path: Path) -> None:
    journal = tmp_path / "journal.db"
    journal.write_bytes(b"a life")
    (tmp_path / "link").symlink_to(journal)
    os.link(journal, tmp_path / "second name")
    for name in ("journal.db", "link", "second name", "../" + tmp_path.name + "/journal.db"):
        with pytest.raises(Refusal, match="the journal itself"):
            write_out(tmp_path / name, b"new", spared=journal)
    assert journal.read_bytes() == b"a life"
    write_out(tmp_path / "beside", b"new", spared=journal)
    assert (tmp_path / "beside").read_bytes() == b"new"


@pytest.mark.parametrize("number", REASONS)
def test_each_known_cause_has_plain_words(number: int) -> None:
    assert reason_of(OSError(number, os.strerror(number))) == REASONS[number]
    assert REASONS[number][0].islower()


@given(st.sampled_from(sorted(set(errno.errorcode) - set(REASONS))))
def test_every_other_cause_is_told_in_the_systems_words(number: int) -> None:
    assert reason_of(OSError(number, os.strerror(number))) == os.strerror(number).lower()


def test_an_error_that_says_nothing_is_still_told() -> None:
    assert reason_of(OSError()) == "the disk refused"
