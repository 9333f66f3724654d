"""A process that is killed loses nothing that it said was saved."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from storage.writes_until_killed import kill_writers

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

    from storage.nursery import Nursery

pytestmark = pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX's")

KILLS = [100, pytest.param(1000, marks=pytest.mark.slow)]


@pytest.mark.parametrize("kills", KILLS)
def test_every_acknowledged_entry_survives_being_killed(
    nursery: Nursery, tmp_path: Path, passphrase: str | None, moments: Random, kills: int
) -> None:
    assert kill_writers(nursery, tmp_path, passphrase, moments, kills) > kills
