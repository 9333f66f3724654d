"""Settings: remembered where possible, empty where not, never an error."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from carejournal.system.settings import SETTINGS_NAME, Settings

if TYPE_CHECKING:
    from pathlib import Path

RUBBISH = [
    b"",
    b"\xff\xfe\x00",
    b"{",
    b"[]",
    b"null",
    b'"words"',
    b"[" * 200_000,
    b'{"theme": ["dark"], "n": ' + b"9" * 5000 + b"}",
]


def test_what_was_put_is_there_after_the_next_start(tmp_path: Path) -> None:
    Settings(tmp_path / "config").put("theme", "dark")
    settings = Settings(tmp_path / "config")
    assert settings.get("theme", "light") == "dark"
    assert settings.get("language", "en") == "en"
    assert settings.get("language") == ""


def test_each_value_is_kept_beside_the_others(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings.put("theme", "dark")
    settings.put("journal", "/a/wörld/\udce9")
    settings.put("theme", "light")
    again = Settings(tmp_path)
    assert (again.get("theme"), again.get("journal")) == ("light", "/a/wörld/\udce9")


@pytest.mark.parametrize("rubbish", RUBBISH, ids=range(len(RUBBISH)))
def test_rubbish_counts_as_empty_and_is_replaced(tmp_path: Path, rubbish: bytes) -> None:
    (tmp_path / SETTINGS_NAME).write_bytes(rubbish)
    settings = Settings(tmp_path)
    assert settings.get("theme", "light") == "light"
    settings.put("theme", "dark")
    assert Settings(tmp_path).get("theme") == "dark"


def test_values_that_are_no_text_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / SETTINGS_NAME).write_bytes(b'{"theme": 3, "language": "de", "none": null}')
    settings = Settings(tmp_path)
    assert (settings.get("theme", "light"), settings.get("language")) == ("light", "de")


def test_a_folder_instead_of_the_file_counts_as_empty(tmp_path: Path) -> None:
    (tmp_path / SETTINGS_NAME / "inside").mkdir(parents=True)
    settings = Settings(tmp_path)
    settings.put("theme", "dark")
    assert settings.get("theme") == "dark"
    assert (tmp_path / SETTINGS_NAME / "inside").is_dir()


def test_a_place_that_cannot_be_written_costs_only_the_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"kept")
    settings = Settings(tmp_path / "file" / "config")
    settings.put("theme", "dark")
    assert settings.get("theme") == "dark"
    assert (tmp_path / "file").read_bytes() == b"kept"


def test_nothing_is_written_where_nothing_changes(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings.put("theme", "dark")
    (tmp_path / SETTINGS_NAME).unlink()
    settings.put("theme", "dark")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
@pytest.mark.usefixtures("open_umask")
def test_settings_are_private(tmp_path: Path) -> None:
    Settings(tmp_path / "config").put("theme", "dark")
    assert stat.S_IMODE((tmp_path / "config").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "config" / SETTINGS_NAME).stat().st_mode) == 0o600
