"""Whatever is done to the whole journal may be killed at any moment: it is done then, or not at all."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from storage.kills_at_work import kill_at_work
from storage.made_scenes import made_scene

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

    from storage.nursery import Nursery

pytestmark = pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX's")

KILLS = [12, pytest.param(250, marks=pytest.mark.slow)]


@pytest.mark.parametrize("kills", KILLS)
@pytest.mark.parametrize(
    ("work", "encrypted"),
    [
        ("encrypt", False),
        ("decrypt", True),
        ("change passphrase", True),
        *((work, kind) for work in ("migrate", "restore", "import", "purge") for kind in (False, True)),
    ],
)
def test_work_that_is_killed_is_done_or_not_done(
    nursery: Nursery, tmp_path: Path, moments: Random, work: str, encrypted: bool, kills: int
) -> None:
    scene = made_scene(work, tmp_path / "scene", encrypted=encrypted)
    found = kill_at_work(nursery, scene, tmp_path / "places", moments, kills)
    assert found.under_way == kills
