"""Where things live."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from carejournal.system.paths import (
    JOURNAL_NAME,
    JOURNAL_VARIABLE,
    cache_folder,
    config_folder,
    data_folder,
    default_journal,
    state_folder,
)

if TYPE_CHECKING:
    from pathlib import Path


def test_the_journal_is_in_the_data_folder_unless_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for unnamed in (None, ""):
        monkeypatch.delenv(JOURNAL_VARIABLE, raising=False)
        if unnamed is not None:
            monkeypatch.setenv(JOURNAL_VARIABLE, unnamed)
        assert default_journal() == data_folder() / JOURNAL_NAME


def test_a_journal_can_be_named_by_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(JOURNAL_VARIABLE, str(tmp_path / "mine"))
    assert default_journal() == tmp_path / "mine"
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv(JOURNAL_VARIABLE, "~/mine")
    assert default_journal() == tmp_path / "mine"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the variables of XDG")
def test_each_thing_has_the_folder_that_is_its_custom(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folders = {"DATA": data_folder, "CONFIG": config_folder, "CACHE": cache_folder, "STATE": state_folder}
    for name, folder in folders.items():
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
        assert folder() == tmp_path / name / "carejournal"


def test_asking_for_folders_makes_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    default_journal()
    assert list(tmp_path.iterdir()) == []
