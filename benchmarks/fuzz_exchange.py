"""Damaged exports, made at random, through every importer: each must be read or refused, and quickly.

Run `python3 dev.py bench fuzz_exchange --minutes 10`. It takes the samples of the tests, changes bytes, JSON
values, rows of databases and members of zip files, and reads what comes of it as an import would, up to the
mapping onto a journal. Reading is done in a child process, so that a fault in a library is noticed too. What
fails is kept in the folder named by --keep.
"""

from __future__ import annotations

import argparse
import copy
import io
import json
import lzma
import multiprocessing
import random
import signal
import sqlite3
import sys
import time
import traceback
import warnings
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

SAMPLES = Path(__file__).parent.parent / "tests" / "exchange" / "samples"
LARGEST_SAMPLE = 200_000
INPUTS_A_CHILD = 1500
SECONDS_AN_INPUT = 20
TOKENS = [
    b'"', b"'", b"\n", b"\r", b",", b";", b"|", b"\0", b"\xff\xfe", b"\xed\xa0\x80", b"-1", b"0", b"NaN",
    b"1e999", b"9" * 25, b"2026-02-30", b"9999-12-31", b"0001-01-01", b"1970-01-01", b"+99:99", b"-18:01",
    b"24:00", b"null", b"[]", b"{}", b"true", b"<!ENTITY a 'b'>", b"&a;", b"<Record", b"/>", b"]]>",
    b"\xc2\xa0", b"\xe2\x80\xaf", b"\xf0\x9f\x98\x80", b"../", b"#", b"---", b"type_: 1",
    b"[2026-01-14 09:00] ", b"D" * 300,
]  # fmt: skip
NO_LONGER_ITS_KIND = (
    ValueError, KeyError, EOFError, NotImplementedError, RuntimeError, OverflowError, OSError, zlib.error,
    lzma.LZMAError, zipfile.BadZipFile, sqlite3.Error,
)  # fmt: skip
"""What changing a sample can raise that was changed before; then it stays as it is."""
STRANGE: list[Any] = [
    None, True, False, 0, -1, 1, 2**31, 2**63, -(2**63), 10**30, 1.5, -0.0, 1e308, "", "x", "\0", "\ud800",
    "0", "NaN", "9" * 40, "2026-02-30", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00+18:00", [], {}, [[]],
    [None], {"x": 1}, "<b>", "🙂" * 50,
]  # fmt: skip


def main() -> None:
    """Fuzz for so many minutes and print how many inputs were found, refused and failed, by sample."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--samples", type=Path, default=SAMPLES, help="Where the samples are.")
    parser.add_argument("--only", default="", help="Only samples whose path holds this.")
    parser.add_argument("--keep", type=Path, help="A folder for the inputs that fail.")
    options = parser.parse_args()
    seeds = {name: data for name, data in samples(options.samples).items() if options.only in name}
    until = time.monotonic() + options.minutes * 60
    warnings.simplefilter("ignore")  # zipfile says when a name is there twice
    counts: Counter[tuple[str, str]] = Counter()
    failures: dict[str, tuple[str, bytes]] = {}
    seed = options.seed
    with TemporaryDirectory() as place:
        while time.monotonic() < until:
            seed += 1
            fuzz_in_a_child(seeds, seed, until, Path(place), counts, failures)
    tell(counts, failures, options.keep)
    sys.exit(bool(failures))


def samples(folder: Path) -> dict[str, bytes]:
    """Return the tests' samples that are not too large, by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.stat().st_size <= LARGEST_SAMPLE and path.name != "expected.json"
    }


def fuzz_in_a_child(
    seeds: dict[str, bytes],
    seed: int,
    until: float,
    place: Path,
    counts: Counter[tuple[str, str]],
    failures: dict[str, tuple[str, bytes]],
) -> None:
    """Run one child and add what it counted; where it died, its last input is the failure."""
    here, there = multiprocessing.Pipe(duplex=False)
    last = place / "last input"
    child = multiprocessing.Process(target=fuzz, args=(seeds, seed, until, last, there))
    child.start()
    there.close()
    with suppress(EOFError):
        counted, failed = here.recv()
        counts.update(counted)
        for where, failure in failed.items():
            failures.setdefault(where, failure)
    child.join()
    if child.exitcode:
        failures[f"the process ended with {child.exitcode}"] = ("", last.read_bytes())


