"""docs/journal-json.md: every key of an export, and none besides."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from carejournal.exchange.journal_json import FORMAT, VERSION, write_copy
from storage.made_journals import filled, opened

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "journal-json.md").read_text("utf-8")


def described() -> dict[str, list[str]]:
    """Return the keys that the page describes, in their order, by section."""
    sections = re.split(r"^## `?([^`\n]+)`?$", PAGE, flags=re.MULTILINE)
    return {
        name: re.findall(r"^\| `(\w+)` \|", body, re.MULTILINE)
        for name, body in zip(sections[1::2], sections[2::2], strict=True)
    }


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    with opened(filled(tmp_path_factory.mktemp("json") / "journal")) as journal:
        whole: dict[str, Any] = json.loads(write_copy(journal.copy()))
    return whole


def test_the_whole_is_described_key_by_key_in_its_order(export: dict[str, Any]) -> None:
    assert described()["The whole"] == list(export)


def test_every_record_is_described_key_by_key_in_its_order(export: dict[str, Any]) -> None:
    lists = {name: records for name, records in export.items() if isinstance(records, list)}
    lists["origin"] = [entry["origin"] for entry in export["entries"] if entry["origin"]]
    assert set(lists) | {"The whole"} == set(described())
    for name, records in lists.items():
        assert records, name
        for record in records:
            assert described()[name] == list(record)


def test_format_and_version_are_those_of_the_program() -> None:
    assert f"| `format` | always `{FORMAT}` |" in PAGE
    assert f"| `version` | {VERSION} |" in PAGE


def test_the_moments_on_the_page_are_written_so(export: dict[str, Any]) -> None:
    assert {"2026-01-18", "2026-01-20T21:05:00+01:00"} <= {entry["moment"] for entry in export["entries"]}
    assert "2026-01-20T20:06:00Z" in [entry["recorded_at"] for entry in export["entries"]]
    for written in ("2026-01-20T21:05:00+01:00", "2026-01-20T20:06:00Z"):
        assert written in PAGE
