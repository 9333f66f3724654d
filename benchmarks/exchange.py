"""How long and how much memory importing takes: against a bare pass over the same file, and beyond a start.

Run `python3 dev.py bench exchange` (Linux). Each figure comes from a process of its own; programs alternate,
and ratios are taken within one round, because machines are noisy. The data is made up in a temporary folder.
"""

from __future__ import annotations

import argparse
import base64
import io
import json
import os
import statistics
import subprocess
import sys
import zipfile
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

BARE_PASS = """
import sys
from lxml import etree
with open(sys.argv[1], "rb") as stream:
    for _, record in etree.iterparse(
        stream, events=("end",), tag="Record", recover=True, load_dtd=False, resolve_entities=False,
        huge_tree=True,
    ):
        record.clear()
        while record.getprevious() is not None:
            del record.getparent()[0]
"""
READ = """
import sys
from pathlib import Path
from carejournal.services.importing import Importing
try:
    found, _ = Importing.look_at(Path(sys.argv[1]))
    print(len(found.entries))
except Exception as refusal:
    print(refusal)
"""
IDLE = "import carejournal.services.importing, carejournal.exchange.formats, lxml.etree"
DEVICE = (
    'sourceName="Anna’s Apple Watch" sourceVersion="11.2" device="&lt;&lt;HKDevice: 0x30123&gt;, '
    'name:Apple Watch, manufacturer:Apple Inc., model:Watch&gt;"'
)
HEADING = "full_date,date,weekday,time,mood,activities,note_title,note\n"
WORDS = "A walk in the rain, then soup. Slept later than planned & thought about <b>Thursday</b>. " * 5