def fuzz(seeds: dict[str, bytes], seed: int, until: float, last: Path, told: Any) -> None:
    """Read INPUTS_A_CHILD changed samples; tell what was counted and what failed."""
    chance = random.Random(seed)
    counts: Counter[tuple[str, str]] = Counter()
    failures: dict[str, tuple[str, bytes]] = {}
    signal.signal(signal.SIGALRM, took_too_long)
    for _ in range(INPUTS_A_CHILD):
        if time.monotonic() > until:
            break
        name = chance.choice(list(seeds))
        data = changed(seeds[name], chance, seeds)
        last.write_bytes(data)
        signal.alarm(SECONDS_AN_INPUT)
        try:
            outcome = read(data, name.rsplit("/", 1)[-1])
        except BaseException as error:  # noqa: BLE001 - any but a Refusal is what is looked for
            outcome = "failed"
            frames = traceback.extract_tb(error.__traceback__)
            own = [frame for frame in frames if "carejournal" in frame.filename] or list(frames)
            where = f"{type(error).__name__} at {Path(own[-1].filename).name}:{own[-1].lineno}"
            failures.setdefault(where, ("".join(traceback.format_exception(error)[-6:]), data))
        finally:
            signal.alarm(0)
        counts[name.split("/", 1)[0], outcome] += 1
    told.send((counts, failures))


def took_too_long(*_: object) -> None:
    """End an input that takes too long."""
    raise TimeoutError(f"more than {SECONDS_AN_INPUT} s")


def read(data: bytes, name: str) -> str:
    """Read the bytes as an import would, up to the mapping; return what came of it."""
    from carejournal.domain.measure import BUILT_IN
    from carejournal.domain.origin import Import
    from carejournal.domain.refusal import BadValueRefusal, Refusal
    from carejournal.exchange.formats import find_format, read_as
    from carejournal.exchange.source import Source
    from carejournal.services.mapping import map_entries

    source = Source.of(data, name)
    try:
        known = find_format(source)
        found = read_as(known, source)
    except Refusal as refusal:
        return f"refused{': a value' * isinstance(refusal, BadValueRefusal)}"
    for each in found.skipped:
        f"{each.where}: {each.reason}".encode()
    for sentence in found.warnings:
        sentence.encode()
    made = Import("i", str(found.format), found.program, name, datetime(2026, 1, 1, tzinfo=UTC))
    if found.copy is not None:
        repr(found.copy).encode()
    for again in (found, *answered(known, source, found)):
        assert len({entry.key for entry in again.entries}) == len(again.entries), "two entries of one key"
        mapped = map_entries(again, {}, list(BUILT_IN.values()), [], set(), made)
        for entry in mapped.new.entries:
            f"{entry.moment} {entry.title} {entry.note} {entry.tags} {entry.readings}".encode()
            assert entry.origin is not None
            json.loads(entry.origin.record)
    return "skipped all" if found.skipped and not found.entries else "read"


def answered(known: Any, source: Any, found: Any) -> Iterator[Any]:
    """Yield what is found with each possible answer to the first question."""
    from carejournal.exchange.formats import read_as
    from carejournal.exchange.questions import Answers, DateOrder, Scale

    for question in found.questions[:1]:
        for choice in question.choices:
            if question.about == "date-order":
                yield read_as(known, source, Answers(date_order=DateOrder(choice)))
            elif question.about == "scale":
                yield read_as(known, source, Answers(scale=Scale.parse(choice)))
            else:
                yield read_as(known, source, Answers(sleep=choice))


def changed(data: bytes, chance: random.Random, seeds: dict[str, bytes]) -> bytes:
    """Return the sample with some change that fits its kind, or any change of its bytes."""
    ways: list[Callable[[bytes, random.Random], bytes]] = [changed_bytes]
    if data.lstrip()[:1] in (b"{", b"["):
        ways += [changed_json] * 2
    if data.startswith(b"PK"):
        ways += [changed_zip] * 4
    if data.startswith(b"SQLite format 3"):
        ways += [changed_database] * 2
    for _ in range(chance.randint(1, 3)):
        with suppress(*NO_LONGER_ITS_KIND):
            data = chance.choice(ways)(data, chance)
    if chance.random() < 0.02:
        other = chance.choice(list(seeds.values()))
        cut = chance.randint(0, len(data))
        data = data[:cut] + other[chance.randint(0, len(other)) :]
    return data


