"""Files and folders for their owner alone, written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from carejournal.system.private_files import (
    keep_private,
    make_private_file,
    make_private_folder,
    new_beside,
    write_private,
)

posix = pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@posix
@pytest.mark.usefixtures("open_umask")
def test_new_files_and_folders_are_for_their_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    make_private_folder(folder)
    make_private_file(folder / "made")
    write_private(folder / "written", b"x")
    assert [mode(path) for path in (tmp_path / "a", folder)] == [0o700, 0o700]
    assert [mode(folder / name) for name in ("made", "written")] == [0o600, 0o600]


@posix
def test_a_strict_umask_still_lets_the_owner_in(tmp_path: Path) -> None:
    before = os.umask(0o777)
    try:
        make_private_folder(tmp_path / "a")
        make_private_file(tmp_path / "a" / "made")
    finally:
        os.umask(before)
    assert (mode(tmp_path / "a"), mode(tmp_path / "a" / "made")) == (0o700, 0o600)


@posix
def test_a_file_that_others_could_read_becomes_private_and_keeps_its_content(tmp_path: Path) -> None:
    for number, make_private in enumerate((make_private_file, keep_private)):
        path = tmp_path / str(number)
        path.write_bytes(b"kept")
        path.chmod(0o644)
        make_private(path)
        assert (mode(path), path.read_bytes()) == (0o600, b"kept")


@posix
def test_what_replaces_a_file_that_others_could_read_is_private(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    path.chmod(0o644)
    write_private(path, b"new")
    assert (mode(path), path.read_bytes()) == (0o600, b"new")


@posix
def test_a_folder_that_is_there_keeps_its_mode(tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    folder.chmod(0o755)
    make_private_folder(folder)
    make_private_folder(folder / "new")
    assert (mode(folder), mode(folder / "new")) == (0o755, 0o700)


@posix
def test_making_a_file_private_leaves_the_locks_on_it_alone(tmp_path: Path) -> None:
    import fcntl

    path = tmp_path / "a"
    make_private_file(path)
    path.chmod(0o644)
    with path.open("r+b") as held:
        fcntl.lockf(held, fcntl.LOCK_EX)
        keep_private(path)
        tries = "import fcntl, sys; fcntl.lockf(open(sys.argv[1], 'r+b'), fcntl.LOCK_EX | fcntl.LOCK_NB)"
        other = subprocess.run([sys.executable, "-c", tries, path], capture_output=True, check=False)
    assert b"BlockingIOError" in other.stderr


@pytest.mark.parametrize("old", [None, b"old content"])
def test_a_failure_in_between_leaves_what_was_there_and_nothing_else(
    tmp_path: Path, old: bytes | None
) -> None:
    path = tmp_path / "a"
    if old is not None:
        path.write_bytes(old)
    with contextlib.suppress(KeyboardInterrupt), new_beside(path) as beside:
        beside.write_bytes(b"half of the new con")
        raise KeyboardInterrupt
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == ({"a": old} if old else {})


def test_content_that_cannot_take_its_place_leaves_nothing_beside(tmp_path: Path) -> None:
    taken = tmp_path / "a"
    taken.mkdir()
    (taken / "inside").write_bytes(b"x")
    with pytest.raises(OSError, match="a"):
        write_private(taken, b"new")
    assert [each.name for each in tmp_path.iterdir()] == ["a"]


def test_what_is_written_is_whole_and_alone(tmp_path: Path) -> None:
    for content in (b"first, and longer", b"", b"second"):
        write_private(tmp_path / "a", content)
        assert (tmp_path / "a").read_bytes() == content
    assert [each.name for each in tmp_path.iterdir()] == ["a"]


def test_new_content_never_stands_at_the_path_in_part(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    with new_beside(path) as beside:
        assert beside.parent == path.parent
        beside.write_bytes(b"new")
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"


def test_a_folder_cannot_be_made_inside_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(OSError, match="file"):
        make_private_folder(tmp_path / "file" / "folder")


def test_a_folder_may_be_named_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    make_private_folder(Path("here") / "there")
    assert (tmp_path / "here" / "there").is_dir()
