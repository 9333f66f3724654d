"""The driver's errors, told apart."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

import pytest
from sqlcipher3 import dbapi2

from carejournal.domain.refusal import DamagedRefusal, Refusal
from carejournal.storage.faults import CODES_OF_WORDS, SENTENCES, sentence_for, world_faults_refused

if TYPE_CHECKING:
    from pathlib import Path

    from carejournal.storage.journal import Journal


def test_a_fault_of_the_world_becomes_one_plain_sentence(journal: Journal) -> None:
    with pytest.raises(Refusal, match="too large") as refused:
        journal._file.rows("SELECT zeroblob(2000000000)")
    assert isinstance(refused.value.__cause__, dbapi2.DataError)


@pytest.mark.parametrize(
    "mistake",
    [
        "SELECT nonsense",
        "INSERT INTO facts (name) VALUES (NULL)",
        "INSERT INTO readings VALUES (1, 'mood', 1.0)",
    ],
)
def test_a_mistake_of_ours_passes_through(journal: Journal, mistake: str) -> None:
    with pytest.raises(dbapi2.DatabaseError):
        journal._file.rows(mistake)


def test_an_exception_that_is_not_the_drivers_passes_through() -> None:
    with pytest.raises(KeyError), world_faults_refused():
        raise KeyError


def test_errors_of_the_standard_librarys_driver_are_told_apart_too(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="cannot be opened"), world_faults_refused():
        sqlite3.connect(tmp_path / "no folder" / "journal")


def test_extended_codes_count_as_what_they_extend(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("PRAGMA journal_mode = WAL")
        writer.execute("CREATE TABLE numbers (n)")
        with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN")
            other.execute("SELECT * FROM numbers").fetchall()
            writer.execute("INSERT INTO numbers VALUES (1)")
            with pytest.raises(sqlite3.OperationalError) as caught:
                other.execute("INSERT INTO numbers VALUES (2)")
    assert caught.value.sqlite_errorname == "SQLITE_BUSY_SNAPSHOT"
    assert sentence_for(caught.value) == SENTENCES["SQLITE_BUSY"]


@pytest.mark.parametrize("words", CODES_OF_WORDS)
def test_the_words_of_the_backup_call_are_understood_without_a_code(words: str) -> None:
    assert sentence_for(dbapi2.OperationalError(words)) == SENTENCES[CODES_OF_WORDS[words]]


def test_words_that_are_not_known_are_ours() -> None:
    assert sentence_for(dbapi2.OperationalError("no such table: x")) is None


@pytest.mark.parametrize("sentence", SENTENCES.values())
def test_sentences_are_for_people(sentence: str) -> None:
    assert sentence.endswith(".")
    assert "SQL" not in sentence
    assert "error" not in sentence.lower()


def test_a_text_that_is_none_any_more_is_damage(journal: Journal) -> None:
    with pytest.raises(DamagedRefusal, match="damaged"):
        journal._file.rows("SELECT CAST(x'ff' AS TEXT)")
