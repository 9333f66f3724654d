"""A damaged journal opens with all that stood in it, or says that it is damaged; it never stays silent."""

from __future__ import annotations

import os
import random
import unicodedata
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from carejournal.domain.refusal import DamagedRefusal, PassphraseRefusal
from carejournal.services.door import Door
from carejournal.services.opening import open_services
from carejournal.storage.file_header import FARTHEST_SCHEMA, SCHEMA
from journeys.damaged_opening import (
    GOOD,
    PASSPHRASE,
    Met,
    Outcome,
    Sound,
    damaged,
    make_sound,
    met_by_command,
    met_by_services,
)
from journeys.damages import KINDS, PAGE, Damage, damages
from storage.made_journals import contents

if TYPE_CHECKING:
    from carejournal.domain.journal_copy import JournalCopy

FOR_EACH = 125
"""Times four journals: five hundred."""
COMMANDS_WITH_A_PASSPHRASE = 12
"""Each of them makes the key anew, in a fifth of a second."""
BESIDE = 60
TESTED = ("small plain", "large plain", "small encrypted", "large encrypted")
WAYS_BACK = ("restore",)


@pytest.fixture(scope="module")
def seed() -> int:
    """Return what chance begins with: always the same, unless CAREJOURNAL_SEED says another or `random`.

    What is found once stays found; benchmarks/damage.py looks in new places.
    """
    given = os.environ.get("CAREJOURNAL_SEED", "1")
    chosen = random.SystemRandom().getrandbits(32) if given == "random" else int(given)
    print(f"CAREJOURNAL_SEED={chosen}")  # noqa: T201 - pytest shows it where a test fails
    return chosen


@pytest.fixture(scope="module")
def journals(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Sound]:
    """Return sound journals by name, each closed normally in a folder of its own."""
    folder = tmp_path_factory.mktemp("sound")
    return {
        name: make_sound(
            folder / name,
            large=name.startswith("large"),
            passphrase=PASSPHRASE if name.endswith("encrypted") else None,
        )
        for name in TESTED
    }


@pytest.fixture
def passphrase_file(tmp_path: Path) -> Path:
    """Return a file with the encrypted journals' passphrase."""
    path = tmp_path / "passphrase"
    path.write_text(f"{PASSPHRASE}\n", "utf-8")
    return path


@pytest.mark.parametrize("name", TESTED)
def test_a_damaged_journal_opens_with_the_same_contents_or_says_so(
    journals: dict[str, Sound], name: str, seed: int, tmp_path: Path
) -> None:
    sound = journals[name]
    for damage in damages(seed, FOR_EACH):
        with damaged(sound, damage, tmp_path / "here") as path:
            before = contents(path.parent)
            met = met_by_services(sound, path, sound.key)
            assert met.outcome in GOOD, told(seed, damage, met)
            if met.outcome is Outcome.TOLD:
                assert contents(path.parent) == before, told(seed, damage, met)


@pytest.mark.parametrize("name", TESTED)
def test_commands_say_in_one_line_that_it_is_damaged_and_what_leads_back(
    journals: dict[str, Sound], name: str, seed: int, tmp_path: Path, passphrase_file: Path
) -> None:
    sound = journals[name]
    given = None if sound.key is None else passphrase_file
    for damage in damages(seed, FOR_EACH if given is None else COMMANDS_WITH_A_PASSPHRASE):
        with damaged(sound, damage, tmp_path / "here") as path:
            before = contents(path.parent)
            met = met_by_command(sound, path, tmp_path / "here" / "export.json", given)
            assert met.outcome in GOOD, told(seed, damage, met)
            if met.outcome is Outcome.TOLD:
                assert all(way in met.words for way in WAYS_BACK), told(seed, damage, met)
                assert contents(path.parent) == before, told(seed, damage, met)


@pytest.mark.parametrize("name", TESTED)
def test_what_a_disk_forgets_without_a_trace_is_noticed_too(
    journals: dict[str, Sound], name: str, seed: int, tmp_path: Path
) -> None:
    sound = journals[name]
    for damage in damages(seed, FOR_EACH):
        with damaged(sound, damage, tmp_path / "here", as_old_as_before=True) as path:
            met = met_by_services(sound, path, sound.key)
            assert met.outcome in GOOD, told(seed, damage, met)


@pytest.mark.parametrize("name", ["small plain", "large plain"])
def test_words_and_structure_of_a_plain_file_alone_never_differ_silently(
    journals: dict[str, Sound], name: str, seed: int, tmp_path: Path
) -> None:
    sound = journals[name]
    met_with = Counter[Outcome]()
    for damage in damages(seed, FOR_EACH):
        with damaged(sound, damage, tmp_path / "here", sealed=False) as path:
            met = met_by_services(sound, path, None)
            met_with[met.outcome] += 1
            if met.outcome is Outcome.OTHER_REFUSAL:
                found = path.read_bytes()
                # Nothing is left to know it by, or the schema's number looks like a newer one.
                another = found[68:72] != sound.content[68:72]
                newer = SCHEMA < int.from_bytes(found[60:64]) <= FARTHEST_SCHEMA
                assert another or newer, told(seed, damage, met)
            else:
                assert met.outcome in (*GOOD, Outcome.OTHER_CONTENTS), told(seed, damage, met)
            if met.copy is not None:
                assert words_of(met.copy) == words_of(sound.copy), told(seed, damage, met)
                assert structure_of(met.copy) == structure_of(sound.copy), told(seed, damage, met)
    print(f"{name} without its seal: {dict(met_with)}")  # noqa: T201 - a figure, for those who ask pytest
    assert met_with[Outcome.TOLD]


