"""Every test runs offscreen, with a home folder of its own and no journal named from outside."""

from __future__ import annotations

import hashlib
import os
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from fake_clock import FakeClock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from carejournal.services.journal_services import JournalServices

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_ACCESSIBILITY"] = "0"
os.environ["LC_ALL"] = "C.UTF-8"
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as __main__ does

# How long an example takes says nothing on a computer that is busy with something else. New examples are for
# those who can look into what they find: where only the outcome counts, they are the same each time.
settings.register_profile(
    "patient",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=bool(os.environ.get("CI")),
)
settings.load_profile("patient")


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test folders of its own for data, settings, caches and crash reports."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home if name == "HOME" else home / name.lower()))
    for name in ("CAREJOURNAL_JOURNAL", "CAREJOURNAL_PASSPHRASE_FILE"):
        monkeypatch.delenv(name, raising=False)
    return home


@pytest.fixture(scope="session", autouse=True)
def keys_worked_out_once() -> Iterator[None]:
    """Keep what a passphrase and a salt make: it takes a quarter of a second and is always the same."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(hashlib, "pbkdf2_hmac", cache(hashlib.pbkdf2_hmac))
        yield


@pytest.fixture
def open_umask() -> Iterator[None]:
    """Take every protection away that the process gives new files by itself."""
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.fixture
def clock() -> FakeClock:
    """Return a clock that shows Sunday evening, 22 November 2026, in winter time of central Europe."""
    return FakeClock()


@pytest.fixture
def services(tmp_path: Path, clock: FakeClock) -> Iterator[JournalServices]:
    """Yield the services over a new, empty journal."""
    from carejournal.services.opening import open_services
    from kept_journals import empty_journal

    made = open_services(empty_journal().put(tmp_path / "journal.carejournal"), clock=clock)
    yield made
    made.journal.close()


@pytest.fixture
def sample_services(services: JournalServices) -> JournalServices:
    """Return the services over a journal that holds the sample life."""
    from sample_copy import copy_sample_into

    copy_sample_into(services)
    return services
