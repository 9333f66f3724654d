"""Every sentence on the screen can be said in each language, with the same places for values."""

from __future__ import annotations

import ast
import importlib.util
import json
import re
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
TABLES = sorted((ROOT / "resources" / "translations").glob("*.json"))
PLACES = re.compile(r"\{\w*\}")
SHOWN_AS_THEY_ARE = {
    "Care Journal",
    "English",
    "Deutsch",
    "PDF (*.pdf)",
    "HTML (*.html)",
    "CSV (*.csv)",
    "Letter",
}
TAKES_WORDS = {
    "QLabel",
    "QPushButton",
    "QCheckBox",
    "QRadioButton",
    "label",
    "title",
    "heading",
    "button",
    "setText",
    "setToolTip",
    "setAccessibleName",
    "setAccessibleDescription",
    "setPlaceholderText",
    "setWindowTitle",
    "addItem",
    "addAction",
    "setInformativeText",
}
WORD = re.compile(r"[A-Za-z]{3}")
KEYS = re.compile(r"(Ctrl|Alt|Shift|Esc|Del|F\d+)\b[+\w.]*")


def load_shown_words() -> Any:
    spec = importlib.util.spec_from_file_location("shown_words", ROOT / "packaging" / "shown_words.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


shown_words = load_shown_words()


@cache
def words_shown() -> dict[str, set[str]]:
    """Return every sentence by its table; all of the code is read for them."""
    found: dict[str, set[str]] = shown_words.shown_words()
    return found


def test_there_is_a_table_for_every_language_but_the_codes_own() -> None:
    from carejournal.ui.language import NAMES, SOURCE

    assert {path.stem for path in TABLES} == NAMES.keys() - {SOURCE}


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_a_table_is_complete_and_holds_nothing_that_is_not_shown(path: Path) -> None:
    table = json.loads(path.read_text("utf-8"))
    for name, words in words_shown().items():
        # python3 dev.py translate adds what is missing, to be filled in.
        assert table[name].keys() == words
    empty = [each for words in table.values() for each, said in words.items() if not said.strip()]
    assert empty == []


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_a_translation_has_the_same_places_for_values(path: Path) -> None:
    table = json.loads(path.read_text("utf-8"))
    other = [
        each
        for words in table.values()
        for each, said in words.items()
        if sorted(PLACES.findall(each)) != sorted(PLACES.findall(said))
    ]
    assert other == []


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_what_depends_on_where_it_stands_is_shown_somewhere(path: Path) -> None:
    table = json.loads(path.read_text("utf-8"))
    everywhere = table["everywhere"].keys()
    collected = words_shown()
    special = {each for name, words in table.items() if name not in collected for each in words}
    assert special - everywhere == set()


def test_no_words_come_to_the_screen_past_the_translation() -> None:
    found = [
        f"{path.name}:{literal.lineno}: {literal.value}"
        for path in sorted((ROOT / "src" / "carejournal" / "ui").rglob("*.py"))
        if path.name != "tour.py"  # it types words into a search
        for call in shown_words.calls(path)
        if shown_words.called(call) in TAKES_WORDS
        for literal in call.args
        if isinstance(literal, ast.Constant) and isinstance(literal.value, str)
        if WORD.search(literal.value) and not KEYS.fullmatch(literal.value)
        if literal.value not in SHOWN_AS_THEY_ARE
    ]
    assert found == []


def test_a_sentence_with_values_is_collected_with_their_places() -> None:
    call = ast.parse('Refusal(f"{name:g} is not {what}.")', mode="eval").body
    assert isinstance(call, ast.Call)
    assert shown_words.form(call.args[0]) == "{0} is not {1}."
    made_elsewhere = ast.parse("Refusal(words)", mode="eval").body
    assert isinstance(made_elsewhere, ast.Call)
    assert shown_words.form(made_elsewhere.args[0]) == ""
