"""Packaged resources."""

from __future__ import annotations

import pytest

from carejournal.system.resources import resource_path


def test_resources_are_found_as_files_and_folders() -> None:
    assert resource_path("help", "lines.toml").is_file()
    assert resource_path("help").is_dir()


def test_a_missing_resource_is_told_by_its_name() -> None:
    with pytest.raises(FileNotFoundError, match=r"help/nothing\.toml"):
        resource_path("help", "nothing.toml")
