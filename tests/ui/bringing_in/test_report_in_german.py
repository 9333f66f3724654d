"""What an import tells of a file is told in the person's language."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from carejournal.domain.refusal import Refusal
from carejournal.exchange.formats import find_format
from carejournal.exchange.records import Found, Skipped
from carejournal.exchange.source import Source
from carejournal.system.resources import resource_path
from carejournal.ui.bringing_in.left_out import REASON, WHERE, LeftOutModel
from carejournal.ui.language import refusal_in

SAMPLES = Path(__file__).parents[2] / "exchange" / "samples"
GERMAN: dict[str, str] = json.loads(resource_path("translations", "de.json").read_bytes())["Refusals"]
FILES = sorted(path for path in SAMPLES.rglob("*") if path.is_file() and "expected" not in path.name)


def told_of(source: Source) -> list[str]:
    """Return all that is told of a source, but for the places that name its own parts."""
    try:
        found: Found = find_format(source).read(source)
    except Refusal as refusal:
        return [str(refusal)]
    reasons = [each.reason for each in found.skipped]
    return [*found.warnings, *reasons, *(each.sentence for each in found.questions)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SAMPLES)))
def test_whatever_a_sample_or_a_part_of_it_gives_to_tell_has_german_words(path: Path) -> None:
    content = path.read_bytes()
    told = told_of(Source.open(path))
    for length in range(0, len(content), max(1, len(content) // 12)):
        told += told_of(Source.of(content[:length], path.name))
        told += told_of(Source.of(content[:length] + b'"x\n7,' + content[length:], path.name))
    assert [sentence for sentence in told if refusal_in(GERMAN, sentence) is None] == []


def test_places_and_reasons_are_shown_as_they_are_where_there_are_no_words_for_them() -> None:
    model = LeftOutModel([Skipped("line 3", "A reason of its own.")])
    assert (model.index(0, WHERE).data(), model.index(0, REASON).data()) == ("line 3", "A reason of its own.")
