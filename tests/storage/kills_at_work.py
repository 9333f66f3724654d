"""Work killed at random moments, spread over as long as it takes, and what each kill left looked at."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

    from storage.killed_scenes import Scene
    from storage.nursery import Nursery

SPARE = 4
"""So many times as many rounds are tried: work that is done before the moment has come was not killed."""


@dataclass(frozen=True)
class Kills:
    """How many kills came while the work was under way, how long it takes undisturbed, and what they left."""

    under_way: int
    seconds: float


def kill_at_work(nursery: Nursery, scene: Scene, places: Path, moments: Random, kills: int) -> Kills:
    """Kill some work so many times while it is under way; AssertionError where what is left is not right."""
    places.mkdir()
    longest, under_way = 60.0, 0
    for number in range(1 + SPARE * kills):
        place = places / str(number)
        shutil.copytree(scene.folder, place)
        after = moments.uniform(0, longest) if number else longest
        killed = nursery.killed(scene.work, scene.arguments(place), after)
        try:
            scene.check(place, done=killed.done)
        except Exception as error:
            raise AssertionError(f"kill {number}, {after:.4f} s after the beginning: {error}") from error
        if killed.done:
            longest = min(longest, killed.seconds)
        under_way += not killed.done
        if under_way == kills:
            break
        shutil.rmtree(place)
    return Kills(under_way, longest)
