"""Daylio files made for a test."""

from __future__ import annotations

import base64
import io
import json
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest

from carejournal.exchange.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SAMPLES = Path(__file__).parent / "samples" / "daylio"


class MakeBackup(Protocol):
    """Makes a backup of entries, each with what differs from a usual one; `more` goes into the root."""

    def __call__(self, *entries: object, **more: object) -> Source: ...


@pytest.fixture(scope="session")
def samples() -> Path:
    return SAMPLES


@pytest.fixture(scope="session")
def expected() -> dict[str, Any]:
    values: dict[str, Any] = json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))
    return values


@pytest.fixture(scope="session")
def sample_root() -> dict[str, Any]:
    """Return the sample backup as the app's own record."""
    with zipfile.ZipFile(SAMPLES / "backup_2026_01_20.daylio") as archive:
        root: dict[str, Any] = json.loads(base64.b64decode(archive.read("backup.daylio")))
    return root


@pytest.fixture(scope="session")
def backup_of(sample_root: dict[str, Any]) -> MakeBackup:
    usual = {"year": 2026, "month": 0, "day": 20, "hour": 21, "minute": 5, "mood": 1}

    def make(*entries: object, **more: object) -> Source:
        records = [
            {"id": number, **usual, **entry} if isinstance(entry, dict) else entry
            for number, entry in enumerate(entries, start=1)
        ]
        root = {**sample_root, "dayEntries": records, "metadata": {"number_of_entries": len(records)}, **more}
        return Source.of(packed(root))

    return make


@pytest.fixture(scope="session")
def pack() -> Callable[[object], bytes]:
    return packed


def packed(root: object) -> bytes:
    """Return a backup as the app writes it: JSON, in base64 with line ends, in a zip file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("backup.daylio", base64.encodebytes(json.dumps(root).encode()))
    return stream.getvalue()


@pytest.fixture
def in_berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let this computer's clocks be those of Berlin."""
    if not hasattr(time, "tzset"):
        pytest.skip("the zone cannot be set for one process here")
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()
