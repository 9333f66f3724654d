"""How many kills at random moments lose nothing: writing entries, and work on the whole journal.

Run `python3 dev.py bench kill [--writers N] [--at-work N]` (POSIX). It is the long form of test_kill.py and
test_killed_work.py in tests/storage: a child process is killed with SIGKILL, and what it left is compared
with what it said. Ends with an error, and the seed, at the first thing that is lost.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from storage.kills_at_work import kill_at_work
from storage.made_scenes import made_scene
from storage.nursery import Nursery
from storage.writes_until_killed import kill_writers

PASSPHRASE = "a small boat, well caulked"
WORKS = (
    ("encrypt", False),
    ("decrypt", True),
    ("change passphrase", True),
    *((work, kind) for work in ("migrate", "restore", "import", "purge") for kind in (False, True)),
)


def main() -> None:
    """Kill, and print how often it was done and what it left."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--writers", type=int, default=1000, help="kills of writers of each kind")
    parser.add_argument("--at-work", type=int, default=100, help="kills of each work on the whole journal")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().getrandbits(32))
    chosen = parser.parse_args()
    print(f"seed {chosen.seed}")
    moments = random.Random(chosen.seed)
    with Nursery() as nursery, TemporaryDirectory() as place:
        for name, passphrase in (("plain", None), ("encrypted", PASSPHRASE)):
            began = time.monotonic()
            folder = Path(place) / name
            folder.mkdir()
            kept = kill_writers(nursery, folder, passphrase, moments, chosen.writers)
            seconds = time.monotonic() - began
            told = f"{chosen.writers} kills, {kept} acknowledged entries, 0 lost ({seconds:.0f} s)"
            print(f"{name:10} writers: {told}")
        for work, encrypted in WORKS:
            folder = Path(place) / f"{work} {encrypted}"
            folder.mkdir()
            scene = made_scene(work, folder / "scene", encrypted=encrypted)
            found = kill_at_work(nursery, scene, folder / "places", moments, chosen.at_work)
            name = "encrypted" if encrypted else "plain"
            print(f"{name:10} {work}: {found.under_way} kills under way, all done or not done, all sound")


if __name__ == "__main__":
    main()