def main() -> None:
    """Print what importing takes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--megabytes", type=int, default=300, help="Size of the Apple Health export.")
    parser.add_argument("--rows", type=int, default=10_000_000, help="Rows of the endless table.")
    parser.add_argument("--photos", type=int, default=100, help="Photos of a camera in a backup.")
    options = parser.parse_args()
    with TemporaryDirectory() as name:
        place = Path(name)
        apple_health(place, options.megabytes, options.rounds)
        daylio(place, options.rounds)
        photos(place, options.photos)
        endless_table(place, options.rows)


def apple_health(place: Path, megabytes: int, rounds: int) -> None:
    """Compare reading an Apple Health export with a bare pass of lxml over it."""
    export, packed = place / "export.xml", place / "export.zip"
    with export.open("w", encoding="utf-8") as stream:
        write_apple_export(stream, megabytes << 20)
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(export, "apple_health_export/export.xml")
    _, idle = run([sys.executable, "-c", IDLE])
    ratios, times, memory = [], [], []
    for _ in range(rounds):
        bare, _ = run([sys.executable, "-c", BARE_PASS, str(export)])
        seconds, used = run([sys.executable, "-c", READ, str(export)])
        times.append(seconds)
        ratios.append(seconds / bare)
        memory.append(used - idle)
    unpacking, used = run([sys.executable, "-c", READ, str(packed)])
    print(
        f"Apple Health, {export.stat().st_size >> 20} MB: {statistics.median(times):.1f} s, "
        f"{statistics.median(ratios):.2f} times a bare pass (at most 1.5); "
        f"{max(memory):.0f} MB beyond idle (at most 150). From the zip file: {unpacking:.1f} s, "
        f"{used - idle:.0f} MB."
    )


def daylio(place: Path, rounds: int) -> None:
    """Time the import of ten years of Daylio beyond a start of the program."""
    backup = place / "ten years.daylio"
    backup.write_bytes(daylio_backup(3650))
    times = []
    for number in range(rounds):
        journal = place / f"{number}.db"
        program = [sys.executable, "-m", "carejournal", "--journal", str(journal)]
        run([*program, "add", "first"])
        start, _ = run([*program, "add", "second"])
        seconds, _ = run([*program, "import", str(backup)])
        times.append(seconds - start)
    print(f"Daylio backup, 3,650 entries: {statistics.median(times):.2f} s beyond a start (at most 3).")


def photos(place: Path, number: int) -> None:
    """See what photos take on the way in, out as a copy, and in again: they are held one at a time."""
    backup, copy = place / "photos.daylio", place / "copy.json"
    # Written by another process: what this one holds would count as the memory of those it starts.
    if not (writer := os.fork()):
        backup.write_bytes(daylio_backup(number, camera_picture()))
        os._exit(0)
    os.waitpid(writer, 0)
    first, second = ([sys.executable, "-m", "carejournal", "--journal", str(place / name)] for name in "ab")
    run([*first, "add", "first"])
    start, idle = run([*first, "add", "second"])
    for words, command in (
        ("in from a backup", [*first, "import", str(backup)]),
        ("out as a copy", [*first, "export", str(copy)]),
        ("in from the copy", [*second, "import", str(copy)]),
    ):
        seconds, used = run(command)
        print(
            f"{number} photos of 12 megapixels, {words}: {(seconds - start) / number:.2f} s each, "
            f"{used - idle:.0f} MB beyond a start."
        )


def camera_picture() -> bytes:
    """Return the file of a picture as large as a camera's, not as easy to pack as one colour."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
    from PySide6.QtGui import QImage, QImageWriter

    wide, high = 500, 375
    image = QImage(os.urandom(wide * high * 4), wide, high, QImage.Format.Format_RGB32)
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    smooth = Qt.TransformationMode.SmoothTransformation
    QImageWriter(buffer, QByteArray(b"JPG")).write(
        image.scaled(QSize(4000, 3000), Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    )
    return bytes(content.data())


def endless_table(place: Path, number: int) -> None:
    """See what a table of far too many rows takes until it is refused."""
    table = place / "endless.csv"
    with table.open("w", encoding="utf-8") as stream:
        stream.write(HEADING)
        row = '2026-01-20,January 20,Tuesday,21:05,good,"walk | tea","",short\n'
        for _ in range(number // 10_000):
            stream.write(row * 10_000)
    _, idle = run([sys.executable, "-c", IDLE])
    seconds, used = run([sys.executable, "-c", READ, str(table)])
    print(
        f"A table of {number:,} rows ({table.stat().st_size >> 20} MB): refused after {seconds:.1f} s, "
        f"{used - idle:.0f} MB beyond idle."
    )


def write_apple_export(stream: IO[str], size: int) -> None:
    """Write days of heart rate and nights of sleep until so many bytes are there."""
    stream.write('<?xml version="1.0" encoding="UTF-8"?>\n<HealthData locale="en_GB">\n')
    moment, written = datetime(2016, 1, 1, 9), 0
    while written < size:
        lines = [heart_rate(moment + timedelta(minutes=5 * each), each) for each in range(180)]
        night = moment + timedelta(hours=14)
        for number, stage in enumerate(("AsleepCore", "AsleepDeep", "Awake", "AsleepREM") * 5):
            lines.append(sleep(night + timedelta(minutes=22 * number), stage))
        text = "".join(lines)
        stream.write(text)
        written += len(text)
        moment += timedelta(days=1)
    stream.write("</HealthData>\n")


def heart_rate(moment: datetime, number: int) -> str:
    """Return a record of no interest, as most are."""
    end = moment + timedelta(minutes=5)
    return (
        f' <Record type="HKQuantityTypeIdentifierHeartRate" {DEVICE} unit="count/min" '
        f'creationDate="{end} +0100" startDate="{moment} +0100" endDate="{end} +0100" '
        f'value="{60 + number % 30}">\n'
        '  <MetadataEntry key="HKMetadataKeyHeartRateMotionContext" value="1"/>\n </Record>\n'
    )


def sleep(moment: datetime, stage: str) -> str:
    """Return a stage of sleep."""
    end = moment + timedelta(minutes=22)
    return (
        f' <Record type="HKCategoryTypeIdentifierSleepAnalysis" {DEVICE} creationDate="{end} +0100" '
        f'startDate="{moment} +0100" endDate="{end} +0100" value="HKCategoryValueSleepAnalysis{stage}"/>\n'
    )


def daylio_backup(days: int, picture: bytes = b"") -> bytes:
    """Return a backup with one entry a day, each with a note, three activities, and the picture if given."""
    moods = [{"id": n, "custom_name": "", "mood_group_id": n, "predefined_name_id": n} for n in range(1, 6)]
    first = datetime(2016, 1, 1, 21, 5)
    entries = []
    for number in range(days):
        day = first + timedelta(days=number)
        entries.append(
            {
                "id": number + 1, "year": day.year, "month": day.month - 1, "day": day.day, "hour": day.hour,
                "minute": day.minute, "datetime": round((day - datetime(1970, 1, 1)).total_seconds() * 1000),
                "timeZoneOffset": 0, "mood": number % 5 + 1, "note": f"{number} {WORDS}", "note_title": "",
                "tags": [number % 9 + 1, number % 7 + 10, number % 5 + 20],
                "assets": [number + 1] if picture else [],
            }
        )  # fmt: skip
    root = {
        "version": 15,
        "customMoods": moods,
        "tags": [{"id": number, "name": f"activity {number}"} for number in range(1, 30)],
        "dayEntries": entries,
        "assets": [{"id": n + 1, "type": 1, "checksum": f"{n:032x}"} for n in range(days if picture else 0)],
        "metadata": {"number_of_entries": days},
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("backup.daylio", base64.encodebytes(json.dumps(root).encode()))
        for each in range(days if picture else 0):
            archive.writestr(f"assets/photos/2016/1/{each:032x}", picture, zipfile.ZIP_STORED)
    return stream.getvalue()


def run(command: list[str]) -> tuple[float, float]:
    """Run the command; return the seconds of processor time and the most memory that it took, in MB.

    Processor time, because other programs on the machine take turns with this one.
    """
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command[:4]} failed")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


if __name__ == "__main__":
    main()
