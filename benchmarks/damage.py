"""What comes of damaged journals: bytes changed or the file cut at random places, thousands of times.

Run `python3 dev.py bench damage [--each N]`. It is the long form of tests/journeys/test_damage.py, with the
journal's seal and without, and prints how many opened with the same contents, how many were said to be
damaged, and what else happened.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from journeys.damaged_opening import GOOD, PASSPHRASE, Outcome, damaged, make_sound, met_by_services
from journeys.damages import damages


def main() -> None:
    """Damage, open, and count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=1000, help="damages of each journal")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().getrandbits(32))
    chosen = parser.parse_args()
    print(f"seed {chosen.seed}")
    for name in ("small plain", "large plain", "small encrypted", "large encrypted"):
        passphrase = PASSPHRASE if name.endswith("encrypted") else None
        with TemporaryDirectory() as place:
            sound = make_sound(Path(place) / "sound", large=name.startswith("large"), passphrase=passphrase)
            for sealed in (True, False):
                met = Counter[Outcome]()
                for damage in damages(chosen.seed, chosen.each):
                    with damaged(sound, damage, Path(place) / "here", sealed=sealed) as path:
                        outcome = met_by_services(sound, path, sound.key).outcome
                        met[outcome] += 1
                        if outcome is Outcome.OUR_FAULT or (sealed and outcome not in GOOD):
                            print(f"  not as it must be: {damage}: {outcome.value}")
                counts = ", ".join(f"{count} {outcome.value}" for outcome, count in met.most_common())
                print(f"{name}, {'with its seal' if sealed else 'without'}: {counts}")


if __name__ == "__main__":
    main()
