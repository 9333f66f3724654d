"""The commands that look back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

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


def test_one_card_is_printed_or_exported_without_any_journal(
    carejournal: Command, journal: Path, tmp_path: Path
) -> None:
    text = carejournal("evidence", "tracking-mood").out
    assert "Does tracking my mood do me good?" in text
    assert carejournal("evidence", "tracking-mood", "--export", tmp_path / "card.pdf").code == 0
    assert (tmp_path / "card.pdf").read_bytes().startswith(b"%PDF")
    assert json.loads(carejournal("evidence", "tracking-mood", "--json").out)["themes"] == ["journal", "mood"]
    assert not journal.exists()


def test_cards_are_printed_and_exported_in_german_too(carejournal: Command, tmp_path: Path) -> None:
    text = carejournal("evidence", "massage-and-anxiety", "--lang", "de").out
    assert "1.802 Menschen" in text
    assert "Was es nicht bedeutet" in text
    assert "Stärke: niedrig." in text
    assert (
        carejournal("evidence", "massage-and-anxiety", "--lang", "de", "--export", tmp_path / "karte.md").code
        == 0
    )
    assert "22. November 2026" in (tmp_path / "karte.md").read_text("utf-8")
    assert "[niedrig]" in carejournal("evidence", "--lang", "de").out


def test_an_unknown_card_another_ending_and_no_card_are_refused(carejournal: Command, tmp_path: Path) -> None:
    for words in (("nothing",), ("tracking-mood", "--export", tmp_path / "card.txt")):
        done = carejournal("evidence", *words)
        assert (done.code, done.err.count("\n")) == (1, 1)
    assert carejournal("evidence", "--export", tmp_path / "card.pdf").code == 2
    assert list(tmp_path.glob("card*")) == []
