"""The finished PDF: accessible, reproducible, and whatever was written cannot stop it."""

from __future__ import annotations

import hashlib
import os
import pickle
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest

from carejournal.domain.moment import Moment
from carejournal.reports.contents import (
    Language,
    MeasureLine,
    Note,
    Paper,
    Part,
)
from carejournal.reports.typesetting import typeset
from reports.pdf_reading import ReadPdf, squeezed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reports.conftest import MakeContents

WITHOUT_NOTES = frozenset(Part) - {Part.NOTES}


@pytest.mark.parametrize("paper", list(Paper))
def test_four_weeks_with_a_chart_fit_on_two_pages(make_contents: MakeContents, paper: Paper) -> None:
    read = ReadPdf(typeset(make_contents(parts=WITHOUT_NOTES), paper))
    assert len(read.pages) == 2
    width, height = (float(side) for side in read.pages[0].mediabox[2:])
    expected = {Paper.A4: (210 / 25.4 * 72, 297 / 25.4 * 72), Paper.LETTER: (612, 792)}[paper]
    assert (width, height) == pytest.approx(expected, abs=0.1)


def test_the_same_contents_give_the_same_bytes(make_contents: MakeContents) -> None:
    assert typeset(make_contents()) == typeset(make_contents())


def test_another_process_makes_the_same_bytes(make_contents: MakeContents, tmp_path: Path) -> None:
    contents = make_contents(7, sessions=(), chart_svg=None, chart_alt="")
    script = tmp_path / "again.py"
    script.write_text(
        "import pickle, sys, hashlib\n"
        "from carejournal.reports.typesetting import typeset\n"
        "contents = pickle.load(open(sys.argv[1], 'rb'))\n"
        "print(hashlib.sha256(typeset(contents)).hexdigest())\n"
    )
    kept = tmp_path / "contents"
    kept.write_bytes(pickle.dumps(contents))
    told = subprocess.run(
        [sys.executable, script, kept], check=True, capture_output=True, text=True, env=_env()
    )
    assert told.stdout.strip() == hashlib.sha256(typeset(contents)).hexdigest()


def _env() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}


def test_the_document_says_that_it_is_accessible_and_in_which_language(make_contents: MakeContents) -> None:
    read = ReadPdf(typeset(make_contents(language=Language.GERMAN)))
    root = read.document.Root
    assert (str(root.Lang), bool(root.MarkInfo.Marked)) == ("de", True)
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    with read.document.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == "Record for the next appointment"


def test_the_date_of_the_file_is_the_day_it_was_made_on(make_contents: MakeContents) -> None:
    read = ReadPdf(typeset(make_contents()))
    assert str(read.document.docinfo["/CreationDate"]).startswith("D:20260831")


def test_nothing_but_the_title_stands_in_the_file_about_the_person(make_contents: MakeContents) -> None:
    read = ReadPdf(typeset(make_contents()))
    assert set(read.document.docinfo.keys()) == {"/Title", "/Creator", "/CreationDate", "/ModDate"}


def test_the_chart_is_a_picture_with_words_and_stays_lines(make_contents: MakeContents) -> None:
    contents = make_contents()
    read = ReadPdf(typeset(contents))
    figures = [element for name, element in read.tags() if name == "Figure"]
    assert [str(figure.Alt) for figure in figures] == [contents.chart_alt]
    assert not any(page.get_images() for page in read.pages)


def test_every_table_has_marked_header_cells(make_contents: MakeContents) -> None:
    read = ReadPdf(typeset(make_contents()))
    tables = [element for name, element in read.tags() if name == "Table"]
    assert len(tables) == 3
    for table in tables:
        rows = [name for name, _ in ReadPdf.within(table)]
        assert rows.index("THead") < rows.index("TH") < rows.index("TBody") < rows.index("TD")
    scopes = {str(element.A[0].Scope) for name, element in read.tags() if name == "TH"}
    assert scopes == {"/Column"}


def test_the_reading_order_goes_from_overview_to_notes(
    make_contents: MakeContents, note: Callable[..., Note]
) -> None:
    read = ReadPdf(typeset(make_contents(notes=(note("# Mine\n\n### Deeper"),))))
    assert read.bookmarks() == [
        "In my words",
        "To bring up",
        "What we agreed to try",
        "Measures",
        "Sessions",
        "Latest scores",
        "Course over the period",
        "What went together",
        "Day by day",
        "Notes",
    ]
    headings = [name for name in read.tag_names() if name.startswith("H")]
    assert headings == ["H1"] * 10 + ["H2", "H3", "H4"]


def test_all_fonts_are_embedded_and_come_with_the_program(make_contents: MakeContents) -> None:
    assert ReadPdf(typeset(make_contents())).fonts() == {"DejaVuSans", "DejaVuSans-Bold"}


