"""The recovery sheet: one page, accessible, and the code on it as it is typed."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carejournal.reports.contents import Language, Paper
from carejournal.reports.recovery_sheet import COLUMNS, recovery_sheet_pdf, recovery_sheet_text
from carejournal.reports.recovery_sheet import _words as words_of
from reports.pdf_reading import ReadPdf, squeezed

if TYPE_CHECKING:
    from pathlib import Path

CODE = "7GDK-VR08-F3R5-B1F6-JZ5W-2DTM-M2XE"
NAME = "journal.carejournal"
DAY = date(2026, 9, 30)
PAPERS_AND_LANGUAGES = pytest.mark.parametrize(
    ("paper", "language"), [(paper, language) for paper in Paper for language in Language]
)
ODD_NAMES = (
    "W" * 255,
    "several words " * 18,
    "日" * 85,
    "שלום יומן.carejournal",
    "\u202ecarejournal",
    "e\u0301\u064b\u05e9😀" * 9,
    '#import "x": * $x$ *a* <b> @ref \\n',
    "",
    "a\udcff\x00\n\t\ufeffb",
    "--",
)


@PAPERS_AND_LANGUAGES
def test_the_sheet_is_one_page_of_the_paper_chosen(paper: Paper, language: Language) -> None:
    read = ReadPdf(recovery_sheet_pdf(CODE, NAME, DAY, paper, language))
    (page,) = read.pages
    expected = {Paper.A4: (210 / 25.4 * 72, 297 / 25.4 * 72), Paper.LETTER: (612, 792)}[paper]
    assert [float(side) for side in page.mediabox[2:]] == pytest.approx(expected, abs=0.1)


@pytest.mark.parametrize("name", ODD_NAMES)
def test_no_name_makes_it_two_pages_or_stops_it(name: str) -> None:
    read = ReadPdf(recovery_sheet_pdf(CODE, name, DAY, Paper.LETTER, Language.GERMAN))
    assert len(read.pages) == 1
    assert CODE in read.text()


def test_a_name_with_typesetting_signs_stays_text_and_a_long_one_keeps_both_ends() -> None:
    signs = '#import "x": * $x$ *a* <b> @ref'
    assert squeezed(signs) in ReadPdf(recovery_sheet_pdf(CODE, signs, DAY)).text()
    long = f"first {'x' * 200} last"
    for text in (ReadPdf(recovery_sheet_pdf(CODE, long, DAY)).text(), recovery_sheet_text(CODE, long, DAY)):
        assert "first" in text
        assert "last" in text
        assert "x" * 100 not in text


@PAPERS_AND_LANGUAGES
def test_everything_is_on_the_page_and_the_code_copies_as_it_is_typed(
    paper: Paper, language: Language
) -> None:
    text = ReadPdf(recovery_sheet_pdf(CODE, NAME, DAY, paper, language)).text()
    said = [CODE, NAME, "2026", "carejournal change-passphrase --recovery-code-file FILE"]
    for words in words_of(language).values():
        said += [words] if isinstance(words, str) else words
    for part in said:
        assert squeezed(part) in text


@pytest.mark.parametrize("language", list(Language))
def test_the_plain_text_says_the_same_with_the_code_on_a_line_of_its_own(language: Language) -> None:
    text = recovery_sheet_text(CODE, NAME, DAY, language)
    assert CODE in [line.strip() for line in text.splitlines()]
    assert max(len(line) for line in text.splitlines()) <= COLUMNS
    for words in words_of(language).values():
        for part in [words] if isinstance(words, str) else words:
            assert squeezed(part) in squeezed(text)
    assert text.endswith("___\n")


@given(st.text(max_size=200))
def test_the_plain_text_holds_any_name_on_one_line(name: str) -> None:
    text = recovery_sheet_text(CODE, name, DAY)
    assert len(text.splitlines()) == len(recovery_sheet_text(CODE, NAME, DAY).splitlines())
    assert text.encode()


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=120))
def test_any_name_can_be_typeset(name: str) -> None:
    assert len(ReadPdf(recovery_sheet_pdf(CODE, name, DAY)).pages) == 1


def test_both_languages_say_as_much() -> None:
    english, german = (words_of(language) for language in Language)
    assert english.keys() == german.keys()
    for key, words in english.items():
        assert isinstance(german[key], type(words))
        assert isinstance(words, str) or len(german[key]) == len(words)


@pytest.mark.parametrize("language", list(Language))
def test_the_words_do_not_tell_what_is_kept_in_the_file(language: Language) -> None:
    text = recovery_sheet_text(CODE, "NAME", DAY, language).lower().replace("care journal", "")
    telling = (
        "diary",
        "tagebuch",
        "mood",
        "stimmung",
        "therap",
        "session",
        "massage",
        "sleep",
        "schlaf",
        "health",
    )
    assert not [word for word in telling if word in text]


def test_the_same_values_give_the_same_bytes() -> None:
    script = (
        "import sys; from datetime import date; from carejournal.reports.recovery_sheet import *; "
        f"sys.stdout.buffer.write(recovery_sheet_pdf({CODE!r}, {NAME!r}, date(2026, 9, 30)))"
    )
    env = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    told = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, env=env)
    assert told.stdout == recovery_sheet_pdf(CODE, NAME, DAY)


@pytest.mark.parametrize("language", list(Language))
def test_the_page_is_accessible(language: Language) -> None:
    read = ReadPdf(recovery_sheet_pdf(CODE, NAME, DAY, Paper.A4, language))
    assert (str(read.document.Root.Lang), bool(read.document.Root.MarkInfo.Marked)) == (language.value, True)
    with read.document.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == f"Care Journal: {words_of(language)['title']}"
    words = words_of(language)
    headings = [words[key] for key in ("code", "steps_heading", "scope_heading", "keeping_heading")]
    assert read.bookmarks() == headings
    assert read.tag_names().count("LI") == sum(len(words[key]) for key in ("steps", "scope", "keeping"))


def test_the_file_says_nothing_more_and_brings_its_fonts() -> None:
    read = ReadPdf(recovery_sheet_pdf(CODE, NAME, DAY))
    assert set(read.document.docinfo.keys()) == {"/Title", "/Creator", "/CreationDate", "/ModDate"}
    assert str(read.document.docinfo["/CreationDate"]).startswith("D:20260930")
    assert read.fonts() == {"DejaVuSans", "DejaVuSans-Bold", "DejaVuSansMono", "DejaVuSansMono-Bold"}


def test_no_temporary_file_ever_holds_the_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TMPDIR", "TEMP", "TMP", "XDG_CACHE_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.chdir(tmp_path)
    recovery_sheet_pdf(CODE, NAME, DAY)
    assert list(tmp_path.rglob("*")) == []
