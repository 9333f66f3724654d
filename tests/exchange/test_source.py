"""Reading files that others made."""

from __future__ import annotations

import io
import os
import sys
import tarfile
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carejournal.domain.refusal import Refusal
from carejournal.exchange import folder_members, tar_members, zip_members
from carejournal.exchange.source import LARGEST_TEXT, LARGEST_WHOLE, Source
from carejournal.exchange.stoppable import ReadingStopped, Stop, watched, watched_files

if TYPE_CHECKING:
    from collections.abc import Callable
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


@pytest.mark.parametrize("name", ["no\0name", "x" * 5000])
def test_a_path_that_is_none_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refusal):
        Source.open(tmp_path / name)


def test_a_folder_is_read_by_its_files_and_its_links_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "outside").write_bytes(b"not yours")
    (tmp_path / "export" / "deep").mkdir(parents=True)
    (tmp_path / "export" / "deep" / "diary.txt").write_bytes(b"text")
    (tmp_path / "export" / "link").symlink_to(tmp_path / "outside")
    (tmp_path / "export" / "loop").symlink_to(tmp_path / "export", target_is_directory=True)
    source = Source.open(tmp_path / "export")
    assert (source.is_folder, source.is_zip, source.head) == (True, False, b"")
    assert source.members == {"deep/diary.txt": 4}
    assert source.member("deep/diary.txt").read() == b"text"
    assert [each.read() for each in source.members_read(source.members)] == [b"text"]


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


FILES = {"a.md": b"one", "Daily/2026-01-14.md": "zwei ü".encode(), "Daily/deep/x.bin": b"\0\1"}


def folder_of(tmp_path: Path) -> Source:
    for name, data in FILES.items():
        path = tmp_path / "vault" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return Source.open(tmp_path / "vault")


def zip_of(_: Path) -> Source:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in FILES.items():
            archive.writestr(name, data)
    return Source.of(stream.getvalue(), "vault.zip")


def tar_of(_: Path) -> Source:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name, data in FILES.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return Source.of(stream.getvalue(), "vault.tar")


@pytest.mark.parametrize("made", [folder_of, zip_of, tar_of])
def test_folders_zip_and_tar_files_have_the_same_members(
    tmp_path: Path, made: Callable[[Path], Source]
) -> None:
    source = made(tmp_path)
    assert source.members == {name: len(data) for name, data in FILES.items()}
    assert {name: source.member(name).read() for name in FILES} == FILES
    assert {member.name: member.read() for member in source.members_read(sorted(FILES))} == FILES
    assert source.member("Daily/2026-01-14.md").text() == "zwei ü"


def test_a_folder_says_that_it_is_one_and_has_its_own_name(tmp_path: Path) -> None:
    source = folder_of(tmp_path)
    assert (source.is_folder, source.is_zip, source.is_tar, source.name) == (True, False, False, "vault")
    assert source.head == b""


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs a right there")
def test_links_in_a_folder_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("outside")
    source = folder_of(tmp_path)
    (tmp_path / "vault" / "link.md").symlink_to(tmp_path / "secret.md")
    (tmp_path / "vault" / "round").symlink_to(tmp_path / "vault")
    assert source.members.keys() == FILES.keys()


def test_a_folder_with_too_many_files_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_members, "MOST_FILES", 2)
    with pytest.raises(Refusal, match="too many files"):
        _ = folder_of(tmp_path).members


@given(st.binary(max_size=600))
def test_a_damaged_tar_file_is_read_or_refused(tail: bytes) -> None:
    head = tar_of_nothing()[:512]
    source = Source.of(head + tail)
    try:
        for name in source.members:
            source.member(name).read()
    except Refusal as refusal:
        assert str(refusal).endswith(".")  # noqa: PT017 - either outcome is right


def tar_of_nothing() -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("empty.md"))
    return stream.getvalue()


def test_reading_ends_once_it_is_stopped(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"a line of words\n" * 100_000)
    (tmp_path / "folder").mkdir()
    path.with_name("folder").joinpath("long.txt").write_bytes(path.read_bytes())
    for opened in (path, tmp_path / "folder"):
        stop = Stop()
        whole = Source.open(opened, stop)
        source = whole.member("long.txt") if whole.is_folder else whole
        lines = source.lines()
        assert next(lines) == "a line of words\n"
        stop.stop()
        with pytest.raises(ReadingStopped):
            list(lines)
        with pytest.raises(ReadingStopped):
            source.read()


@pytest.mark.parametrize("name", ["export.xml", "export.zip", "folder"])
def test_reading_tells_how_far_it_is_and_counts_what_is_read_twice_once(tmp_path: Path, name: str) -> None:
    lines = b"".join(b"line %d of words\n" % number for number in range(20_000))
    (tmp_path / "export.xml").write_bytes(lines)
    with zipfile.ZipFile(tmp_path / "export.zip", "w") as archive:
        archive.writestr("export.xml", lines)
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "export.xml").write_bytes(lines)
    stop = Stop()
    whole = Source.open(tmp_path / name, stop)
    source = whole.member("export.xml") if whole.members else whole
    done = [stop.done for _ in source.lines()]
    assert done == sorted(done)
    assert stop.done == stop.total >= len(lines)
    assert len(source.read()) == len(lines)
    assert stop.done == stop.total


def test_a_folder_is_not_followed_down_without_end(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(folder_members.DEEPEST):
        deep /= "d"
    (deep / "deeper").mkdir(parents=True)
    (deep / "in.txt").write_text("x")
    (deep / "deeper" / "out.txt").write_text("x")
    assert [name.rsplit("/", 1)[-1] for name in Source.open(tmp_path).members] == ["in.txt"]


def test_links_and_folders_in_a_tar_file_are_no_members() -> None:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name, kind in (
            ("folder", tarfile.DIRTYPE),
            ("link", tarfile.SYMTYPE),
            ("./a.md", tarfile.REGTYPE),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    assert Source.of(stream.getvalue()).members == {"a.md": 0}


def test_a_tar_or_zip_file_of_too_many_parts_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for members in (tar_members, zip_members):
        monkeypatch.setattr(members, "MOST_MEMBERS", 2)
    for source in (tar_of(tmp_path), zip_of(tmp_path)):
        with pytest.raises(Refusal, match="too many"):
            _ = source.members


def test_writing_that_is_stopped_ends_before_the_next_piece() -> None:
    stop = Stop()
    pieces = watched([b"one", b"three", b"x"], stop)
    files = watched_files([("a", b"four"), ("b", b"x")], stop)
    assert (next(pieces), next(pieces), stop.done) == (b"one", b"three", 3)
    assert (next(files), stop.done) == (("a", b"four"), 3)
    stop.stop()
    with pytest.raises(ReadingStopped):
        next(pieces)
    with pytest.raises(ReadingStopped):
        next(files)