@pytest.mark.parametrize("name", ["small encrypted", "large encrypted"])
def test_an_encrypted_file_alone_never_opens_with_other_contents(
    journals: dict[str, Sound], name: str, seed: int, tmp_path: Path
) -> None:
    sound = journals[name]
    for damage in damages(seed, FOR_EACH):
        with damaged(sound, damage, tmp_path / "here", sealed=False) as path:
            met = met_by_services(sound, path, sound.key)
            if met.outcome is Outcome.OTHER_REFUSAL:  # nobody can tell a damaged salt from another key
                assert path.read_bytes()[:PAGE] != sound.content[:PAGE], told(seed, damage, met)
            else:
                assert met.outcome in GOOD, told(seed, damage, met)


@pytest.mark.parametrize("name", ["small plain", "small encrypted"])
@pytest.mark.parametrize("ending", [".seal", ".keyinfo", ".lock"])
@pytest.mark.parametrize("copied", [False, True], ids=["in its place", "copied"])
def test_a_journal_opens_whatever_the_files_beside_it_say(
    journals: dict[str, Sound], name: str, ending: str, copied: bool, seed: int, tmp_path: Path
) -> None:
    sound = journals[name]
    for damage in damages(seed, BESIDE, BESIDE_KINDS):
        with damaged(sound, Damage("bytes appended", 0), tmp_path / "here") as path:
            path.write_bytes(sound.content)
            if not copied:
                seen = sound.path.stat()
                os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))
            beside = path.with_name(path.name + ending)
            beside.write_bytes(damage(beside.read_bytes() if beside.exists() else LEFT_BEHIND))
            met = met_by_services(sound, path, sound.key)
            assert met.outcome is Outcome.SAME, told(seed, damage, met)


BESIDE_KINDS = tuple(kind for kind in KINDS if "page" not in kind)
LEFT_BEHIND = (
    b'{"host": "", "process": 0, "started": "1", "program": "window", "since": "2026-01-20T12:00:00"}\n'
)


@pytest.mark.parametrize(
    "rubbish", [b"", b"[" * 100_000, b"\x00" * 100, b"\xff\xfe", b'"1"', b'{"size": 1e999}']
)
@pytest.mark.parametrize("ending", [".seal", ".keyinfo", ".lock"])
def test_a_journal_opens_beside_rubbish(
    journals: dict[str, Sound], ending: str, rubbish: bytes, tmp_path: Path
) -> None:
    for name in ("small plain", "small encrypted"):
        sound = journals[name]
        with damaged(sound, Damage("bytes appended", 0), tmp_path / "here") as path:
            path.write_bytes(sound.content)
            path.with_name(path.name + ending).write_bytes(rubbish)
            assert met_by_services(sound, path, sound.key) == Met(Outcome.SAME, copy=sound.copy)


def test_a_wrong_passphrase_and_a_damaged_beginning_are_told_apart(
    journals: dict[str, Sound], seed: int, tmp_path: Path
) -> None:
    sound = journals["small encrypted"]
    with damaged(sound, Damage("bytes appended", seed), tmp_path / "sound") as path:
        path.write_bytes(sound.content)
        with pytest.raises(PassphraseRefusal):
            open_services(path, "a small boat, badly caulked")
    for damage in damages(seed, 4, ("beginning changed",)):
        with damaged(sound, damage, tmp_path / "damaged") as path:
            with pytest.raises(DamagedRefusal):
                open_services(path, PASSPHRASE)
            with pytest.raises(PassphraseRefusal):
                open_services(path, "a small boat, badly caulked")


def test_a_plain_journal_with_a_damaged_beginning_is_not_taken_for_an_encrypted_one(
    journals: dict[str, Sound], tmp_path: Path
) -> None:
    """Else the window would ask for a passphrase that there never was."""
    sound = journals["small plain"]
    for place in range(16):
        with damaged(sound, Damage("bytes appended", place), tmp_path / "here") as path:
            content = bytearray(sound.content)
            content[place] ^= 0x41
            path.write_bytes(content)
            door = Door(path)
            assert not door.needs_passphrase
            with pytest.raises(DamagedRefusal):
                door.open()
            door.leave()


def told(seed: int, damage: Damage, met: Met) -> str:
    """Return what it takes to do a damage again."""
    return f"CAREJOURNAL_SEED={seed}: {damage}: {met.outcome.value}: {met.words}"


class Structure(NamedTuple):
    """Which records there are, and how they hang together."""

    entries: set[str]
    sessions: set[str]
    tags: dict[str, int]


def structure_of(copy: JournalCopy) -> Structure:
    """Return what must never differ silently beside the words."""
    return Structure(
        {entry.id for entry in copy.entries},
        {session.id for session in copy.sessions},
        {entry.id: len(entry.tags) for entry in copy.entries},
    )


def words_of(copy: JournalCopy) -> dict[str, list[str]]:
    """Return the words of each record that can be searched, without case, accents and punctuation."""
    found = {entry.id: words(entry.title, entry.note, *entry.tags) for entry in copy.entries}
    return found | {each.id: words(each.method, each.provider, each.note) for each in copy.sessions}


def words(*texts: str) -> list[str]:
    """Return the words of some texts as the search index knows them."""
    letters = unicodedata.normalize("NFKD", " ".join(texts).casefold())
    kept = (each for each in letters if unicodedata.category(each) != "Mn")
    return "".join(each if unicodedata.category(each)[0] in "LN" else " " for each in kept).split()