def test_every_page_says_what_the_document_is_not_and_what_it_leaves_out(make_contents: MakeContents) -> None:
    contents = make_contents(withheld_entries=3, parts=WITHOUT_NOTES)
    read = ReadPdf(typeset(contents))
    for page in range(2):
        text = read.text(page)
        assert squeezed("Self-reported. Not a diagnosis.") in text
        assert squeezed("Kept private by the person: 3 entries. Left out of this copy: the notes.") in text
        assert squeezed(f"Page {page + 1} of 2") in text


def test_a_sample_says_so_on_every_page_and_a_real_report_nowhere(make_contents: MakeContents) -> None:
    marked = squeezed("Sample: an invented record of no real person")
    sample = ReadPdf(typeset(make_contents(sample=True)))
    assert all(marked in sample.text(page) for page in range(len(sample.pages)))
    assert marked not in ReadPdf(typeset(make_contents())).text()


def test_the_first_page_tells_the_numbers(make_contents: MakeContents) -> None:
    first = ReadPdf(typeset(make_contents())).text(0)
    for words in ("Record of Alex", "24 of 28 days", "3–30 August 2026", "5.5", "▲ Therapy CBT"):
        assert squeezed(words) in first


@pytest.mark.parametrize("part", list(Part))
def test_each_part_can_be_left_out(
    make_contents: MakeContents, note: Callable[..., Note], part: Part
) -> None:
    heading = {
        Part.LINES: "In my words",
        Part.AGENDA: "To bring up",
        Part.PRACTICES: "What we agreed to try",
        Part.SCORES: "Latest scores",
        Part.SUMMARY: "Measures",
        Part.CHART: "Course over the period",
        Part.DAYS: "Day by day",
        Part.FINDINGS: "What went together",
        Part.NOTES: "Notes",
    }[part]
    contents = make_contents(notes=(note("words"),), parts=frozenset(Part) - {part})
    bookmarks = ReadPdf(typeset(contents)).bookmarks()
    assert bookmarks
    assert heading not in bookmarks


@pytest.mark.parametrize("days", [1, 28, 366])
def test_periods_of_every_length_can_be_typeset(make_contents: MakeContents, days: int) -> None:
    read = ReadPdf(typeset(make_contents(days)))
    assert len(read.pages) == pytest.approx({1: 1, 28: 2, 366: 13}[days], abs=2)


def test_in_a_long_report_each_year_and_the_notes_begin_a_page(make_contents: MakeContents) -> None:
    days = {"before": date(2025, 12, 30), "eve": date(2025, 12, 31), "after": date(2026, 1, 1)}
    notes = tuple(Note(Moment.on(day), "", words) for words, day in days.items())
    long = ReadPdf(typeset(make_contents(430, notes=notes)))
    pages = [long.text(page) for page in range(len(long.pages))]
    assert any(page.startswith("January2026") for page in pages)
    assert pages[-2].startswith("Notes")
    assert [squeezed(words) in pages[-2] for words in days] == [True, True, False]
    assert [squeezed(words) in pages[-1] for words in days] == [False, False, True]
    short = ReadPdf(typeset(make_contents(notes=notes)))
    assert all(squeezed(words) in short.text(1) for words in days)


@pytest.mark.parametrize(("words", "page_of_days", "pages"), [(40, 1, 2), (600, 0, 2), (900, 1, 3)])
def test_days_begin_a_page_unless_that_costs_one(
    make_contents: MakeContents, note: Callable[..., Note], words: int, page_of_days: int, pages: int
) -> None:
    contents = make_contents(21, chart_svg=None, chart_alt="", notes=(note("word " * words),))
    read = ReadPdf(typeset(contents))
    assert len(read.pages) == pages
    assert [n for n in range(pages) if squeezed("Day by day") in read.text(n)] == [page_of_days]


def test_a_period_without_any_record_says_so(make_contents: MakeContents) -> None:
    contents = make_contents(
        measures=(MeasureLine("Mood"),), days=(), sessions=(), chart_svg=None, chart_alt="", recorded_days=0
    )
    text = ReadPdf(typeset(contents)).text()
    for words in (
        "Nothing was recorded in this period.",
        "0 of 28 days",
        "not recorded",
        "No sessions",
        "No notes",
    ):
        assert squeezed(words) in text


def test_lists_quotes_and_code_are_tagged_as_such(
    make_contents: MakeContents, note: Callable[..., Note]
) -> None:
    read = ReadPdf(typeset(make_contents(1, notes=(note("- [x] a\n- [ ] b\n\n> c\n\n`d`"),), findings=())))
    assert {"L", "LI", "LBody", "BlockQuote", "Code"} <= set(read.tag_names())
    assert "☑a" in read.text()
    assert "☐b" in read.text()


def test_nothing_that_was_written_touches_a_temporary_file(
    make_contents: MakeContents, note: Callable[..., Note], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TMPDIR", "TEMP", "TMP", "XDG_CACHE_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.chdir(tmp_path)
    typeset(make_contents(notes=(note("private words"),)))
    assert list(tmp_path.rglob("*")) == []
