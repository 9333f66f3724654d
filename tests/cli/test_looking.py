"""The commands that look back."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pikepdf

if TYPE_CHECKING:
    from pathlib import Path

    from cli_command import Command


def test_search_prints_hits_newest_first(carejournal: Command) -> None:
    for day in ("2026-11-01", "2026-11-03", "2026-11-02"):
        carejournal("add", f"Walked by the river on {day}", "--at", day)
    carejournal("session", "therapy", "--at", "2026-11-02T10:00", "--note", "The river again.")
    hits = json.loads(carejournal("search", "river", "--json").out)
    assert [hit["moment"] for hit in hits] == [
        "2026-11-03", "2026-11-02T10:00:00+00:00", "2026-11-02", "2026-11-01",
    ]  # fmt: skip
    assert {hit["kind"] for hit in hits} == {"entry", "session"}
    assert "river" in hits[0]["snippet"]
    assert len(json.loads(carejournal("search", "river", "--limit", 2, "--json").out)) == 2
    assert carejournal("search", "ocean").out == ""


def test_search_takes_any_text_as_words(carejournal: Command) -> None:
    carejournal("add", "plain")
    for words in ('"', "AND", "note:*", "(", "'; DROP TABLE entries; --", "-", "*"):
        done = carejournal("search", words)
        assert (done.code, done.err) == (0, "")


def test_report_is_a_tagged_pdf_of_the_period(carejournal: Command, tmp_path: Path) -> None:
    carejournal("demo")
    target = tmp_path / "r.pdf"
    done = carejournal("report", target, "--from", "2026-10-26", "--to", "2026-11-22")
    assert (done.code, done.err) == (0, "")
    assert "of 28 days" in done.out
    with pikepdf.open(target) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en"
    assert target.stat().st_mode & 0o777 == 0o600


def test_the_same_report_twice_is_the_same_file(carejournal: Command, tmp_path: Path) -> None:
    carejournal("demo")
    for name in ("a.pdf", "b.pdf"):
        assert (
            carejournal("report", tmp_path / name, "--to", "2026-11-22", "--include", "chart,days").code == 0
        )
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_a_report_can_be_locked_with_a_password(carejournal: Command, tmp_path: Path) -> None:
    carejournal("add", "--mood", 5)
    (tmp_path / "secret").write_text("three old words\n", "utf-8")
    assert carejournal("report", tmp_path / "r.pdf", "--password-file", tmp_path / "secret").code == 0
    locked = (tmp_path / "r.pdf").read_bytes()
    with pikepdf.open(io.BytesIO(locked), password="three old words") as pdf:
        assert pdf.encryption.bits == 256
        assert pdf.Root.MarkInfo.Marked


def test_a_report_since_the_last_session(carejournal: Command, tmp_path: Path) -> None:
    assert carejournal("session", "therapy", "--at", "2026-11-19T17:00").code == 0
    assert carejournal("report", tmp_path / "r.pdf", "--since-last", "therapy").code == 0
    refused = carejournal("report", tmp_path / "m.pdf", "--since-last", "massage")
    assert refused.code == 1
    assert not (tmp_path / "m.pdf").exists()


def test_wrong_parts_and_periods_are_usage_errors(carejournal: Command, tmp_path: Path) -> None:
    carejournal("add", "x")
    assert carejournal("report", tmp_path / "r.pdf", "--include", "everything").code == 2
    assert carejournal("report", tmp_path / "r.pdf", "--from", "2026-02-01", "--to", "2026-01-01").code == 2


def test_a_report_is_never_saved_over_the_journal(carejournal: Command, journal: Path) -> None:
    carejournal("add", "precious", "--mood", 5)
    before = journal.read_bytes()
    for command in ("report", "export"):
        done = carejournal(command, journal)
        assert done.code == 1
        assert done.err.count("\n") == 1
    assert journal.read_bytes() == before


def test_evidence_lists_cards_without_any_journal(carejournal: Command, journal: Path) -> None:
    cards = json.loads(carejournal("evidence", "--json").out)
    assert {"id", "title", "short_answer", "strength", "references", "concerns"} <= set(cards[0])
    assert len(cards) >= 2
    assert not journal.exists()
