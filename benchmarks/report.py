"""How long a report takes, beside a bare Typst compile of the same text and beside a bare start.

Run `python3 dev.py bench report`. Programs alternate, each in a process of its own, as a person starts
them. "start" is `carejournal --version`; the targets are 1.0 s
beyond it for four weeks and 3 s for three years.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from carejournal.domain.period import Period
from carejournal.reports.document import document_data
from carejournal.reports.fonts import bundled_fonts
from carejournal.services.opening import create_services, open_services
from carejournal.services.report_choices import ReportChoices
from carejournal.services.sample_journal import fill_with_sample
from carejournal.services.sample_life import SAMPLE_LAST_DAY, long_life
from carejournal.services.sample_sessions import long_sessions

THREE_YEARS = 1096
BARE = """
import json, sys, typst
from datetime import UTC, datetime
fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[sys.argv[2]])
source = b'''#set document(title: "x")
#set text(font: "DejaVu Sans", size: 8.8pt, lang: "en")
#let data = json(bytes(sys.inputs.data))
#for grid in data.grids { table(columns: grid.first().len(), ..grid.flatten()) }
#for text in data.notes { par(text) }'''
data = open(sys.argv[1], encoding="utf-8").read()
typst.compile(
    source, font_paths=fonts, sys_inputs={"data": data}, format="pdf", pdf_standards=["ua-1"],
    timestamp=datetime(2026, 1, 1, tzinfo=UTC), output=sys.argv[3],
)
"""


def main() -> None:
    """Print the median seconds of each program."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    with TemporaryDirectory() as name:
        place = Path(name)
        programs = {"start": [sys.executable, "-m", "carejournal", "--version"]}
        for label, journal, choices in journals(place):
            target = str(place / "report.pdf")
            report = [sys.executable, "-m", "carejournal", "--journal", str(journal), "report", target]
            report += ["--from", str(choices.period.first), "--to", str(choices.period.last)]
            texts = place / f"{journal.stem}.json"
            programs[label] = report
            bare = [sys.executable, "-c", BARE, str(texts), str(bundled_fonts()), str(place / "bare.pdf")]
            programs[f"  bare typst, {label}"] = bare
        times = measure(programs, rounds)
    start = statistics.median(wall for wall, _ in times["start"])
    print(f"{'':42}{'median':>8}{'min':>8}{'max':>8}{'processor':>11}{'beyond start':>14}")
    for label, measured in times.items():
        walls, processor = zip(*measured, strict=True)
        middle = statistics.median(walls)
        print(
            f"{label:42}{middle:8.2f}{min(walls):8.2f}{max(walls):8.2f}"
            f"{statistics.median(processor):11.2f}{middle - start:14.2f}"
        )
    print(f"seconds, {rounds} alternating rounds after one to warm the caches; load {os.getloadavg()[0]:.1f}")


def journals(place: Path) -> list[tuple[str, Path, ReportChoices]]:
    """Make the journals and write each one's words for the bare compile."""
    sample = create_services(place / "sample.carejournal")
    fill_with_sample(sample)
    long = create_services(place / "long.carejournal")
    with long.journal.transaction():
        for entry in long_life(SAMPLE_LAST_DAY, THREE_YEARS):
            long.journal.entries.put(entry)
        for session in long_sessions(SAMPLE_LAST_DAY, THREE_YEARS):
            long.journal.sessions.put(session)
    made = []
    for label, services, days in (
        ("4 weeks, sample life", sample, 28),
        ("1 year, sample life", sample, 365),
        ("3 years, 150 words every day", long, THREE_YEARS),
    ):
        choices = ReportChoices(Period.ending(SAMPLE_LAST_DAY, days))
        data = document_data(services.reporting.gather(choices).contents)
        grids = [[row["cells"] + row["wide"] for row in grid["rows"]] for grid in data["days"]]
        blocks = [block for note in data["notes"] for block in note["blocks"]]
        notes = ["".join(run["text"] for run in block.get("runs", ())) for block in blocks]
        journal = place / f"{days}.carejournal"
        services.journal.copy_to(journal)
        open_services(journal).journal.close()  # sealed, as the window leaves it
        (place / f"{days}.json").write_text(json.dumps({"grids": grids, "notes": notes}), "utf-8")
        made.append((label, journal, choices))
    sample.journal.close()
    long.journal.close()
    return made


def measure(programs: dict[str, list[str]], rounds: int) -> dict[str, list[tuple[float, float]]]:
    """Run each program once a round and return its seconds, on the clock and of the processor."""
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in programs}
    for number in range(rounds + 1):
        for name, command in programs.items():
            began, used = time.perf_counter(), processor_seconds()
            subprocess.run(command, check=True, capture_output=True)
            if number:  # the first round warms the disk's cache
                times[name].append((time.perf_counter() - began, processor_seconds() - used))
    return times


def processor_seconds() -> float:
    """Return what all ended programs together took of the processor."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
