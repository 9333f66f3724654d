"""How long until the window is painted and still, against a bare PySide6 window with three tabs.

Run `python3 dev.py bench start` (Linux, with Xvfb installed). Programs alternate, and ratios are taken
inside one round, because machines are noisy. The screen itself is watched: a start ends with the last
visible change, so work that delays the first picture counts whatever causes it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

FLOOR = """
import sys
from PySide6.QtWidgets import QApplication, QTabWidget, QWidget, QVBoxLayout, QLabel, QPushButton
app = QApplication(sys.argv)
tabs = QTabWidget()
for name in ("One", "Two", "Three"):
    page = QWidget()
    layout = QVBoxLayout(page)
    for text in ("A label", "Another label"):
        layout.addWidget(QLabel(text))
    layout.addWidget(QPushButton("A button"))
    tabs.addTab(page, name)
tabs.resize(1180, 760)
tabs.show()
app.exec()
"""
SCREEN = (1280, 800)
COLOURS_OF_A_PICTURE = 5
LOOK_EVERY_S = 0.008
STILL_FOR_S = 0.5
LONGEST_START_S = 30.0


def main() -> None:
    """Print the median start of each program and its ratio to the bare window."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    rounds = parser.parse_args().rounds
    if shutil.which("Xvfb") is None:
        sys.exit("This benchmark needs Xvfb (Debian: apt-get install xvfb).")
    with TemporaryDirectory() as place, screen() as display:
        programs = {"bare window": [sys.executable, "-c", FLOOR]}
        for name, journal in journals(Path(place)).items():
            programs[name] = [sys.executable, "-m", "carejournal", "--journal", str(journal)]
        times = measure(programs, display, Path(place), rounds)
    print(f"{'':14}{'painted':>9}{'still':>9}{'min':>8}{'max':>8}{'x bare (still)':>16}")
    floor = [still for _, still in times["bare window"]]
    for name, measured in times.items():
        painted, still = zip(*measured, strict=True)
        ratios = [mine / bare for mine, bare in zip(still, floor, strict=True)]
        print(
            f"{name:14}{statistics.median(painted):9.3f}{statistics.median(still):9.3f}"
            f"{min(still):8.3f}{max(still):8.3f}{statistics.median(ratios):16.2f}"
        )
    print(f"seconds, median of {rounds} alternating rounds; ratios are medians of each round's own ratio")


def journals(place: Path) -> dict[str, Path]:
    """Make the sample life, and ten and a hundred years of 150 words a day; return the files."""
    from carejournal.services.opening import create_services
    from carejournal.services.sample_journal import fill_with_sample
    from carejournal.services.sample_life import SAMPLE_LAST_DAY, long_life

    sample = place / "sample.db"
    services = create_services(sample)
    fill_with_sample(services, date.today())
    services.journal.close()
    made = {"sample life": sample}
    for name, days in (("10 years", 3_650), ("100 years", 36_500)):
        services = create_services(place / f"{days}.db")
        with services.journal.transaction():
            for entry in long_life(SAMPLE_LAST_DAY, days):
                services.journal.entries.put(entry)
        services.journal.close()
        made[name] = place / f"{days}.db"
    return made


def measure(
    programs: dict[str, list[str]], display: str, home: Path, rounds: int
) -> dict[str, list[tuple[float, float]]]:
    """Start each program once a round; return seconds to the first picture and to the last change."""
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "PYTHONPATH": os.environ.get("PYTHONPATH", ""),
    }
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in programs}
    for number in range(rounds + 1):
        for name, command in programs.items():
            once = start(command, environment, display)
            if number:  # the first round warms the disk's cache
                times[name].append(once)
    return times


def start(command: list[str], environment: dict[str, str], display: str) -> tuple[float, float]:
    """Start a program, watch the screen until it is still, and end the program."""
    began = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    painted = changed = 0.0
    before = b""
    try:
        while True:
            time.sleep(LOOK_EVERY_S)
            picture = Image.core.grabscreen_x11(display)  # type: ignore[attr-defined]
            now = time.perf_counter() - began
            frame = picture[1]
            if not painted and len(set(frame[:: 4 * 97])) >= COLOURS_OF_A_PICTURE:
                painted = now
            if frame != before:
                before, changed = frame, now
            if painted and now - changed > STILL_FOR_S:
                return painted, changed
            if now > LONGEST_START_S or process.poll() is not None:
                sys.exit(f"{command} never showed a window")
    finally:
        process.kill()
        process.wait()
        wait_for_blank(display)


def wait_for_blank(display: str) -> None:
    """Return when the ended program's window is gone."""
    while len(set(Image.core.grabscreen_x11(display)[1][:: 4 * 97])) > 2:  # type: ignore[attr-defined]
        time.sleep(0.02)


@contextmanager
def screen() -> Iterator[str]:
    """Run a virtual screen for the block and yield its name."""
    read, write = os.pipe()
    size = f"{SCREEN[0]}x{SCREEN[1]}x24"
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", size, "-nolisten", "tcp", "-noreset"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
