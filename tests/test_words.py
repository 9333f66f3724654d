"""No word of ours promises: not in findings, not in reports, not on the screen."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from carejournal.evidence.words import banned_in
from carejournal.insights.words_english import ENGLISH as FINDINGS
from carejournal.insights.words_german import GERMAN as GERMAN_FINDINGS
from carejournal.reports.labels import WORDS as LABELS
from carejournal.services.reading_evidence import help_page

WINDOW = Path(__file__).parents[1] / "src" / "carejournal" / "ui"
GERMAN_PROMISES = re.compile(
    r"\b(stärkt|wirkt|heilt|verbesser\w*|beweis\w*|bewiesen|garantiert|dank|führt zu|beugt vor|schützt vor|"
    r"du solltest|sie sollten|gut gemacht|weiter so|serie)\b",
    re.IGNORECASE,
)


def spoken(path: Path) -> list[str]:
    """Return the texts of a module that are said to people: what it hands to a translation."""
    tree = ast.parse(path.read_text("utf-8"))
    return [
        argument.value
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and _name(call.func) in {"tr", "_tr", "translate"}
        for argument in call.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    ]


def _name(called: ast.expr) -> str:
    return called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")


def test_the_words_of_findings_promise_nothing() -> None:
    assert {key: found for key, words in FINDINGS.items() if (found := banned_in(words))} == {}


def test_the_words_of_reports_promise_nothing() -> None:
    english, german = LABELS.values()
    assert {key: found for key, words in english.items() if (found := banned_in(words))} == {}
    assert [words for words in german.values() if GERMAN_PROMISES.search(words)] == []


def test_german_findings_promise_nothing() -> None:
    assert [words for words in GERMAN_FINDINGS.values() if GERMAN_PROMISES.search(words)] == []


def test_the_help_page_promises_nothing() -> None:
    page = help_page()
    texts = [page.in_danger, page.nobody_watching, page.numbers_change, *(line.what for line in page.lines)]
    assert [text for text in texts if banned_in(text)] == []


@pytest.mark.parametrize("path", sorted(WINDOW.rglob("*.py")), ids=lambda path: path.stem)
def test_the_window_promises_nothing(path: Path) -> None:
    assert [text for text in spoken(path) if banned_in(text)] == []


def test_what_the_window_says_is_found_at_all() -> None:
    assert sum(len(spoken(path)) for path in WINDOW.rglob("*.py")) > 300
