"""Rescuing a damaged journal, as the window and the terminal do it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from carejournal.domain.refusal import DamagedRefusal, PassphraseRefusal, Refusal
from carejournal.services.opening import create_services, open_services
from carejournal.services.rescuing import Outcome, rescue_journal
from carejournal.services.sample_journal import fill_with_sample

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGE = 4096
PASSPHRASE = "several words that nobody knows"


@pytest.fixture(params=[None, PASSPHRASE], ids=["plain", "encrypted"])
def passphrase(request: pytest.FixtureRequest) -> str | None:
    given: str | None = request.param
    return given


@pytest.fixture
def damaged(tmp_path: Path, passphrase: str | None) -> Path:
    """Return a year of sample life of which the beginning and a page in the middle are lost."""
    path = tmp_path / "journal.carejournal"
    services = create_services(path, passphrase)
    fill_with_sample(services)
    services.journal.close()
    content = bytearray(path.read_bytes())
    for page in (0, len(content) // PAGE // 2):
        content[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)
    path.write_bytes(content)
    return path


def test_what_is_rescued_opens_with_the_passphrase_and_nothing_else_is_touched(
    damaged: Path, passphrase: str | None
) -> None:
    before = damaged.read_bytes()
    with pytest.raises(Refusal):
        open_services(damaged, passphrase)
    outcome = rescue_journal(damaged, passphrase)
    assert damaged.read_bytes() == before
    assert outcome.path.parent == damaged.parent
    assert outcome.path.name.startswith("journal-rescued-")
    services = open_services(outcome.path, passphrase)
    assert services.journal.check().faults == ()
    assert services.journal.entries.count() == outcome.entries
    assert 300 < outcome.entries <= outcome.entries_there_were == 352
    assert outcome.in_part < 60
    services.journal.close()


def test_a_second_rescue_gets_a_name_of_its_own(damaged: Path, passphrase: str | None) -> None:
    first, second = (rescue_journal(damaged, passphrase) for _ in range(2))
    assert first.path != second.path
    assert first.rescued == second.rescued


def test_progress_goes_from_nothing_to_nearly_everything(damaged: Path, passphrase: str | None) -> None:
    told: list[float] = []
    rescue_journal(damaged, passphrase, told=told.append)
    assert told == sorted(told)
    assert 0 <= told[0] < 0.6
    assert 0.85 < told[-1] <= 1


def test_it_can_be_called_off_at_any_moment_and_leaves_nothing(damaged: Path, passphrase: str | None) -> None:
    class CalledOffError(Exception):
        pass

    def off_after(fraction: float) -> Callable[[float], None]:
        def off(done: float) -> None:
            if done >= fraction:
                raise CalledOffError

        return off

    rescue_journal(damaged, passphrase)
    before = set(damaged.parent.iterdir())
    for after in (0.0, 0.55, 0.75, 0.9):
        with pytest.raises(CalledOffError):
            rescue_journal(damaged, passphrase, told=off_after(after))
        assert set(damaged.parent.iterdir()) == before


def test_a_wrong_or_missing_passphrase_is_told_from_damage(damaged: Path, passphrase: str | None) -> None:
    if passphrase is None:
        return
    for wrong in ("another one", None):
        with pytest.raises(PassphraseRefusal):
            rescue_journal(damaged, wrong)
    damaged.with_name(damaged.name + ".keyinfo").unlink()
    with pytest.raises(DamagedRefusal, match="Nothing in this file"):
        rescue_journal(damaged, "another one")


def test_the_key_that_the_program_keeps_opens_it_too(tmp_path: Path) -> None:
    services = create_services(tmp_path / "journal", PASSPHRASE)
    fill_with_sample(services)
    key = services.journal._file.key
    services.journal.close()
    outcome = rescue_journal(tmp_path / "journal", key)
    assert isinstance(outcome, Outcome)
    assert (outcome.key, outcome.entries, outcome.in_part) == (key, 352, 0)


@pytest.mark.parametrize("content", [b"", b"x", b"a letter, and no journal at all" * 1000, bytes(PAGE * 3)])
def test_where_nothing_can_be_read_that_is_said_kindly(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "journal"
    path.write_bytes(content)
    for secret in (None, PASSPHRASE):
        with pytest.raises(Refusal, match="Nothing in this file could be read"):
            rescue_journal(path, secret)
    assert {each.name for each in tmp_path.iterdir()} <= {"journal", "journal.lock"}


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal):
        rescue_journal(tmp_path / "missing", None)
