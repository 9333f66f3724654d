"""What a person gets back of a damaged journal, and what they are told of the rest."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from carejournal.exchange.journal_json import read_copy
from carejournal.storage.rescue import rescue
from storage.damaged_journals import well_filled
from storage.made_journals import NOON, opened
from storage.make_old_journal import FOLDER

if TYPE_CHECKING:
    from carejournal.storage.key import Key
    from carejournal.storage.rescue import Rescued

OLD_JOURNALS = sorted(FOLDER.glob("*.carejournal"))


def rescued(path: Path, key: Key | None = None) -> tuple[Path, Rescued]:
    """Rescue a journal; return where the new one is and what was told."""
    target = path.with_name("rescued")
    return target, rescue(path, key, target, NOON, lambda _: None)


def key_of(path: Path, passphrase: str | None) -> Key | None:
    with opened(path, passphrase) as journal:
        return journal._file.key


@pytest.fixture(params=OLD_JOURNALS, ids=lambda path: path.stem)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return a copy of a journal that an older version wrote."""
    return Path(shutil.copyfile(request.param, tmp_path / f"{request.param.stem}.carejournal"))


@pytest.mark.parametrize("brought_up_to_date", [False, True])
def test_a_journal_that_an_older_version_wrote_is_rescued_whole(old: Path, brought_up_to_date: bool) -> None:
    described, _ = read_copy((FOLDER / f"{old.stem}.json").read_bytes())
    if brought_up_to_date:
        with opened(old):
            pass
    target, told = rescued(old)
    with opened(target) as journal:
        assert journal.copy() == described
        assert [row[:2] for row in journal._file.rows("SELECT * FROM trash")] == [("entry", "trashed")]
    assert not any(told.lost.values())


def test_of_a_sound_journal_nothing_is_lost_or_in_part(path: Path, passphrase: str | None) -> None:
    well_filled(path, passphrase)
    target, told = rescued(path, key_of(path, passphrase))
    with opened(path, passphrase) as before, opened(target, passphrase) as after:
        assert after.copy() == before.copy()
    assert not any(told.lost.values())
    assert not any(told.in_part.values())
