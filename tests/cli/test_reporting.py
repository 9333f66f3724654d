"""The command that makes the document for an appointment."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf
import pytest

from carejournal.services.opening import open_services
from carejournal.services.report_plans import Reader, ReportPlan
from reports.pdf_reading import ReadPdf, squeezed

if TYPE_CHECKING:
    from pathlib import Path

    from cli_command import Command


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


@pytest.fixture
def written(carejournal: Command) -> Command:
    """Return the command line over a journal with two notes, one of them private."""
    carejournal("add", "Walked with Zqxa by the river", "--at", "2026-11-18", "--mood", 6, "--tag", "Zqxa")
    carejournal("add", "Zqxb at home", "--at", "2026-11-19", "--private")
    carejournal("session", "therapy", "--at", "2026-11-17T17:00")
    return carejournal


def text_of(target: Path) -> str:
    return ReadPdf(target.read_bytes()).text()


def test_marked_words_are_taken_out_of_every_form(written: Command, tmp_path: Path) -> None:
    for name in ("r.pdf", "r.html", "r.csv"):
        target = tmp_path / name
        done = written("report", target, "--since-last", "therapy", "--redact", "zqxa", "--redact", "home")
        assert (done.code, done.err) == (0, "")
        text = text_of(target) if name == "r.pdf" else squeezed(target.read_text("utf-8-sig"))
        assert squeezed("Walked with █████ by the river") in text
        assert "Zqx" not in text


def test_words_that_the_window_blacks_out_stay_out_of_the_terminals_report_too(
    written: Command, journal: Path, tmp_path: Path
) -> None:
    services = open_services(journal)
    [entry] = [each for each in services.looking_back.timeline()[0] if "river" in each.note]
    lines = ("Talk of Zqxa", "", "")
    plan = ReportPlan("therapy", own_lines=lines, hidden_words=("Zqxa",), marked={entry.id: ("river",)})
    services.report_plans.keep(Reader.THERAPIST, plan)
    services.journal.close()
    for options in (("--since-last", "therapy"), ("--to", "2026-11-22")):
        assert written("report", tmp_path / "r.pdf", *options).code == 0
        text = text_of(tmp_path / "r.pdf")
        assert squeezed("Talk of █████") in text
        assert squeezed("Walked with █████ by the █████") in text
        assert "Zqx" not in text


def test_private_entries_are_counted_only_where_that_is_wanted(written: Command, tmp_path: Path) -> None:
    target = tmp_path / "r.pdf"
    period = ("--from", "2026-11-01", "--to", "2026-11-22")
    for options, told in (((), False), (("--count-private",), True)):
        assert written("report", target, *period, *options).code == 0
        assert (squeezed("Kept private by the person: 1 entry.") in text_of(target)) is told


def test_only_starred_notes_come_in_where_that_is_wanted(written: Command, tmp_path: Path) -> None:
    target = tmp_path / "r.pdf"
    assert written("report", target, "--to", "2026-11-22", "--starred").code == 0
    text = text_of(target)
    assert "river" not in text
    assert squeezed("1 note withheld by the author.") in text


def test_paper_and_language_can_be_chosen(written: Command, tmp_path: Path) -> None:
    target = tmp_path / "r.pdf"
    assert written("report", target, "--paper", "letter", "--lang", "de", "--include", "summary").code == 0
    with pikepdf.open(target) as pdf:
        assert [float(side) for side in pdf.pages[0].mediabox] == [0, 0, 612, 792]
        assert str(pdf.Root.Lang) == "de"


def test_the_summary_is_the_first_page_and_each_part_has_a_name(written: Command, tmp_path: Path) -> None:
    target = tmp_path / "r.pdf"
    for parts, bookmarks in (("summary", ["Measures", "Sessions"]), ("lines,days", ["Day by day"])):
        assert written("report", target, "--to", "2026-11-22", "--include", parts).code == 0
        assert ReadPdf(target.read_bytes()).bookmarks() == bookmarks


def test_only_a_pdf_can_be_locked(written: Command, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("three old words\n", "utf-8")
    done = written("report", tmp_path / "r.html", "--password-file", tmp_path / "secret")
    assert (done.code, done.err) == (1, "carejournal: Only a PDF can be locked with a password.\n")
    assert not (tmp_path / "r.html").exists()


def test_signs_without_a_font_are_told_in_one_sentence(written: Command, tmp_path: Path) -> None:
    written("add", "\U00012000", "--at", "2026-11-20")
    done = written("report", tmp_path / "r.pdf", "--to", "2026-11-22")
    assert done.code == 0
    assert done.err == "" or "[brackets]" in done.err
    assert ("[Cuneiform]" in text_of(tmp_path / "r.pdf")) == bool(done.err)
