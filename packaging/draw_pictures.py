"""Draw the pictures of README, guide and metainfo anew from the tour, and that of the rooms from the code.

Run as `python3 dev.py pictures`. They are made small: few colours, and no wider than a page shows them.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOUR = ROOT / "build" / "tour"
GUIDE = ROOT / "docs" / "guide"
OTHER_LANGUAGES = ("de",)
"""Of the guide: its pictures show the window in the language of their page."""
OF_GUIDE = (
    "evidence", "import-preview", "insights", "journal", "journal-new", "measures", "reminders", "report",
    "safekeeping", "sessions", "sessions-before", "years",
)  # fmt: skip
OF_DOCS = ("journal", "sessions", "report")
WIDEST_IN_GUIDE = 1000
COLOURS = 160


def main() -> None:
    """Draw the tour unless told that it is there (`--drawn`), and make the pictures from it."""
    if "--drawn" not in sys.argv:
        subprocess.run([sys.executable, Path(__file__).with_name("draw_rooms.py")], check=True)
        subprocess.run([sys.executable, ROOT / "dev.py", "tour", TOUR], check=True)
        venv = ROOT / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")  # it has Pillow
        for language in OTHER_LANGUAGES:
            drawing = ("-m", "carejournal", "tour", TOUR / language, "--scale", "1", "--language", language)
            subprocess.run([venv, *drawing], check=True, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
        sys.exit(subprocess.run([venv, __file__, "--drawn"], check=False).returncode)
    for language, tour in {"en": TOUR, **{each: TOUR / each for each in OTHER_LANGUAGES}}.items():
        for name in OF_GUIDE:
            target = GUIDE / language / "pictures" / f"{name}.png"
            make_small(tour / f"{name}-light.png", target, WIDEST_IN_GUIDE)
    for name in OF_DOCS:
        make_small(TOUR / f"{name}-light.png", ROOT / "docs" / "pictures" / f"{name}-light.png", None)


def make_small(source: Path, target: Path, widest: int | None) -> None:
    """Write a picture with a palette of its own, at most so many pixels wide."""
    from PIL import Image

    with Image.open(source) as picture:
        made = picture.convert("RGB")
        if widest is not None and made.width > widest:
            made = made.resize((widest, made.height * widest // made.width), Image.Resampling.LANCZOS)
        # By coverage, not by how often: a small button keeps its colour.
        made = made.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=2, dither=Image.Dither.NONE)
        target.parent.mkdir(parents=True, exist_ok=True)
        made.save(target, optimize=True)


if __name__ == "__main__":
    main()
