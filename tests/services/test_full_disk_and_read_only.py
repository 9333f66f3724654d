"""A disk that takes no more: all is done, or refused in one kind sentence with the journal as it was."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from carejournal.domain.refusal import DamagedRefusal, PassphraseRefusal, Refusal
from services.writes_on_a_disk import WRITES, Place
from storage.made_scenes import MAKERS, made_scene

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from storage.killed_scenes import Scene

    Made = Callable[[str, bool], Scene]

SIZE = "3m"
ROUNDS = 4
"""So many times each is tried: on a disk with no room at all, and at random points."""
MOST_ROOM = 450_000
JARGON = ("errno", "sqlite", "error", "traceback", "none", "exception")
CASES = [(name, kind) for name, write in WRITES.items() for kind in write.kinds]
NAMES = [f"{name}, {'encrypted' if kind else 'plain'}" for name, kind in CASES]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Return what makes the scene for some work, once."""
    folder, scenes = tmp_path_factory.mktemp("scenes"), dict[tuple[str, bool], "Scene"]()

    def scene(work: str, encrypted: bool) -> Scene:
        of = work if work in MAKERS else "write"
        if (of, encrypted) not in scenes:
            scenes[of, encrypted] = made_scene(of, folder / f"{of} {encrypted}", encrypted=encrypted)
        return replace(scenes[of, encrypted], work=work)

    return scene


@pytest.fixture
def seed() -> int:
    """Return what chance begins with: always the same, unless CAREJOURNAL_SEED says another or `random`."""
    given = os.environ.get("CAREJOURNAL_SEED", "1")
    chosen = random.SystemRandom().getrandbits(32) if given == "random" else int(given)
    print(f"random.Random({chosen})")  # noqa: T201
    return chosen


def remounted(disk: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", str(disk)], check=True)


def fill(disk: Path, free: int) -> None:
    there = os.statvfs(disk)
    with (disk / "filler").open("wb") as filler:
        filler.write(bytes(max(0, there.f_bavail * there.f_frsize - free)))


def assert_kind(refusal: Refusal) -> None:
    """One or two plain sentences on one line, which blame neither the passphrase nor the journal."""
    words = str(refusal)
    assert words.endswith(".")
    assert "\n" not in words
    assert not any(jargon in words.lower() for jargon in JARGON), words
    assert not isinstance(refusal, DamagedRefusal | PassphraseRefusal), words


@pytest.mark.parametrize(("name", "encrypted"), CASES, ids=NAMES)
def test_on_a_full_disk_it_is_done_or_refused_and_nothing_is_lost(
    small_disk: Path, made: Made, seed: int, name: str, encrypted: bool
) -> None:
    chance, write = random.Random(seed), WRITES[name]
    remounted(small_disk, f"size={SIZE}")
    scene, refused = made(write.scene, encrypted), 0
    for free in (0, *(chance.randrange(MOST_ROOM) for _ in range(ROUNDS - 1))):
        place, done = Place.on(small_disk, scene), False
        action = write.begin(place)
        fill(small_disk, free)
        try:
            action()
            done = True
        except Refusal as refusal:
            assert_kind(refusal)
            refused += 1
        finally:
            place.close()
        (small_disk / "filler").unlink()
        place.check(done=done)
        for folder in ("place", "out"):
            shutil.rmtree(small_disk / folder)
    assert refused


@pytest.mark.parametrize(("name", "encrypted"), CASES, ids=NAMES)
def test_on_a_read_only_disk_it_is_refused_and_nothing_changes(
    small_disk: Path, made: Made, name: str, encrypted: bool
) -> None:
    write = WRITES[name]
    remounted(small_disk, f"size={SIZE}")
    place = Place.on(small_disk, made(write.scene, encrypted))
    remounted(small_disk, "ro")
    with pytest.raises(Refusal) as refused:
        write.begin(place)()
    assert_kind(refused.value)
    remounted(small_disk, "rw")
    place.check(done=False)