def changed_bytes(data: bytes, chance: random.Random) -> bytes:
    """Return the bytes with a few flipped, cut, repeated, or replaced by something awkward."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 8))):
        start = chance.randint(0, len(made))
        length = chance.choice((0, 1, 1, 2, 8, 40))
        way = chance.randrange(6)
        if way == 0:
            made[start : start + length] = chance.randbytes(length)
        elif way == 1:
            del made[start : start + length]
        elif way == 2:
            made[start:start] = made[start : start + length * chance.randint(1, 20)]
        elif way == 3:
            made[start : start + length] = chance.choice(TOKENS)
        elif way == 4 and made:
            made[start % len(made)] ^= 1 << chance.randrange(8)
        else:
            digits = [at for at, byte in enumerate(made) if 48 <= byte <= 57]
            if digits:
                made[chance.choice(digits)] = chance.choice(b"0123456789")
    return bytes(made[: chance.randint(0, len(made))] if chance.random() < 0.03 else made)


def changed_json(data: bytes, chance: random.Random) -> bytes:
    """Return the JSON with one value replaced, repeated or missing."""
    root = json.loads(data)
    places = list(places_in(root))
    if not places:
        return data
    holder, key = chance.choice(places)
    way = chance.randrange(4)
    if way == 0:
        del holder[key]
    elif way == 1 and isinstance(holder, list):
        holder += [copy.deepcopy(holder[key])] * chance.randint(1, 30)
    elif way == 2:
        holder[key] = copy.deepcopy(chance.choice(places)[0])
    else:
        holder[key] = copy.deepcopy(chance.choice(STRANGE))
    return json.dumps(root).encode()


def places_in(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every container in the value with each of its keys."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in list(pairs):
        yield value, key
        yield from places_in(inner)


def changed_zip(data: bytes, chance: random.Random) -> bytes:
    """Return the zip file with one member changed, renamed, repeated or missing."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [(info.filename, archive.read(info)) for info in archive.infolist()]
    at = chance.randrange(len(members))
    name, content = members[at]
    way = chance.randrange(8)
    if way == 0:
        del members[at]
    elif way == 1:
        members[at] = (chance.choice(["../x", "/x", "a/b", name.upper(), "x" * 300, ""]) or name, content)
    else:
        members[at] = (name, changed(content, chance, {"": content}))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, content in members:
            archive.writestr(each, content)
    return made.getvalue()


def changed_database(data: bytes, chance: random.Random) -> bytes:
    """Return the database with a few cells replaced, or rows repeated."""
    db = sqlite3.connect(":memory:")
    db.deserialize(data)
    db.execute("PRAGMA ignore_check_constraints = ON")
    tables = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    columns = [(table, row[1]) for table in tables for row in db.execute(f'PRAGMA table_info("{table}")')]
    for _ in range(chance.randint(1, 4) if columns else 0):
        table, column = chance.choice(columns)
        value = chance.choice(
            [None, 0, -1, 2**63 - 1, -(2**63), 1.5, "x", b"\xff\x00", "2026", 10**15, 86400]
        )
        with suppress(sqlite3.Error):
            db.execute(
                f'UPDATE "{table}" SET "{column}" = ? WHERE rowid % ? = 0', (value, chance.randint(1, 3))
            )
    db.commit()
    made = db.serialize()
    db.close()
    return bytes(made)


def tell(counts: Counter[tuple[str, str]], failures: dict[str, tuple[str, bytes]], keep: Path | None) -> None:
    """Print the counts and the failures; keep the inputs that failed."""
    outcomes = ("read", "skipped all", "refused", "refused: a value", "failed")
    print(f"{'sample':24}" + "".join(f"{outcome:>18}" for outcome in outcomes))
    for name in sorted({name for name, _ in counts}):
        print(f"{name:24}" + "".join(f"{counts[name, outcome]:18,}" for outcome in outcomes))
    print(
        f"{'all':24}"
        + "".join(f"{sum(n for (_, o), n in counts.items() if o == each):18,}" for each in outcomes)
    )
    print(f"{len(failures)} different failures")
    for number, (where, (trace, data)) in enumerate(failures.items(), start=1):
        print(f"\n{number}. {where}\n{trace}")
        if keep is not None:
            keep.mkdir(parents=True, exist_ok=True)
            (keep / f"{number}").write_bytes(data)


if __name__ == "__main__":
    main()
